"""A unit's yearly report on disclosure (政府信息公开年报; article 49; R38, R50)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import Choices, Label
from gongkai.model.record import Record
from gongkai.model.scalars import Integer

_COVERED = {"unit": Label("The unit itself"), "below": Label("The unit and those below it")}


class Report(Record):
    """The report on a year, published early in the next."""

    label: ClassVar[Label] = Label("Annual report")
    plural: ClassVar[Label] = Label("Annual reports")

    kind: Literal["report"]
    year: Annotated[Integer, Label("Year")]
    """The year that it reports on."""
    covers: Annotated[Literal["unit", "below"], Label("Figures of"), Choices(_COVERED)] = "unit"
    """Whose figures it holds: those of its unit, or also those of the units below."""
