"""A public utility's own page (公共企事业单位; point 22; article 55; R45)."""

from typing import Annotated, Literal

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Integer, Names, Text, UnitId


class Complaint(Part):
    """Where a user complains, how soon an answer comes, and who is above (article 55)."""

    to: LocalText
    """By role, never a person's name."""
    how: LocalText
    days: Integer
    """Working days within which an answer is promised."""
    then: UnitId
    """The competent department to which one may turn next."""


class Utility(Record):
    """What a utility owes its users, and how to complain."""

    kind: Literal["utility"]
    field: Annotated[Text, Names("term:utility_fields")]
    """The service that it supplies."""
    serves: LocalText
    """The area or the people served."""
    duties: tuple[LocalText, ...]
    """What users may expect, a sentence each."""
    complaint: Complaint
    """To whom users complain, how, how soon an answer comes, and where to turn next."""
