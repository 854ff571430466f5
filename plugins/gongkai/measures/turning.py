"""The moments at which a column changes for readers though nobody edits it.

A record appears, is taken down, takes opinions or takes none any more. What else turns at
midnight (validity, days left, what is overdue) waits for the night.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.public_notice import PublicNotice
from gongkai.model.moment import Moment
from gongkai.model.record import Record

MIDNIGHT = "00:00"
WHOLE_DAY = "24:00"
"""The time of a day that is named without one: all that happens on it has happened."""
_DAY = timedelta(days=1)


class Turn(StrEnum):
    """What happens to a record."""

    APPEARS = "appears"
    TAKEN_DOWN = "taken-down"
    OPENS = "opens"
    CLOSES = "closes"


@dataclass(frozen=True, order=True)
class Turning:
    """When something happens to a record, always with a time."""

    moment: Moment
    record: str
    turn: Turn


def turnings(catalog: Catalog) -> Sequence[Turning]:
    """Return every turning of the records of a whole catalog, the first first."""
    return sorted({one for record in catalog.everything() for one in _of(record, catalog)})


def between(found: Sequence[Turning], after: Moment, until: Moment) -> list[Turning]:
    """Return what lies behind one moment and not behind another; a day alone is over then."""
    return [one for one in found if timed(after) < one.moment <= timed(until)]


def last_turn(found: Sequence[Turning], now: Moment) -> str:
    """Return the time of day of the last turning until now; empty where `now` is a day alone.

    From then until the next turning every build makes the same site.
    """
    if not now.time:
        return ""
    today = (one.moment.time for one in found if one.moment.day == now.day)
    return max((time for time in today if time <= now.time), default=MIDNIGHT)


def timed(moment: Moment) -> Moment:
    """Return a moment with a time; a day alone is taken as a whole."""
    return moment if moment.time else Moment(moment.day, WHOLE_DAY)


def _of(record: Record, catalog: Catalog) -> Iterator[Turning]:
    name = record.id
    if record.published is not None:
        yield Turning(_from(record.published), name, Turn.APPEARS)
    if record.withdrawn is not None:
        yield _on(record.withdrawn.date, name, Turn.TAKEN_DOWN)
    if record.take_down is not None:
        yield _on(record.take_down + _DAY, name, Turn.TAKEN_DOWN)
    for reference in record.extends:
        moved = catalog.get(reference.doc)
        if reference.until is not None and isinstance(moved, Consultation | PublicNotice):
            yield Turning(_behind(reference.until), moved.id, Turn.CLOSES)
    match record:
        case Consultation():
            yield _on(record.opens, name, Turn.OPENS)
            yield Turning(_behind(record.closes), name, Turn.CLOSES)
        case PublicNotice():
            yield _on(record.objection.opens, name, Turn.OPENS)
            yield Turning(_behind(record.objection.closes), name, Turn.CLOSES)


def _on(day: date, record: str, turn: Turn) -> Turning:
    return Turning(Moment(day, MIDNIGHT), record, turn)


def _from(moment: Moment) -> Moment:
    """Return when something begins: a day alone begins at midnight."""
    return Moment(moment.day, moment.time or MIDNIGHT)


def _behind(moment: Moment) -> Moment:
    """Return when something is over: a day alone is over at the next midnight."""
    return moment if moment.time else Moment(moment.day + _DAY, MIDNIGHT)
