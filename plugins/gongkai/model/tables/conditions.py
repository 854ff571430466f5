"""What the rows of a table must hold: some of them, by a day, in order, or as a whole group."""

from collections.abc import Mapping

from pydantic import Field

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, RuleId, Text

Where = Mapping[Text, tuple[Text, ...]]
"""Rows by what stands in their columns: of each column named one of these texts, or of these
terms by id; in a form the names of its rows."""


class RowCondition(Part):
    """What a row must hold: every row, those of a sort, or those whose day is past."""

    what: LocalText
    """What it says, in words."""
    where: Where = Field(default_factory=dict)
    """The rows of which it is asked; without it all are."""
    since: Text | None = None
    """A column of days: it is asked of a row once this day is past."""
    rule: RuleId | None = None
    """The rule that says how many days later it is owed."""
    working: Boolean = False
    """Whether they are working days."""
    filled: tuple[Text, ...]
    """The columns that must hold something; `/` says that it does not apply, and is enough."""


class Freshness(Part):
    """A day that must not be long past on the day of the list."""

    what: LocalText
    """What it says, in words."""
    field: Text
    """The column of days."""
    rule: RuleId
    """The rule that says how many days it may be past."""
    where: Where = Field(default_factory=dict)
    """The rows of which it is asked; without it all are."""


class WholeGroup(Part):
    """Rows that every group must have."""

    what: LocalText
    """What it says, in words."""
    by: tuple[Text, ...]
    """The columns that tell groups apart."""
    where: Where = Field(default_factory=dict)
    """The rows whose groups are asked; without it all are."""
    field: Text
    """The column of which a group must hold each of the values."""
    values: tuple[Text, ...]
    """The values; of a column with terms their ids."""
