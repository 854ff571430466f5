"""What readers find, or do not find, in the place of records that are not shown."""

from dataclasses import dataclass
from datetime import date

from gongkai.model.kinds.decision import Decision
from gongkai.model.record import Record


@dataclass(frozen=True)
class Notice:
    """What stays at the address of a record that was taken down."""

    id: str
    column: str
    since: date | None = None
    reason: str | None = None
    """A term of `withdrawal_reasons`."""
    year: int | None = None
    """The year of a matter, below which its page lived; None for all other records."""

    @classmethod
    def of(cls, record: Record, since: date, reason: str) -> "Notice":
        """Return the notice that takes the place of `record`."""
        return cls(record.id, record.column, since, reason, year_of(record))


@dataclass(frozen=True)
class Unshown:
    """A record that another names and that readers do not see: to come, or taken down."""

    relation: str
    id: str
    shown_from: date | None = None
    """The first day on which it is shown, where it is to come."""
    notice: Notice | None = None
    """What stays at its address, where it was taken down and its address may be named."""


def year_of(record: Record) -> int | None:
    """Return the year below which a matter has its page; None for all other records."""
    return record.year if isinstance(record, Decision) else None
