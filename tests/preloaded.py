"""The program in a process that has loaded it: each command is forked from there.

A command is a process of its own all the same, with the arguments, folder, environment and streams
that it is given, and ends as any other does. Only the second in which Python loads the program is
spent once, and not by each of some hundred commands, nor by the processes that they start: for them
the interpreter is a script that has them forked as well.

As a script: `preloaded.py SOCKET` waits for commands, `preloaded.py SOCKET -m MODULE ARGUMENT...`
runs one.
"""

import atexit
import functools
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

OF_PYTHON = ("PYTHON", "LC_", "LANG")
"""How the variables begin that Python reads when it starts, and never again."""
MOST = 1 << 20
LOADED = ("gongkai ", "mkdocs ", "gongkai.mkdocs mkdocs")
"""The modules that are run as programs, and with which argument."""
BESIDE = ("mkdocs.commands.build", "mkdocs.livereload", "mkdocs.config.defaults")
"""What they load of others only when they run."""
INTERPRETER = """#!/bin/sh
case "$1 $2 $3" in
{loaded}) exec '{python}' -I -S '{script}' '{socket}' "$@" ;;
*) exec '{python}' "$@" ;;
esac
"""


def run(
    place: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str],
    streams: Sequence[int],
) -> int:  # fmt: skip
    """Run `python ARGUMENT...` there, which begins with -m and a module; return its exit code."""
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
    _write_interpreter(folder, path)
    server = subprocess.Popen(
        [sys.executable, __file__, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert server.stdin is not None and server.stdout is not None
    assert server.stdout.readline() == "ready\n"
    server.stdout.close()
    atexit.register(server.wait)
    atexit.register(server.stdin.close)
    return path


def interpreter() -> str:
    """Return the script that stands in for Python, for a test that starts processes itself."""
    return os.path.join(os.path.dirname(place()), "python")  # noqa: PTH118, PTH120


def starts_alike(environment: Mapping[str, str]) -> bool:
    """Return whether Python would start in this environment as it did in that of the tests."""
    return _of_python(environment) == _AT_START


def _of_python(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: v for name, v in environment.items() if name.startswith(OF_PYTHON)}


def _write_interpreter(place: str, socket: str) -> None:
    """Write the script that stands in for Python, with what is looked for beside Python."""
    from pathlib import Path  # noqa: PLC0415  not for those that only send a command

    folder = Path(place)
    loaded = "|".join(f'"-m {name}"*' for name in LOADED)
    script = folder / "python"
    script.write_text(
        INTERPRETER.format(
            loaded=loaded, python=sys.executable, script=Path(__file__).resolve(), socket=socket
        ),
        encoding="utf-8",
    )
    script.chmod(0o700)
    (folder / "linkchecker").symlink_to(Path(sys.executable).with_name("linkchecker"))


def _serve(path: str) -> bool:
    """Fork for each command. True in the fork that shall run one; False when all is over."""
    _load()
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


def _load() -> None:
    """Load all of the program, also what commands load only when they run."""
    import gongkai  # noqa: PLC0415  not for those that only send a command

    for module in pkgutil.walk_packages(gongkai.__path__, "gongkai."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in BESIDE:
        importlib.import_module(name)
    _prepare()
    sys.dont_write_bytecode = True  # of the hooks of projects: it would be one file more there
    gc.freeze()


def _prepare() -> None:
    """Make what every process of the program would make alike."""
    from gongkai.model.kinds import KINDS  # noqa: PLC0415  as above
    from gongkai.render.lines import alternatives  # noqa: PLC0415  as above

    alternatives(tuple(KINDS.values()))


def _is_command(connection: socket.socket) -> bool:
    """Fork once more: one waits and reports the exit code, the other becomes the command."""
    request, streams, _, _ = socket.recv_fds(connection, MOST, 3)
    child = os.fork()
    if child:
        with suppress(BrokenPipeError):
            connection.send(str(_ended(child, connection)).encode())
        return False
    folder, environment, (_, module, *arguments) = json.loads(request)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.path[0] = folder
    sys.executable = os.path.join(os.path.dirname(sys.argv[1]), "python")  # noqa: PTH118, PTH120
    sys.argv = [module, *arguments]
    return True


def _ended(child: int, connection: socket.socket) -> int:
    """Wait for a command and return its exit code; it ends with the one that asked for it."""
    process = os.pidfd_open(child)
    ready, _, _ = select.select([process, connection], [], [])
    if process not in ready:
        os.kill(child, signal.SIGTERM)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


_AT_START = _of_python(os.environ)
if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(run(sys.argv[1], sys.argv[2:], os.getcwd(), os.environ, (0, 1, 2)))  # noqa: PTH109
    if _serve(sys.argv[1]):
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
