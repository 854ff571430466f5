"""The working-day calendars against a well-kept library, day for day."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from gongkai.model.catalog import Catalog
from gongkai.model.working_days import CalendarYear, WorkingDays, YearNotKnownError


@pytest.fixture(scope="module")
def calendar(this_catalog: Catalog) -> WorkingDays:
    return this_catalog.registries.calendar


@pytest.fixture(scope="module")
def years(this_column: Path) -> list[int]:
    return sorted(int(file.stem) for file in (this_column / "data" / "calendars").glob("*.yml"))


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def test_the_years_of_the_demonstration_are_there(years: list[int]) -> None:
    assert {2020, 2021, 2022} <= set(years)


def test_every_year_agrees_with_the_library(calendar: WorkingDays, years: list[int]) -> None:
    differing = [
        day.isoformat()
        for year in years
        for day in days_of(year)
        if calendar.is_working(day) != chinese_calendar.is_workday(day)
    ]
    assert differing == []


def test_unknown_year_is_never_guessed(calendar: WorkingDays, years: list[int]) -> None:
    for year in (min(years) - 1, max(years) + 1, 1):
        with pytest.raises(YearNotKnownError, match=str(year)) as raised:
            calendar.is_working(date(year, 6, 1))
        assert raised.value.year == year


def test_counting_does_not_run_on_into_an_unknown_year(
    calendar: WorkingDays, years: list[int]
) -> None:
    with pytest.raises(YearNotKnownError):
        calendar.after(date(max(years), 12, 31), 1)


def test_make_up_saturday_counts(calendar: WorkingDays) -> None:
    """8 May 2021 was a Saturday worked for the holidays of 3 to 5 May."""
    assert calendar.is_working(date(2021, 5, 8))
    assert not calendar.is_working(date(2021, 5, 5))
    assert calendar.after(date(2021, 4, 30), 3) == date(2021, 5, 8)
    assert calendar.after(date(2021, 4, 30), 4) == date(2021, 5, 10)


def test_make_up_sunday_counts(calendar: WorkingDays) -> None:
    """25 April 2021 was a Sunday worked."""
    assert calendar.after(date(2021, 4, 23), 1) == date(2021, 4, 25)


def test_between_counts_the_last_day_but_not_the_first(calendar: WorkingDays) -> None:
    assert calendar.between(date(2021, 4, 30), date(2021, 5, 8)) == 3
    assert calendar.between(date(2021, 5, 8), date(2021, 5, 8)) == 0


def test_days_between_are_those_that_one_counts(calendar: WorkingDays, years: list[int]) -> None:
    first = date(min(years), 1, 1)
    span = (date(max(years), 12, 31) - first).days
    for begin in range(0, span, 17):
        for length in (-3, 0, 1, 5, 29, 400):
            start = first + timedelta(days=begin)
            end = min(start + timedelta(days=length), date(max(years), 12, 31))
            counted = sum(
                calendar.is_working(start + timedelta(days=n + 1))
                for n in range((end - start).days)
            )
            assert calendar.between(start, end) == counted


def test_days_between_do_not_run_on_into_an_unknown_year(
    calendar: WorkingDays, years: list[int]
) -> None:
    last = date(max(years), 12, 31)
    assert calendar.between(last, last) == 0
    with pytest.raises(YearNotKnownError) as raised:
        calendar.between(last, last + timedelta(days=1))
    assert raised.value.year == max(years) + 1


@pytest.mark.parametrize("year", [0, 9999, 20206])
def test_a_year_that_no_calendar_has_breaks_no_count_of_others(year: int) -> None:
    years = {
        number: CalendarYear.model_construct(year=number, holidays=(), workdays=())
        for number in (2020, year)
    }
    assert WorkingDays(years).between(date(2020, 1, 1), date(2020, 1, 8)) == 5


def test_days_are_counted_to_the_last_that_there_is() -> None:
    last = CalendarYear.model_construct(year=9999, holidays=(), workdays=())
    assert WorkingDays({9999: last}).between(date(9999, 12, 28), date.max) == 3
