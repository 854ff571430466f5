"""A list or decision put up for objection (公示)."""

from datetime import date
from typing import Literal

from pydantic import ValidationInfo, field_validator

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record, not_before
from gongkai.model.scalars import Day


class Objection(Part):
    """The days on which objections are taken, both included."""

    opens: Day
    closes: Day

    @field_validator("closes")
    @classmethod
    def _check_closes(cls, value: date, info: ValidationInfo) -> date:
        not_before("opens", value, info)
        return value


class PublicNotice(Record):
    """What is shown, until when one may object, to whom, and what came of it."""

    kind: Literal["public-notice"]
    objection: Objection
    """The days on which objections are taken, both included."""
    contact: LocalText
    """By role, never a person's name."""
    outcome: LocalText | None = None
    """What came of it."""
