"""The Chinese working-day calendar: weekends, holidays and make-up days (调休; R44)."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Day, Year


class YearNotKnownError(LookupError):
    """A year whose holiday notice is not in data/calendars/; never guessed."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no calendar for {year}")
        self.year = year


class CalendarYear(Part):
    """data/calendars/<year>.yml: what departs from Monday to Friday."""

    year: Year
    """The year, as in the name of the file."""
    source: LocalText
    """The holiday notice."""
    holidays: tuple[Day, ...]
    """Days from Monday to Friday that are off."""
    workdays: tuple[Day, ...]
    """Saturdays and Sundays that are worked."""


class WorkingDays:
    """Counts working days over the years that are known."""

    def __init__(self, years: Mapping[int, CalendarYear]) -> None:
        """Take the known years; asking about any other raises `YearNotKnownError`."""
        self._off = {number: frozenset(year.holidays) for number, year in years.items()}
        self._on = {number: frozenset(year.workdays) for number, year in years.items()}
        self._working: dict[int, Sequence[date]] = {}

    @property
    def years(self) -> frozenset[int]:
        """Return the years that are known."""
        return frozenset(self._off)

    def is_working(self, day: date) -> bool:
        """Return whether `day` is a working day."""
        if day.year not in self._off:
            raise YearNotKnownError(day.year)
        if day.weekday() >= 5:
            return day in self._on[day.year]
        return day not in self._off[day.year]

    def is_holiday(self, day: date) -> bool:
        """Return whether `day` is a public holiday, the weekend that touches one included."""
        if self.is_working(day):
            return False
        if day.weekday() < 5:
            return True
        friday = day - timedelta(days=day.weekday() - 4)
        beside = (friday, friday + timedelta(days=3))
        return any(one in self._off.get(one.year, ()) for one in beside)

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`; `day` itself is not counted."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def made_up(self, first: date, last: date) -> tuple[date, ...]:
        """Return the Saturdays and Sundays that are worked after `first`, up to and with `last`."""
        days = (first + timedelta(days=offset + 1) for offset in range((last - first).days))
        return tuple(day for day in days if day.weekday() >= 5 and self.is_working(day))

    def between(self, first: date, last: date) -> int:
        """Return how many working days follow `first` up to and with `last`."""
        if last <= first:
            return 0
        years = range((first + timedelta(days=1)).year, last.year + 1)
        return sum(
            bisect_right(days, last) - bisect_right(days, first)
            for days in map(self._working_in, years)
        )

    def _working_in(self, year: int) -> Sequence[date]:
        """Return the working days of a year, in order."""
        if year not in self._working:
            begin = date(year, 1, 1)
            days = (begin + timedelta(days=n) for n in range((date(year, 12, 31) - begin).days + 1))
            self._working[year] = [day for day in days if self.is_working(day)]
        return self._working[year]
