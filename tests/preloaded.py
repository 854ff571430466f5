"""The program in a process that has loaded it: each command is forked from there.

A command is a process of its own all the same, with the arguments, folder, environment and streams
that it is given, and ends as any other does. Only the half second in which Python loads the
program is spent once, and not by each of some hundred commands.

As a script: `preloaded.py SOCKET` waits for commands, `preloaded.py SOCKET ARGUMENT...` runs one.
"""

import atexit
import functools
import importlib
import json
import os
import pkgutil
import runpy
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence

OF_PYTHON = ("PYTHON", "LC_", "LANG")
"""How the variables begin that Python reads when it starts, and never again."""
MOST = 1 << 20


def run(
    place: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str],
    streams: Sequence[int],
) -> int:  # fmt: skip
    """Run a command there; return its exit code."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as server:
        server.connect(place)
        request = json.dumps([folder, dict(environment), list(arguments)]).encode()
        socket.send_fds(server, [request], list(streams))
        return int(server.recv(16))


@functools.cache
def place() -> str:
    """Start the process; return where it listens. It ends with the one that started it."""
    folder = tempfile.mkdtemp(prefix="gongkai-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = os.path.join(folder, "socket")  # noqa: PTH118  a name for another process
    server = subprocess.Popen(
        [sys.executable, __file__, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdin is not None and server.stdout is not None
    assert server.stdout.readline() == "ready\n"
    server.stdout.close()
    atexit.register(server.wait)
    atexit.register(server.stdin.close)
    return path


def starts_alike(environment: Mapping[str, str]) -> bool:
    """Return whether Python would start in this environment as it did in that of the tests."""
    return _of_python(environment) == _AT_START


def _of_python(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: v for name, v in environment.items() if name.startswith(OF_PYTHON)}


def _serve(path: str) -> bool:
    """Fork for each command. True in the fork that shall run one; False when all is over."""
    from gongkai import commands  # noqa: PLC0415  not for those that only send a command

    for module in pkgutil.iter_modules(commands.__path__, f"{commands.__name__}."):
        importlib.import_module(module.name)  # what a command loads only when it runs, too
    importlib.import_module("gongkai.cli")
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(path)
        listener.listen()
        os.write(1, b"ready\n")
        running: set[int] = set()
        while True:
            ready, _, _ = select.select([listener, 0], [], [])
            # Each is waited for, so that its time counts as time of the tests.
            running -= {one for one in running if os.waitpid(one, os.WNOHANG)[0]}
            if 0 in ready:
                for one in running:
                    os.waitpid(one, 0)
                return False
            connection, _ = listener.accept()
            with connection:
                child = os.fork()
                if child == 0:
                    return _is_command(connection)
                running.add(child)


def _is_command(connection: socket.socket) -> bool:
    """Fork once more: one waits and reports the exit code, the other becomes the command."""
    request, streams, _, _ = socket.recv_fds(connection, MOST, 3)
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        connection.send(str(os.waitstatus_to_exitcode(status)).encode())
        return False
    folder, environment, arguments = json.loads(request)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.path[0] = folder
    sys.argv = ["gongkai", *arguments]
    return True


_AT_START = _of_python(os.environ)
if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(run(sys.argv[1], sys.argv[2:], os.getcwd(), os.environ, (0, 1, 2)))  # noqa: PTH109
    if _serve(sys.argv[1]):
        runpy.run_module("gongkai", run_name="__main__", alter_sys=True)
