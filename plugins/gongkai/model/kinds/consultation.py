"""A public consultation (意见征集; point 27; Order 713 article 15; R104)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import ValidationInfo, field_validator

from gongkai.model.language import LocalText
from gongkai.model.record import Record, not_before
from gongkai.model.scalars import Day, Names, Text


class Consultation(Record):
    """A draft put before the public from `opens` to `closes`, both days included."""

    kind: Literal["consultation"]
    opens: Day
    """The first day on which opinions are taken."""
    closes: Day
    """The last day on which opinions are taken."""
    basis: Annotated[Text, Names("term:consultation_bases")]
    """What demands it: that sets how long it lasts."""
    short_reason: LocalText | None = None
    """Why it runs for fewer days than its rule wants."""
    how: LocalText | None = None
    """How opinions are handed in."""

    @field_validator("closes")
    @classmethod
    def _check_closes(cls, value: date, info: ValidationInfo) -> date:
        not_before("opens", value, info)
        return value
