"""A series of figures, month by month, quarter by quarter or year by year (point 18)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import ChineseKey, Choices, Label
from gongkai.model.record import Record
from gongkai.model.scalars import Names, RecordId, Text, Year

_PERIODS = {"month": Label("Month"), "quarter": Label("Quarter"), "year": Label("Year")}


class Series(Record):
    """Figures of the same kind for one period after the other, all in one table."""

    label: ClassVar[Label] = Label("Series of figures")
    plural: ClassVar[Label] = Label("Series of figures")

    kind: Literal["series"]
    of: Annotated[Text, Names("table"), Label("Figures"), ChineseKey("表的种类")]
    """The sort of its tables, an id of data/tables."""
    period: Annotated[
        Literal["month", "quarter", "year"], Label("One figure for each"), Choices(_PERIODS)
    ]
    """What each figure is of."""
    year: Annotated[Year | None, Label("Year")] = None
    """The year of all its figures, where it is of one: cells may then name the month alone."""
    previous: Annotated[RecordId | None, Label("Series before")] = None
    """The series of the year before: the months must go on from its last, and are compared."""
