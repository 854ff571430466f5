"""A public utility's own page (公共企事业单位; point 22; article 55; R45)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.contacts import Ways
from gongkai.model.label import Beside, ChineseKey, Counted, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Integer, Names, Text, UnitId


class Complaint(Part):
    """Where a user complains, how soon an answer comes, and who is above (article 55)."""

    to: Annotated[LocalText, Label("Whom to complain to")]
    """By role, never a person's name."""
    how: Annotated[Ways, Label("How")]
    """How to reach them, and when."""
    days: Annotated[
        Integer,
        Label("Answer within"),
        Counted("{number} working day", "{number} working days"),
    ]
    """Working days within which an answer is promised."""
    then: Annotated[
        UnitId,
        Label("If that does not help"),
        ChineseKey("后续途径"),
        Beside(Label("the competent department")),
    ]
    """The competent department to which one may turn next."""


class Utility(Record):
    """What a utility owes its users, and how to complain."""

    label: ClassVar[Label] = Label("Public utility")
    plural: ClassVar[Label] = Label("Public utilities")
    heading: ClassVar[Label | None] = Label("What users may expect")

    kind: Literal["utility"]
    field: Annotated[Text, Names("term:utility_fields"), Label("Service")]
    """The service that it supplies."""
    serves: Annotated[LocalText, Label("Serves")]
    """The area or the people served."""
    duties: Annotated[tuple[LocalText, ...], Label("Promises")]
    """What users may expect, a sentence each."""
    complaint: Annotated[Complaint, Label("How to complain")]
    """To whom users complain, how, how soon an answer comes, and where to turn next."""
