"""Work beside this process has the result that it has here, and its faults are seen here."""

import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path

import pytest

from gongkai.background import beside


def test_work_is_done_in_another_process_while_this_one_goes_on() -> None:
    with beside(lambda: ("made", os.getpid())) as result:
        made, process = result()
    assert made == "made"
    assert (process != os.getpid()) == (len(os.sched_getaffinity(0)) > 1)


def test_what_is_not_worth_it_is_done_here() -> None:
    with beside(os.getpid, worth_it=False) as result:
        assert result() == os.getpid()


def test_fault_of_the_work_is_raised_here(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise ValueError("no such column")

    with pytest.raises(ValueError, match="no such column"), beside(work) as result:
        result()
    assert "no such column" in capfd.readouterr().err or len(os.sched_getaffinity(0)) == 1


def test_work_is_done_here_where_the_copy_is_killed_while_it_sends(tmp_path: Path) -> None:
    """What it has to send is more than a pipe holds, so it waits until somebody reads."""
    copy = tmp_path / "copy"

    def work() -> bytes:
        if not copy.exists():
            copy.write_text(str(os.getpid()), encoding="utf-8")
        return bytes(1_000_000)

    with beside(work) as result:
        wait_for(lambda: copy.exists() and bool(copy.read_text(encoding="utf-8")))
        time.sleep(0.2)  # by now it sends
        os.kill(int(copy.read_text(encoding="utf-8")), signal.SIGKILL)
        assert result() == bytes(1_000_000)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems cannot do that")
def test_copy_ends_with_the_process_that_is_killed() -> None:
    here, there = Pipe(duplex=False)
    process = os.fork()
    if not process:
        with beside(lambda: time.sleep(60)):
            time.sleep(60)
    there.close()
    time.sleep(0.3)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert here.poll(5), "nobody holds the other end any more"


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 5
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_nobody_waits_for_work_whose_result_is_not_wanted() -> None:
    def work() -> int:
        while True:
            pass

    with beside(work):
        pass
