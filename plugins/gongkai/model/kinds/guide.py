"""A guide: to a unit's disclosure, to requests for information, or to a service (R4, R11)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.contacts import Ways
from gongkai.model.label import Label
from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record


class Steps(Part):
    """What one needs to know to ask for something, in a line each (R11)."""

    ask: Annotated[LocalText, Label("What it is for")]
    """What may be asked for, and by whom."""
    form: Annotated[LocalText, Label("What to hand in")]
    """What to hand in; the form itself is an attachment with the role `form`."""
    office: Annotated[LocalText, Label("Where to hand it in")]
    """Where to hand it in, by role."""
    days: Annotated[LocalText, Label("How soon")]
    """How soon an answer comes."""
    fee: Annotated[LocalText, Label("Fee")]
    """What it costs."""
    remedy: Annotated[LocalText, Label("If you are refused")]
    """What can be done against the answer."""


class Guide(Record):
    """How something is done, step by step."""

    label: ClassVar[Label] = Label("Guide")
    plural: ClassVar[Label] = Label("Guides")

    kind: Literal["guide"]
    contact: Annotated[Ways | None, Label("Contact")] = None
    """Where to turn: a guide to requests names the page where they are taken online, if any."""
    steps: Annotated[Steps | None, Label("In short")] = None
    """What one needs to know to ask for something, in a line each."""
