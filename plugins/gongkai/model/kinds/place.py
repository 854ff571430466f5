"""A place where disclosure can be read on paper or asked about (政务公开专区; point 36)."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gongkai.model.contacts import Ways
from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.opening import OpeningHours, OtherHours
from gongkai.model.record import Record
from gongkai.model.scalars import Boolean, Day, Names, Text


class PublicPlace(Record):
    """Where it is, when it is open, what is done there."""

    label: ClassVar[Label] = Label("Place to read and ask")
    plural: ClassVar[Label] = Label("Places to read and ask")
    heading: ClassVar[Label | None] = Label("Your visit")

    kind: Literal["place"]
    place: Annotated[Text, Names("term:place_types"), Label("What it is")]
    """What sort of place it is."""
    address: Annotated[LocalText, Label("Where"), ChineseKey("地址")]
    """With the town or district, as a visitor needs it."""
    hours: Annotated[tuple[OpeningHours, ...], Field(min_length=1), Label("Opening hours")]
    """When it is open, by days of the week."""
    closed_on_holidays: Annotated[
        Boolean, Label("Closed on public holidays"), ChineseKey("节假日不开放")
    ] = False
    """Whether the hours of days of the week do not hold on public holidays, as the calendars have
    them; those of working days never do."""
    exceptions: Annotated[tuple[OtherHours, ...], Label("Other hours"), ChineseKey("另行安排")] = ()
    """Dates on which the usual hours do not hold."""
    closed_since: Annotated[Day | None, Label("Closed for good since")] = None
    """The first day on which it is there no more."""
    services: Annotated[
        tuple[Annotated[Text, Names("term:place_services")], ...], Label("What you can do there")
    ]
    """What is done there."""
    channels: Annotated[
        tuple[Annotated[Text, Names("term:place_channels")], ...], Label("Ways to ask")
    ] = ()
    """In which ways its questions are taken."""
    joint: Annotated[Boolean, Label("Answers for several units"), ChineseKey("综合受理")] = False
    """Whether it takes questions on what several units do, so that nobody is sent on."""
    answers: Annotated[
        tuple[Annotated[Text, Names("term:topics")], ...], Label("Questions on")
    ] = ()
    """The topics on which it answers questions."""
    contact: Annotated[Ways | None, Label("Contact")] = None
    """How to reach it without a visit."""
    access: Annotated[LocalText | None, Label("Getting there"), ChineseKey("交通")] = None
    """How it is reached on foot, by bus, in a wheelchair."""

    def is_closed_by(self, day: date) -> bool:
        """Return whether the place is closed for good on `day`."""
        return self.closed_since is not None and day >= self.closed_since
