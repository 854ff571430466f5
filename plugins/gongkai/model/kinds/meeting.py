"""A government meeting that considered matters (会议公开; point 28)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, Names, Text


class Observers(Part):
    """People invited to attend, by role and number, never by name."""

    role: Annotated[Text, Names("term:observers"), Label("Whom they stand for")]
    """Whom they stand for."""
    count: Annotated[Integer, Label("How many")]
    """How many of them were invited."""


class ObserverOpinion(Part):
    """What an observer or a participant proposed, and what became of it."""

    who: Annotated[Text, Names("term:observers"), Label("Who proposed it")]
    """Whom they stand for."""
    opinion: Annotated[LocalText, Label("What they proposed")]
    """What they proposed, in a sentence."""
    outcome: Annotated[
        Text | None, Names("term:opinion_outcomes"), Label("Whether it was adopted")
    ] = None
    """What became of it."""
    answer: Annotated[LocalText | None, Label("Answer")] = None
    """What is done about it, or why nothing is."""


class Meeting(Record):
    """One meeting; `fulfils` names the matters it considered."""

    label: ClassVar[Label] = Label("Meeting")
    plural: ClassVar[Label] = Label("Meetings")

    kind: Literal["meeting"]
    held: Annotated[Day, Label("Held on")]
    """The day of the meeting."""
    observers: Annotated[tuple[Observers, ...], Label("Invited to attend")] = ()
    """Who was invited to attend, by role and number, never by name."""
    opinions: Annotated[
        tuple[ObserverOpinion, ...], Label("Opinions, and what became of them")
    ] = ()
    """What those invited proposed, and what became of it."""
