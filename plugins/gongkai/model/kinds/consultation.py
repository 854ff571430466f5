"""A public consultation (意见征集; point 27; Order 713 article 15; R104)."""

from typing import Annotated, ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from gongkai.model.contacts import Ways
from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.record import Record, not_before
from gongkai.model.scalars import Day, MomentField, Names, Text


class Consultation(Record):
    """A draft put before the public from `opens` to `closes`, both days included."""

    label: ClassVar[Label] = Label("Consultation")
    plural: ClassVar[Label] = Label("Consultations")

    kind: Literal["consultation"]
    opens: Annotated[Day, Label("Opens")]
    """The first day on which opinions are taken."""
    closes: Annotated[MomentField, Label("Closes")]
    """The last day on which opinions are taken, with the hour where that is not its end. A
    notice of extension moves it: `extends` with `until`."""
    basis: Annotated[Text, Names("term:consultation_bases"), Label("Basis")]
    """What demands it: that sets how long it lasts."""
    short_reason: Annotated[LocalText | None, Label("Why it is short")] = None
    """Why it runs for fewer days than its rule wants."""
    how: Annotated[Ways | None, Label("How to respond"), ChineseKey("提意见方式")] = None
    """How opinions are handed in; a text alone says it in words."""
    contact: Annotated[Ways | None, Label("Who answers questions")] = None
    """Who answers questions about it: by role, never a person's name."""

    @field_validator("closes")
    @classmethod
    def _check_closes(cls, value: Moment, info: ValidationInfo) -> Moment:
        not_before("opens", value.day, info)
        return value
