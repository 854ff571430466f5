"""The process that reads attachments: it is asked for one after the other, within limits."""

import os
import resource
import signal
import struct
import sys
from pathlib import Path

from gongkai.model.file_text import FileText, Lack, Lacking
from gongkai.sources.documents.grid import CellGrid
from gongkai.sources.documents.grids import TooManyCellsError, grid_of
from gongkai.sources.documents.limits import MEGABYTE, MEMORY, SECONDS, SIZE
from gongkai.sources.documents.opened import text_of
from gongkai.sources.documents.wire import dumped, dumped_grid

HEAD = struct.Struct(">I")
"""Before each answer: how long it is."""
TEXT, CELLS = b"text", b"cells"
"""What is asked of a file."""


def main() -> None:
    """Read the files that are asked for, a line each, and write their texts or their cells.

    The process ends itself after a file that took all of its memory.
    """
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # libraries may print, but not among the answers
    os.dup2(nowhere, 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(resource.RLIMIT_AS, MEMORY * MEGABYTE)
    _limit(resource.RLIMIT_CORE, 0)
    for line in sys.stdin.buffer:
        wanted, _, name = line.partition(b" ")
        path = Path(os.fsdecode(bytes.fromhex(name.decode())))
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + SECONDS + 1
        _limit(resource.RLIMIT_CPU, seconds)
        try:
            answer = _cells(path) if wanted == CELLS else dumped(_read(path))
            is_full = False
        except MemoryError:
            answer, is_full = _full(wanted), True
        os.write(answers, HEAD.pack(len(answer)))
        _write(answers, answer)
        if is_full:
            return


def _read(path: Path) -> FileText:
    if path.stat().st_size > SIZE * MEGABYTE:
        return FileText(lacking=(Lacking(Lack.TOO_LARGE, SIZE),))
    return text_of(path.name, path.read_bytes())


def _cells(path: Path) -> bytes:
    if path.stat().st_size > SIZE * MEGABYTE:
        return dumped_grid(CellGrid([], lack=Lack.TOO_LARGE.name))
    try:
        return dumped_grid(grid_of(path.name, path.read_bytes()))
    except TooManyCellsError:
        return dumped_grid(CellGrid([], lack=Lack.TOO_LARGE.name))
    except MemoryError:
        raise
    except Exception:  # a library came to grief over a file that is not as it should be
        return dumped_grid(CellGrid([], lack=Lack.BROKEN.name))


def _full(wanted: bytes) -> bytes:
    """Return the answer for a file that took all of the memory."""
    if wanted == CELLS:
        return dumped_grid(CellGrid([], lack=Lack.TOO_MUCH_MEMORY.name))
    return dumped(FileText(lacking=(Lacking(Lack.TOO_MUCH_MEMORY, MEMORY),)))


def _limit(what: int, most: int) -> None:
    """Limit what the process may use, as far as the machine lets it."""
    try:
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))
    except (ValueError, OSError):  # the machine knows a tighter one, or none
        return


def _write(target: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(target, view) :]


if __name__ == "__main__":
    main()
