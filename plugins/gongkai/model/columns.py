"""Columns (栏目): the tree in which records are filed, a folder each."""

from typing import Annotated, Literal

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, ColumnId, Identifier, Names, PointId, RuleId, Text
from gongkai.model.units import UnitType

STATIC = "static"
"""The cadence of a column that is kept current and expects no new records."""


class Column(Part):
    """One column of data/columns.yml."""

    id: Identifier
    area: Literal["statutory", "open-government"]
    name: LocalText
    help: LocalText
    """What readers find here."""
    owes: LocalText
    """Who must publish here."""
    kinds: tuple[Annotated[Text, Names("kind")], ...]
    parent: ColumnId | None = None
    door: Boolean = False
    """One of the five statutory doors (R3)."""
    classes: tuple[Annotated[Text, Names("term:classes")], ...] = ()
    """The classes of documents filed here; empty where any class may be."""
    genres: tuple[Annotated[Text, Names("term:genres")], ...] = ()
    """The genres filed here; empty where any genre may be."""
    issuers: tuple[UnitType, ...] = ()
    """The types of units whose papers are filed here; empty where any may be."""
    cadence: Annotated[Identifier, Names("cadence")]
    """How long the column may stay without a new record: a cadence of the rules, or `static`."""
    basis: tuple[RuleId, ...] = ()
    points: tuple[PointId, ...] = ()
    type: Annotated[Text, Names("term:column_types")] | None = None
    """ColumnType, as portals sort columns (R20)."""

    @property
    def holds_records(self) -> bool:
        """Tell whether records are filed here; a column without kinds only groups others."""
        return bool(self.kinds)


class ColumnRegistry(Part):
    """data/columns.yml."""

    columns: tuple[Column, ...]
