"""A list or decision put up for objection (公示)."""

from typing import Literal

from pydantic import model_validator

from gongkai.model.language import LocalText
from gongkai.model.record import Part, Record, ordered
from gongkai.model.scalars import Day


class Objection(Part):
    """The days on which objections are taken, both included."""

    opens: Day
    closes: Day

    @model_validator(mode="after")
    def _check_window(self) -> "Objection":
        ordered(self.opens, self.closes, "opens", "closes")
        return self


class PublicNotice(Record):
    """What is shown, until when one may object, to whom, and what came of it."""

    kind: Literal["public-notice"]
    objection: Objection
    contact: LocalText
    """By role, never a person's name."""
    outcome: LocalText | None = None
