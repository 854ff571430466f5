"""A list or decision put up for objection (公示)."""

from typing import Annotated, ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from gongkai.model.contacts import Ways
from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.parts import Span
from gongkai.model.record import Record, not_before
from gongkai.model.scalars import Day, MomentField, Names, Text


class Objection(Span):
    """The days on which objections are taken, both included."""

    opens: Annotated[Day, Label("Opens")]
    """The first day."""
    closes: Annotated[MomentField, Label("Closes")]
    """The last day, with the hour where that is not its end; a notice of extension moves it."""

    @field_validator("closes")
    @classmethod
    def _check_closes(cls, value: Moment, info: ValidationInfo) -> Moment:
        not_before("opens", value.day, info)
        return value


class PublicNotice(Record):
    """What is shown, until when one may object, to whom, and what came of it."""

    label: ClassVar[Label] = Label("Notice for objection")
    plural: ClassVar[Label] = Label("Notices for objection")
    heading: ClassVar[Label | None] = Label("Objections")

    kind: Literal["public-notice"]
    type: Annotated[Text | None, Names("term:objection_types"), Label("Type of notice")] = None
    """What sort of thing is put up: that sets for how many days, where a rule is known."""
    objection: Annotated[Objection, Label("Objections are taken")]
    """The days on which objections are taken, both included."""
    contact: Annotated[Ways, Label("To whom")]
    """Who takes objections: by role, never a person's name; a text alone says it in words."""
    outcome: Annotated[LocalText | None, Label("Outcome")] = None
    """What came of it."""
