"""When a record was last changed, by what it says of itself: never by a clock or a file."""

from collections.abc import Iterable
from datetime import date

from gongkai.model.moment import Moment
from gongkai.model.record import Record


def updated(record: Record, as_of: date) -> Moment | None:
    """Return when `record` went up or last declared a change, whichever is later.

    None without a date, and for a document seen elsewhere that is dated after `as_of`: nothing
    here is newer than the day that the states are of.
    """
    first = first_moment(record)
    if first is None or first.day > as_of:
        return None
    changes = [Moment(change.date) for change in record.changes if change.date <= as_of]
    return max([first, *changes])


def first_moment(record: Record) -> Moment | None:
    """Return when `record` was published, or else the day that is on it."""
    return record.published or (Moment(record.dated) if record.dated else None)


def newest(records: Iterable[Record], as_of: date) -> date | None:
    """Return the day of the latest change among `records`."""
    moments = (updated(record, as_of) for record in records)
    return max((moment.day for moment in moments if moment is not None), default=None)


def first_up(record: Record) -> date | None:
    """Return when a record first went up anywhere, here or on another site before."""
    moment = record.first_published or record.published
    return moment.day if moment is not None else None


def known_first_up(record: Record) -> date | None:
    """Return when a record first went up; None where that was on another site on an unknown day."""
    is_moved = record.migrated_from is not None and record.first_published is None
    return None if is_moved else first_up(record)
