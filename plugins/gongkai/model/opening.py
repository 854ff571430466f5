"""When a place is open: days of the week with hours, and the days that differ (point 36)."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.label import Choices, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Day, DayOfYear, Text

Weekday = Literal[
    "working-days",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
WORKING_DAYS: Weekday = "working-days"
WEEK: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
"""The days of the week, in the order of `date.weekday`."""
NAMES: Mapping[str, Label] = {
    "working-days": Label("Working days"),
    "monday": Label("Monday"),
    "tuesday": Label("Tuesday"),
    "wednesday": Label("Wednesday"),
    "thursday": Label("Thursday"),
    "friday": Label("Friday"),
    "saturday": Label("Saturday"),
    "sunday": Label("Sunday"),
}
_SPAN = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]-(?:([01][0-9]|2[0-3]):[0-5][0-9]|24:00)")


def _span(given: str) -> str:
    if not _SPAN.fullmatch(given):
        rule = {"rule": "hours are written like “08:30-12:00”"}
        raise PydanticCustomError("rule", "{rule}", rule)
    return given


TimeSpan = Annotated[
    Text, AfterValidator(_span), WithJsonSchema({"type": "string", "pattern": _SPAN.pattern})
]
"""From one time of the day to another, `08:30-12:00`."""


def ends(span: str) -> tuple[str, str]:
    """Return when some hours begin and end; both compare as text."""
    opens, _, closes = span.partition("-")
    return opens, closes


class OpeningHours(Part):
    """Some days of the week with the same hours."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1), Choices(NAMES), Label("Days")]
    """Days of the week, or `working-days`, which follow the calendar."""
    open: Annotated[tuple[TimeSpan, ...], Field(min_length=1), Label("Hours")]
    """From when to when; two where there is a break at noon."""
    from_: Annotated[DayOfYear | None, Field(alias="from"), Label("Begins")] = None
    """The first day of the season in which these hours hold; without it they hold all year."""
    until: Annotated[DayOfYear | None, Label("Ends")] = None
    """The last day of that season; it may be in the next year."""
    note: Annotated[LocalText | None, Label("Please note")] = None
    """What is done in these hours alone."""

    @model_validator(mode="after")
    def _has_both_ends(self) -> "OpeningHours":
        if (self.from_ is None) != (self.until is None):
            rule = {"rule": "a season says both “from” and “until”"}
            raise PydanticCustomError("rule", "{rule}", rule)
        return self

    def holds_on(self, month: int, day: int) -> bool:
        """Return whether these hours hold on a day of the year; 29 February is as the 28th."""
        if self.from_ is None or self.until is None:
            return True
        given = (month, min(day, 28) if month == 2 else day)
        if self.from_ <= self.until:
            return self.from_ <= given <= self.until
        return given >= self.from_ or given <= self.until


class OtherHours(Part):
    """Some dates on which the usual hours do not hold."""

    from_: Annotated[Day, Field(alias="from"), Label("Begins")]
    """The first of these days."""
    until: Annotated[Day | None, Label("Ends")] = None
    """The last of them; without it there is one."""
    open: Annotated[tuple[TimeSpan, ...], Label("Hours")] = ()
    """The hours of these days; without any it is closed."""
    note: Annotated[LocalText | None, Label("Why")] = None
    """Why it is so."""

    @model_validator(mode="after")
    def _is_in_order(self) -> "OtherHours":
        if self.until is not None and self.until < self.from_:
            raise PydanticCustomError(
                "rule", "{rule}", {"rule": "“until” is no earlier than “from”"}
            )
        return self
