"""How records relate. A relation is declared once, on the newer side (decision 19)."""

from dataclasses import dataclass
from datetime import date

from gongkai.model.moment import Moment
from gongkai.model.parts import Reference
from gongkai.model.record import Record

RELATIONS = (
    "interprets",
    "feedback_on",
    "follows",
    "repeals",
    "lapses",
    "keeps",
    "replaces",
    "extends",
    "suspends",
    "reissues",
    "corrects",
    "consolidates",
    "forwards",
    "implements",
    "amends",
)
"""Every relation between two records; each is a field of `Record`."""


SUCCEEDING = ("replaces", "reissues", "consolidates")
"""The relations whose newer record stands in the place of the older one."""


@dataclass(frozen=True)
class Relation:
    """One relation from a newer record to an older one."""

    relation: str
    source: Record
    target: Record
    articles: str | None = None
    until: Moment | None = None

    @property
    def since(self) -> date | None:
        """Return the day on which the relation takes effect."""
        day: date | None = self.source.in_effect
        return day

    @property
    def last_day(self) -> date | None:
        """Return the last day of an extension or a suspension, if it has one."""
        return self.until.day if self.until is not None else None


def references(record: Record) -> list[tuple[str, Reference]]:
    """Return every relation that a record declares, with its target's id."""
    return [(name, reference) for name in RELATIONS for reference in getattr(record, name)]
