"""Rules the column answers to: thresholds with source, certainty and dates (rules.md)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Day, Integer, Rate, Text


class Rule(Part):
    """One rule; certainty M, unknown and proposal may warn but never fail."""

    id: Text
    title: LocalText
    text: LocalText
    threshold: LocalText | None = None
    days: Integer | None = None
    """The threshold as a number, where it is one of days; the text says of which days."""
    share: Rate | None = None
    """The threshold as a share, where it is one."""
    classes: tuple[Text, ...] = ()
    """The classes of documents that it is about, where it is not about all."""
    fields: Mapping[Text, tuple[Text, ...]] = Field(default_factory=dict)
    """What a record must state, by its kind or class."""
    source: LocalText
    certainty: Literal["V", "V~", "D", "M", "unknown", "proposal"]
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    def in_force_on(self, day: date) -> bool:
        """Tell whether the rule applies to something of `day`."""
        return (self.from_ is None or self.from_ <= day) and (
            self.until is None or day <= self.until
        )


class RuleRegistry(Part):
    """data/rules.yml."""

    rules: tuple[Rule, ...]
