"""An open day, a question session or a hearing (政府开放日、网络问政、听证; point 28)."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.kinds.meeting import ObserverOpinion, Observers
from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.scalars import MomentField, Names, Text


class Event(Record):
    """What people may come to, and afterwards what came of it."""

    label: ClassVar[Label] = Label("Event")
    plural: ClassVar[Label] = Label("Events")
    heading: ClassVar[Label | None] = Label("About the event")

    kind: Literal["event"]
    form: Annotated[Text, Names("term:event_forms"), Label("What it is")]
    """What sort of event it is."""
    starts: Annotated[MomentField, Label("Begins")]
    """When it begins."""
    ends: Annotated[MomentField | None, Label("Ends")] = None
    """When it ends; without it on the day on which it begins."""
    where: Annotated[LocalText, Label("Where")]
    """The place, or the address online."""
    join: Annotated[LocalText, Label("How to take part")]
    """Who may come, and whether one has to register."""
    observers: Annotated[tuple[Observers, ...], Label("Who came")] = ()
    """Who took part, by role and number, never by name."""
    opinions: Annotated[
        tuple[ObserverOpinion, ...], Label("Opinions, and what became of them")
    ] = ()
    """What was proposed, and what became of it."""
    outcome: Annotated[LocalText | None, Label("What came of it")] = None
    """What came of it, in a sentence or two."""

    @property
    def last_day(self) -> date:
        """Return the day on which it ends."""
        return (self.ends or self.starts).day

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Event":
        if self.ends is not None and self.ends < self.starts:
            raise PydanticCustomError("rule", "{rule}", {"rule": "an event ends after it begins"})
        return self
