"""Days and moments on the command line: one reader, for every way to write them."""

import pytest

from gongkai.commands.given_day import given_date, given_day, given_moment


@pytest.mark.parametrize(
    "text", ["2026-11-28", "2026年11月28日", "2026/11/28", "2026.11.28", "二〇二六年十一月二十八日"]
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert given_date(text) == "2026-11-28"
    assert given_moment("--date", text) == "2026-11-28"
    assert given_day("--issued", text).isoformat() == "2026-11-28"


@pytest.mark.parametrize(
    "text", ["2026-11-28 09:30", "2026-11-28T09:30", "2026年11月28日9时30分", "2026/11/28 9:30"]
)
def test_a_moment_has_a_time(text: str) -> None:
    assert given_moment("--since", text) == "2026-11-28 09:30"


def test_what_is_not_given_is_none() -> None:
    assert given_date(None) is None
    assert given_moment("--date", None) is None


@pytest.mark.parametrize("text", ["", "yesterday", "2026-02-30", "2026-11-28 09:30", "9999-12-31"])
def test_what_is_no_day_is_refused_by_the_name_of_its_option(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        given_date(text)
    assert ended.value.code == 2
    assert "--date takes a day like 2021-07-15" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["2026-11-28 25:00", "2026-11-28 noon", "09:30"])
def test_what_is_no_moment_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        given_moment("--since", text)
    assert "--since takes a day like 2021-07-15 or a moment" in capsys.readouterr().err
