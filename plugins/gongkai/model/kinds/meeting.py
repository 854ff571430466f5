"""A government meeting that considered matters (会议公开; point 28)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, Names, Text


class Observers(Part):
    """People invited to attend, by role and number, never by name."""

    role: Annotated[Text, Names("term:observers"), Label("Who")]
    """Whom they stand for."""
    count: Annotated[Integer, Label("How many")]
    """How many of them were invited."""


class Meeting(Record):
    """One meeting; `fulfils` names the matters it considered."""

    label: ClassVar[Label] = Label("Meeting")
    plural: ClassVar[Label] = Label("Meetings")

    kind: Literal["meeting"]
    held: Annotated[Day, Label("Held on")]
    """The day of the meeting."""
    observers: Annotated[tuple[Observers, ...], Label("Invited to attend")] = ()
    """Who was invited to attend, by role and number, never by name."""
