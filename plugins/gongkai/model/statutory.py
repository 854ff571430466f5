"""What the law asks to be published, item by item, and where a column keeps it."""

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Identifier, RuleId
from gongkai.model.units import UnitType


class ItemPlace(Part):
    """Where records of an item stand: all that is said must be so, of a list any of it.

    Columns, sorts of table and topics that a site does not know say nothing there.
    """

    column: Identifier
    """The column in which they are filed."""
    tables: tuple[Identifier, ...] = ()
    """The sorts of table of which they bear one."""
    topics: tuple[Identifier, ...] = ()
    """The topics of which they have one."""


class StatutoryItem(Part):
    """One item of an article."""

    id: Identifier
    """Names the item in addresses, and never changes: `20-9`."""
    rule: RuleId
    """The rule of data/rules that holds the article."""
    article: LocalText
    """How it is cited: 第二十条第（九）项."""
    name: LocalText
    """What is published, in short."""
    where: tuple[ItemPlace, ...]
    """Where it is found."""
    owed_by: tuple[UnitType, ...] = ()
    """Types of unit to which alone it applies; without them it applies to all."""

    @model_validator(mode="after")
    def _is_somewhere(self) -> "StatutoryItem":
        if not self.where:
            rule = {"rule": "an item says in “where” at least one column that holds it"}
            raise PydanticCustomError("rule", "{rule}", rule)
        return self


class StatutoryRegistry(Part):
    """data/statutory.yml."""

    items: tuple[StatutoryItem, ...] = ()
    """The items, in the order of the law."""
