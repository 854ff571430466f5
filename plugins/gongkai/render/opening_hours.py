"""The opening hours of a place in the terms of schema.org."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gongkai.measures.opening import Hours, departures
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.opening import WEEK, WORKING_DAYS, OpeningHours, ends
from gongkai.model.working_days import WorkingDays

_MIDNIGHT = "00:00"


def opening_hours(place: PublicPlace, calendar: WorkingDays, as_of: date) -> dict[str, Any]:
    """Return the hours of any week, and those of the coming days that differ."""
    if place.is_closed_by(as_of):
        return {}
    usual = [one for entry in place.hours for one in _specifications(entry, as_of.year)]
    other = [
        one
        for day, hours in departures(place, as_of, calendar).items()
        for one in _of_day(day, hours)
    ]
    return {
        "openingHoursSpecification": usual,
        **({"specialOpeningHoursSpecification": other} if other else {}),
    }


def _specifications(entry: OpeningHours, year: int) -> Iterator[dict[str, Any]]:
    named = [*(WEEK[:5] if WORKING_DAYS in entry.days else ()), *entry.days]
    days = [f"https://schema.org/{day.title()}" for day in WEEK if day in named]
    season = {}
    if entry.from_ is not None and entry.until is not None:
        last = year + (entry.until < entry.from_)
        season = {
            "validFrom": f"{year}-{entry.from_[0]:02}-{entry.from_[1]:02}",
            "validThrough": f"{last}-{entry.until[0]:02}-{entry.until[1]:02}",
        }
    for span in entry.open:
        opens, closes = ends(span)
        yield _specification(opens, closes) | {"dayOfWeek": days} | season


def _of_day(day: date, hours: Hours) -> Iterator[dict[str, Any]]:
    """Yield the hours of a day; one that has none is closed from midnight to midnight."""
    valid = {"validFrom": day.isoformat(), "validThrough": day.isoformat()}
    for opens, closes in hours or ((_MIDNIGHT, _MIDNIGHT),):
        yield _specification(opens, closes) | valid


def _specification(opens: str, closes: str) -> dict[str, Any]:
    return {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes}
