"""A year's catalogue of major decisions (年度重大行政决策事项目录; Order 713 article 3; R101)."""

from typing import Literal

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, MatterId, RecordId, UnitId


class Adjustment(Part):
    """A change to the catalogue during the year."""

    date: Day
    document: RecordId | None = None
    adds: tuple[MatterId, ...] = ()
    removes: tuple[MatterId, ...] = ()
    note: LocalText | None = None


class Catalogue(Record):
    """The matters that an organ decides in a year, in its order."""

    kind: Literal["catalogue"]
    year: Integer
    """The year of the decisions."""
    organ: UnitId
    """The organ that decides."""
    consent: LocalText | None = None
    """The sentence of consent as printed (point 26)."""
    items: tuple[MatterId, ...]
    """The matters, in the order of the catalogue."""
    adjustments: tuple[Adjustment, ...] = ()
    """Changes to it during the year."""
