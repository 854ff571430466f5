"""Rules the column answers to: thresholds with source, certainty and dates (rules.md)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Day, DayOfYear, Integer, Names, Rate, Text
from gongkai.model.units import UnitType


class Rule(Part):
    """One rule; certainty M, unknown and proposal may warn but never fail."""

    id: Text
    """Names the rule, in columns, points and codes."""
    title: LocalText
    """A short name for it."""
    text: LocalText
    """What it says, restated in one sentence."""
    threshold: LocalText | None = None
    """Its figure or list, in words."""
    days: Integer | None = None
    """The threshold as a number, where it is one of days; the text says of which days."""
    share: Rate | None = None
    """The threshold as a share, where it is one."""
    bases: tuple[Annotated[Text, Names("term:consultation_bases")], ...] = ()
    """The consultations that it is about, by their basis."""
    deadlines: Mapping[UnitType, DayOfYear] = Field(default_factory=dict)
    """The last day of the year, by type of unit; a type that is not here has none."""
    classes: tuple[Text, ...] = ()
    """The classes of documents that it is about, where it is not about all."""
    fields: Mapping[Text, tuple[Text, ...]] = Field(default_factory=dict)
    """What a record must state, by its kind or class."""
    source: LocalText
    """Where it comes from: the document and its article."""
    certainty: Literal["V", "V~", "D", "M", "unknown", "proposal"]
    """How well it is known: `V` text read, `V~` seen second-hand, `D` derived from a text read, `M`
    from memory, `unknown` not found, `proposal` this column's own. The last three only warn."""
    from_: Day | None = Field(default=None, alias="from")
    """The first day on which it applies; without it there is no first day."""
    until: Day | None = None
    """The last day on which it applies."""

    def in_force_on(self, day: date) -> bool:
        """Tell whether the rule applies to something of `day`."""
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )


class RuleRegistry(Part):
    """data/rules.yml, or the files of data/rules/."""

    rules: tuple[Rule, ...]
    """The rules, in order."""
