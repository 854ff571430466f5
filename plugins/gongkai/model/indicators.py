"""The national indicators by which government websites are inspected (R6-R11)."""

from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import ColumnId, Identifier, Integer, RuleId

Counted = Literal["home-days", "stale-first", "stale-other", "blank"]
"""What is counted: days since the first page changed; overdue columns of news, notices and
policy documents; other overdue columns; blank columns."""


class Indicator(Part):
    """One item that alone fails a site."""

    id: Identifier
    """Names the indicator."""
    rule: RuleId
    """The rule that sets it."""
    title: LocalText
    """What is counted, in words."""
    counts: Counted | None = None
    """What is counted: days since the first page changed (`home-days`), overdue columns of
    `first_level`, other overdue columns, or blank columns."""
    near: Integer | None = None
    """From which count on it is near; from which on it fails the site, its rule says."""
    unmeasured: LocalText | None = None
    """Why it cannot be measured here."""

    @model_validator(mode="after")
    def _is_counted_or_says_why_not(self) -> "Indicator":
        counted = (self.counts, self.near)
        is_whole = None not in counted if self.unmeasured is None else not any(counted)
        if not is_whole:
            raise PydanticCustomError(
                "rule",
                "{rule}",
                {"rule": "an indicator has “counts” and “near”, or else “unmeasured”"},
            )
        return self


class IndicatorRegistry(Part):
    """data/indicators.yml."""

    first_level: tuple[ColumnId, ...] = ()
    """Columns of news, notices and policy documents, which R9 counts apart."""
    indicators: tuple[Indicator, ...] = ()
    """The indicators, in order."""
