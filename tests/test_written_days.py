"""Days, lists and sums in texts that contradict themselves: tests/written_days.yml."""

from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

import workspace
from gongkai.checks import contradictions, stated_totals, written_days
from gongkai.checks.check import Scope
from gongkai.checks.registered import run_checks
from gongkai.measures.known_days import KnownDays
from gongkai.measures.reckoned import wrong_reckonings
from gongkai.measures.stated_changes import wrong_changes, wrong_shares
from gongkai.measures.working_spans import wrong_working_spans
from gongkai.measures.written_days import written_days as days_in
from gongkai.model.wording import WordingRegistry
from gongkai.model.working_days import CalendarYear, WorkingDays
from small_column import make_catalog, read_case

CASES = yaml.safe_load((Path(__file__).parent / "written_days.yml").read_text("utf-8"))
RECKONINGS = yaml.safe_load((Path(__file__).parent / "reckonings.yml").read_text("utf-8"))
NAMED = WordingRegistry.model_validate(read_case(workspace.ROOT / "data/wording/days.yml"))
CHECKS = [*written_days.CHECKS, *stated_totals.CHECKS, *contradictions.CHECKS]
AS_OF = date(2021, 7, 15)


def codes_of(text: str) -> list[str]:
    record = {"id": "fees", "kind": "policy", "dated": "2021-07-01"}
    record |= {"published": "2021-07-01", "summary": text}
    found = run_checks(Scope(make_catalog([record]), AS_OF), CHECKS)
    return [finding.code.id for finding in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_text_has_these_contradictions(case: dict[str, Any]) -> None:
    assert codes_of(case["text"]) == case["found"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("3月15日是第45个植树节。", ["3月12日"]),
        ("10月2日为国庆节，5月30日恰逢国际劳动节。", ["10月1日", "5月1日"]),
        ("3月12日是第45个植树节，9月28日恰逢国庆节前夕。", []),
        ("4月30日至5月4日为国际劳动节假期，2月12日是春节。", []),
    ],
)
def test_day_has_no_name_of_another(text: str, right: list[str]) -> None:
    days = KnownDays(NAMED.days)
    assert [one.right for one in days.wrongly_called(text)] == right
    assert not list(KnownDays(()).wrongly_called(text))


@pytest.mark.parametrize("case", RECKONINGS, ids=lambda case: str(case["wrong"]))
def test_sentence_is_reckoned_up_once(case: dict[str, str]) -> None:
    assert len(codes_of(case["wrong"])) == 1
    assert not codes_of(case["right"])


@pytest.mark.parametrize(
    ("text", "day", "wrong"),
    [
        ("公示期5个工作日（12月14日至12月18日）", date(2021, 1, 20), 0),
        ("公示期5个工作日（1月4日至1月8日）", date(2020, 12, 28), 0),
        ("公示期5个工作日（12月14日至12月24日）", date(2021, 1, 20), 1),
        ("公示期5个工作日（12月14日至12月18日）", date(2021, 12, 10), 1),
        ("公示期5个工作日（1月4日至1月8日）", date(9999, 12, 28), 0),
    ],
)
def test_span_without_a_year_may_be_of_the_year_beside(text: str, day: date, wrong: int) -> None:
    """In January a notice speaks of December; in December it may announce January."""
    none_off = {"source": {"zh": "示例", "en": "Sample"}, "holidays": (), "workdays": ()}
    years = {
        year: CalendarYear.model_validate({"year": year, **none_off}) for year in (2020, 2021, 2022)
    }
    assert len(list(wrong_working_spans(text, WorkingDays(years), day))) == wrong


@pytest.mark.parametrize(
    "text",
    [
        *("1.1.1.", "共", "、", "1人、", "由1人增加到1人，", "占1%，", "2021-2-"),
        "共9户，到3户，占33%，" * 40 + "。",
        "甲3件，乙2件，共5件，" * 40 + "。",
    ],
)
def test_long_row_of_one_thing_is_gone_through_once(text: str) -> None:
    """Each character is looked at a few times, not each beside each: eight times, not 64 times."""
    short = text * (12_000 // len(text))
    assert took(short * 8) < 30 * min(took(short) for _ in range(3))


def took(text: str) -> float:
    begun = process_time()
    for find in (wrong_reckonings, wrong_changes, wrong_shares, days_in):
        list(find(text))
    return process_time() - begun


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.integers(0, 6))
def test_day_is_read_as_it_was_written(day: date, more: int) -> None:
    """In every form; a day of the week fits only if it is that of the day."""
    week = day + timedelta(days=more)
    chinese = f"{day.year}年{day.month}月{day.day}日（星期{'一二三四五六日'[week.weekday()]}）"
    for text in (
        chinese,
        f"于{chinese}上午",
        f"{week:%A}, {day.day} {day:%B} {day.year}",
        f"on {day:%B} {day.day}, {day.year} ({week:%A})",
    ):
        (read,) = days_in(text)
        assert (read.in_calendar, read.weekday) == (day, week.weekday()), text
        assert text[read.start : read.end] == read.shown
        assert read.is_possible


@given(st.integers(0, 40), st.integers(0, 40))
def test_day_is_possible_if_the_calendar_has_it(month: int, day: int) -> None:
    try:
        date(2021, month, day)
        there = True
    except ValueError:
        there = False
    (read,) = days_in(f"2021年{month}月{day}日")
    assert read.is_possible is there


@given(st.dates(), st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32))
@example(date.min, 0, 12, 31)
@example(date.max, 9999, 1, 1)
def test_no_year_is_too_early_or_too_late(near: date, year: int, month: int, day: int) -> None:
    for text in (f"{year:04}年{month}月{day}日（星期一）", f"{month}月{day}日（星期一）"):
        for read in days_in(text):
            found = read.date_near(near)
            assert found is None or (found.month, found.day) == (month, day)
