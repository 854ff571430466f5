"""The process that reads attachments, as the one that asks sees it."""

import os
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path

from gongkai.model.file_text import FileText, Lack, Lacking
from gongkai.sources.documents.grid import CellGrid
from gongkai.sources.documents.limits import MEMORY, PATIENCE, SECONDS
from gongkai.sources.documents.wire import loaded, loaded_grid
from gongkai.sources.documents.worker import CELLS, HEAD, TEXT

_WORKER = "gongkai.sources.documents.worker"
_ENGINE = Path(__file__).parents[3]
"""The folder in which the package lies."""
_CHUNK = 1 << 20


class Child:
    """Reads one file after the other; it is begun when it is first needed, and after it died."""

    def __init__(self) -> None:
        """Begin nothing yet."""
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, file: Path) -> FileText:
        """Return the text of a file; it says whether a limit was met."""
        answer = self._answer(TEXT, file)
        if isinstance(answer, Lacking):
            return FileText(lacking=(answer,))
        try:
            return loaded(answer)
        except ValueError:
            return FileText(lacking=(Lacking(Lack.FAILED),))

    def read_grid(self, file: Path) -> CellGrid:
        """Return the cells of a file; it says whether a limit was met."""
        answer = self._answer(CELLS, file)
        if isinstance(answer, Lacking):
            return CellGrid([], lack=answer.lack.name)
        try:
            return loaded_grid(answer)
        except ValueError:
            return CellGrid([], lack=Lack.FAILED.name)

    def _answer(self, wanted: bytes, file: Path) -> bytes | Lacking:
        """Return what the process answers, or why there is no answer."""
        process = self._process
        if process is None or process.poll() is not None:
            self.end()
            try:
                process = self._process = _start()
            except OSError:
                return Lacking(Lack.FAILED)
        try:
            answer = _ask(process, wanted, file)
        except TimeoutError:
            self.end()
            return Lacking(Lack.TOO_LONG, PATIENCE)
        if answer is not None:
            return answer
        status = process.wait()
        self.end()
        return _why(status)

    def end(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


def _start() -> "subprocess.Popen[bytes]":
    """Start the process with nothing of our environment but where Python finds its modules.

    The folder at hand is not among them: it is the column's, and anybody's who changes it.
    """
    here = os.getcwd()  # noqa: PTH109  as Python writes it
    others = [path for path in sys.path if path not in ("", here)]
    environment = {
        "PYTHONPATH": os.pathsep.join([str(_ENGINE), *others]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.Popen(  # noqa: S603  our own interpreter and arguments
        [sys.executable, "-P", "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _ask(process: "subprocess.Popen[bytes]", wanted: bytes, file: Path) -> bytes | None:
    """Return the answer of the process; None where it ended first, TimeoutError if it is slow."""
    assert process.stdin is not None  # noqa: S101  it was started with pipes
    assert process.stdout is not None  # noqa: S101  as above
    try:
        process.stdin.write(wanted + b" " + os.fsencode(file).hex().encode() + b"\n")
        process.stdin.flush()
    except OSError:
        return None
    deadline = time.monotonic() + PATIENCE
    answer = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while len(answer) < HEAD.size or len(answer) < HEAD.size + HEAD.unpack_from(answer)[0]:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise TimeoutError
            chunk = os.read(process.stdout.fileno(), _CHUNK)
            if not chunk:
                return None
            answer += chunk
    return bytes(answer[HEAD.size :])


def _why(status: int) -> Lacking:
    """Return what brought the process to its end."""
    if status == -signal.SIGXCPU:
        return Lacking(Lack.TOO_LONG, SECONDS)
    if status == -signal.SIGKILL:
        return Lacking(Lack.TOO_MUCH_MEMORY, MEMORY)
    return Lacking(Lack.FAILED)
