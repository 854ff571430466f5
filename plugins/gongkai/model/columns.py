"""Columns (栏目): the tree in which records are filed, a folder each."""

from typing import Annotated, Literal

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, ColumnId, Identifier, Names, RuleId, Text
from gongkai.model.units import UnitType

STATIC = "static"
"""The cadence of a column that is kept current and expects no new records."""


class DisclosureColumn(Part):
    """A column: a folder of content/ and its pages."""

    id: Identifier
    """Names the column for ever: its folder below content/ and its address."""
    area: Literal["statutory", "open-government"]
    """Whether the law demands it (`statutory`) or it belongs to open government at large."""
    name: LocalText
    """What readers call it."""
    help: LocalText
    """What readers find here."""
    owes: LocalText
    """Who must publish here."""
    kinds: tuple[Annotated[Text, Names("kind")], ...]
    """The kinds of records filed here; `[]` where it only groups other columns."""
    parent: ColumnId | None = None
    """The column that groups it."""
    door: Boolean = False
    """One of the five statutory doors (R3)."""
    classes: tuple[Annotated[Text, Names("term:classes")], ...] = ()
    """The classes of documents filed here; empty where any class may be."""
    genres: tuple[Annotated[Text, Names("term:genres")], ...] = ()
    """The genres filed here; empty where any genre may be."""
    tables: tuple[Identifier, ...] = ()
    """The sorts of table whose lists and series are filed here; empty where any may be. One that
    the site does not know says nothing."""
    issuers: tuple[UnitType, ...] = ()
    """The types of units whose documents are filed here; empty where any may be."""
    cadence: Annotated[Identifier, Names("cadence")]
    """How long it may stay without a new record: a cadence of the rules; `static` sets no limit."""
    basis: tuple[RuleId, ...] = ()
    """The rules that ask for it."""
    type: Annotated[Text, Names("term:column_types")] | None = None
    """ColumnType, as portals sort columns (R20)."""

    @property
    def holds_records(self) -> bool:
        """Return whether records are filed here; a column without kinds only groups others."""
        return bool(self.kinds)


class ColumnRegistry(Part):
    """data/columns.yml."""

    columns: tuple[DisclosureColumn, ...]
    """The columns, in the order in which pages list them."""
