"""Work beside this process has the result that it has here, and its faults are seen here."""

import os

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


def test_nobody_waits_for_work_whose_result_is_not_wanted() -> None:
    def work() -> int:
        while True:
            pass

    with beside(work):
        pass
