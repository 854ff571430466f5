"""The process that reads attachments: it is asked for one after the other, within limits."""

import os
import resource
import signal
import struct
import sys
from pathlib import Path

from gongkai.model.file_text import FileText, Lack, Lacking
from gongkai.sources.documents.limits import MEGABYTE, MEMORY, SECONDS, SIZE
from gongkai.sources.documents.opened import text_of
from gongkai.sources.documents.wire import dumped

HEAD = struct.Struct(">I")
"""Before each answer: how long it is."""


def main() -> None:
    """Read the files whose names and paths come in, a pair of lines each, and write their texts.

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
        path = os.fsdecode(bytes.fromhex(line.decode()))
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + SECONDS + 1
        _limit(resource.RLIMIT_CPU, seconds)
        try:
            answer, is_full = dumped(_read(Path(path))), False
        except MemoryError:
            lack = Lacking(Lack.TOO_MUCH_MEMORY, MEMORY)
            answer, is_full = dumped(FileText(lacking=(lack,))), True
        os.write(answers, HEAD.pack(len(answer)))
        _write(answers, answer)
        if is_full:
            return


def _read(path: Path) -> FileText:
    if path.stat().st_size > SIZE * MEGABYTE:
        return FileText(lacking=(Lacking(Lack.TOO_LARGE, SIZE),))
    return text_of(path.name, path.read_bytes())


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
