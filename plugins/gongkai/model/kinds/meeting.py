"""A government meeting that considered matters (会议公开; point 28)."""

from typing import Annotated, Literal

from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, Names, Text


class Observers(Part):
    """People invited to attend, by role and number, never by name."""

    role: Annotated[Text, Names("term:observers")]
    count: Integer


class Meeting(Record):
    """One meeting; `fulfils` names the matters it considered."""

    kind: Literal["meeting"]
    held: Day
    """The day of the meeting."""
    observers: tuple[Observers, ...] = ()
    """Who was invited to attend, by role and number, never by name."""
