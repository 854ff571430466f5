"""A list of one sort: powers and duties, projects, permits, brands (points 6, 9, 12, 19)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Names, RecordId, Text


class List(Record):
    """What there is of one sort on one day; its rows stand in tables beside it."""

    label: ClassVar[Label] = Label("List")
    plural: ClassVar[Label] = Label("Lists")

    kind: Literal["list"]
    of: Annotated[Text, Names("table"), Label("List of")]
    """The sort of its tables, an id of data/tables."""
    as_of: Annotated[Day | None, Label("As of")] = None
    """The day of which it is."""
    version: Annotated[Text | None, Label("Version")] = None
    """The number or year of the version, as printed."""
    previous: Annotated[RecordId | None, Label("Previous version")] = None
    """The list that it takes the place of; pages show what changed since."""
