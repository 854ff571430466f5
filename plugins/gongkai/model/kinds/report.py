"""A unit's yearly report on disclosure (政府信息公开年报; article 49; R38, R50)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.record import Record
from gongkai.model.scalars import Integer


class Report(Record):
    """The report on a year, published early in the next."""

    label: ClassVar[Label] = Label("Annual report")
    plural: ClassVar[Label] = Label("Annual reports")

    kind: Literal["report"]
    year: Annotated[Integer, Label("Year")]
    """The year that it reports on."""
