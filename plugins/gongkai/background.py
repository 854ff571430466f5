"""Work that is done in a copy of this process while this one goes on."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


@contextmanager
def beside(work: Callable[[], T], *, worth_it: bool = True) -> Iterator[Callable[[], T]]:
    """Begin `work` and yield how to get what it returns, which has to go through a pipe.

    Where there is one processor only, where processes cannot be copied, or where it is not
    worth it, the work is done when its result is asked for. So is what went wrong in the copy,
    to be seen here.
    """
    if not (worth_it and _can_copy()):
        yield work
        return
    import multiprocessing  # noqa: PLC0415  slow, only needed here

    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    end = end_with(os.getpid())
    process = context.Process(target=_send, args=(work, there, end), daemon=True)
    process.start()
    there.close()
    try:
        yield lambda: _receive(here, work)
    finally:
        here.close()
        process.terminate()
        process.join()


def processors() -> int:
    """Return how many processors this process may use; one where the system does not say."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _can_copy() -> bool:
    return processors() > 1 and hasattr(os, "fork")


def end_at_once() -> None:
    """Let the signal to end do so in a copy of this process, whatever was arranged before.

    What Python arranges runs between two of its steps: a copy that is told to end right before it
    waits for work would wait for ever.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def end_with(parent: int) -> Callable[[], None]:
    """Return what asks the system to end a new process with its parent, even one that is killed.

    It is called in the new process. On other systems than Linux it does nothing.
    """
    libc = ctypes.CDLL(None) if sys.platform.startswith("linux") else None  # before the fork

    def ask() -> None:
        if libc is not None:
            libc.prctl(_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:  # it ended in between
            os._exit(1)

    return ask


def _send(work: Callable[[], Any], there: "Connection", end: Callable[[], None]) -> None:
    end_at_once()
    end()
    there.send(work())


def _receive(here: "Connection", work: Callable[[], T]) -> T:
    try:
        result: T = here.recv()
    except (EOFError, OSError):  # the copy came to grief, before it had sent all or any of it
        return work()
    return result
