"""When places are open on a day, and where what they say of it contradicts itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from gongkai.model.kinds.place import PublicPlace
from gongkai.model.opening import WEEK, WORKING_DAYS, OpeningHours, Weekday, ends
from gongkai.model.working_days import WorkingDays, YearNotKnownError

Hours = tuple[tuple[str, str], ...]
"""Times of opening and closing, in order; none where it is closed."""
AHEAD = 31
"""Days for which pages say when a place is open, for readers of a page that is not built daily."""


@dataclass(frozen=True)
class Clash:
    """Hours of a place that cannot all be right."""

    entry: int
    """The place in `hours` of the entry that contradicts itself, or the one before it."""
    day: Weekday
    first: str
    second: str = ""
    """The hours that meet the first; nothing where the first ends before it begins."""


def hours_on(place: PublicPlace, day: date, calendar: WorkingDays) -> Hours:
    """Return when a place is open on `day`; a YearNotKnownError where its calendar is missing."""
    if place.is_closed_by(day):
        return ()
    for other in place.exceptions:
        if other.from_ <= day <= (other.until or other.from_):
            return _joined(other.open)
    weekday = WEEK[day.weekday()]
    is_off = place.closed_on_holidays and calendar.is_holiday(day)
    spans: list[str] = []
    for entry in place.hours:
        if not entry.holds_on(day.month, day.day):
            continue
        by_calendar = WORKING_DAYS in entry.days and calendar.is_working(day)
        if by_calendar or (weekday in entry.days and not is_off):
            spans += entry.open
    return _joined(spans)


def coming_hours(place: PublicPlace, first: date, calendar: WorkingDays) -> Mapping[date, Hours]:
    """Return when a place is open on `first` and after it, as far as calendars are known."""
    found: dict[date, Hours] = {}
    for offset in range(AHEAD):
        day = first + timedelta(days=offset)
        try:
            found[day] = hours_on(place, day, calendar)
        except YearNotKnownError:
            break
    return found


def departures(place: PublicPlace, first: date, calendar: WorkingDays) -> Mapping[date, Hours]:
    """Return the coming days whose hours are not those of any week: holidays and other dates."""
    return {
        day: hours
        for day, hours in coming_hours(place, first, calendar).items()
        if hours != _of_any_week(place, day)
    }


def _of_any_week(place: PublicPlace, day: date) -> Hours:
    """Return the hours of a day's weekday, as if every Monday to Friday were worked."""
    names = {WEEK[day.weekday()], *((WORKING_DAYS,) if day.weekday() < 5 else ())}
    entries = (entry for entry in place.hours if entry.holds_on(day.month, day.day))
    return _joined(span for entry in entries if names & {*entry.days} for span in entry.open)


def clashes(place: PublicPlace) -> Iterator[Clash]:
    """Yield hours that end before they begin, and those of one day that meet others."""
    for number, entry in enumerate(place.hours):
        backward = [span for span in entry.open if ends(span)[1] <= ends(span)[0]]
        yield from (Clash(number, entry.days[0], span) for span in backward)
        if len({*entry.days}) < len(entry.days):
            twice = next(day for day in entry.days if entry.days.count(day) > 1)
            yield Clash(number, twice, entry.open[0], entry.open[0])
        for one, other in combinations(sorted(entry.open), 2):
            if ends(other)[0] < ends(one)[1]:
                yield Clash(number, entry.days[0], one, other)
        for before in place.hours[:number]:
            shared = next((day for day in entry.days if _is_of(day, before)), None)
            if shared is not None and _meet(before, entry):
                yield Clash(number, shared, before.open[0], entry.open[0])


def _is_of(day: Weekday, entry: OpeningHours) -> bool:
    """Return whether an entry is of a day; working days are those from Monday to Friday."""
    working = {*WEEK[:5]}
    if day == WORKING_DAYS:
        return WORKING_DAYS in entry.days or bool(working & {*entry.days})
    return day in entry.days or (day in working and WORKING_DAYS in entry.days)


def _meet(one: OpeningHours, other: OpeningHours) -> bool:
    """Return whether two entries hold on one day of the year."""
    begins = {(1, 1), *(day for day in (one.from_, other.from_) if day is not None)}
    return any(one.holds_on(*day) and other.holds_on(*day) for day in begins)


def _joined(spans: Iterable[str]) -> Hours:
    """Return hours in order, those that meet made one."""
    found: list[tuple[str, str]] = []
    for opens, closes in sorted(ends(span) for span in spans):
        if found and opens <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], closes))
        else:
            found.append((opens, closes))
    return tuple(found)
