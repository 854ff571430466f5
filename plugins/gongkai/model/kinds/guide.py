"""A guide: to a unit's disclosure, to requests for information, or to a service (R4, R11)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.contacts import Ways
from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Boolean, Day, Names, RecordId, Text


class Steps(Part):
    """What one needs to know to ask for something, in a line each (R11)."""

    ask: Annotated[LocalText, Label("What it is for")]
    """What may be asked for, and by whom."""
    form: Annotated[LocalText, Label("What to hand in")]
    """What to hand in; the form itself is an attachment with the role `form`."""
    office: Annotated[LocalText, Label("Where to hand it in")]
    """Where to hand it in, by role."""
    days: Annotated[LocalText, Label("How soon"), ChineseKey("期限")]
    """How soon an answer comes."""
    fee: Annotated[LocalText, Label("Fee")]
    """What it costs."""
    remedy: Annotated[LocalText, Label("If you are refused"), ChineseKey("救济途径")]
    """What can be done against the answer."""


class Service(Part):
    """What a service guide tells whoever needs it (R11, R158); a rule says what none may lack."""

    item: Annotated[LocalText | None, Label("Service")] = None
    """What the service is called."""
    conditions: Annotated[tuple[LocalText, ...], Label("Conditions")] = ()
    """Who gets it: all of these must be met."""
    materials: Annotated[tuple[LocalText, ...], Label("What to bring")] = ()
    """What to hand in; nothing is said in so many words."""
    steps: Annotated[tuple[LocalText, ...], Label("Steps")] = ()
    """What happens, in order."""
    days: Annotated[LocalText | None, Label("How soon"), ChineseKey("期限")] = None
    """How soon it is done."""
    fee: Annotated[LocalText | None, Label("Fee")] = None
    """What it costs."""
    basis: Annotated[tuple[RecordId, ...], Label("Basis")] = ()
    """The documents on which it rests."""
    contact: Annotated[Ways | None, Label("Contact")] = None
    """Whom to turn to, by role."""
    ends: Annotated[Day | None, Label("Last day")] = None
    """The last day on which it is to be had, where there is one."""
    closed: Annotated[Boolean, Label("No longer taken")] = False
    """Whether nobody can apply any more; without it the guide lists it as open."""


class Guide(Record):
    """How something is done, step by step."""

    label: ClassVar[Label] = Label("Guide")
    plural: ClassVar[Label] = Label("Guides")

    kind: Literal["guide"]
    contact: Annotated[Ways | None, Label("Contact")] = None
    """Where to turn: a guide to requests names the page where they are taken online, if any."""
    steps: Annotated[Steps | None, Label("In short")] = None
    """What one needs to know to ask for something, in a line each."""
    group: Annotated[tuple[Annotated[Text, Names("term:guide_groups")], ...], Label("For")] = ()
    """The groups of people for whom it is written; each has a page of its guides."""
    service: Annotated[Service | None, Label("The service")] = None
    """What there is to know of the service, element by element."""
