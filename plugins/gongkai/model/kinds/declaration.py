"""What a unit says of its own work (自行申报; points 37 to 39): declared, never measured."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.contacts import WebAddress
from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, Names, PointId, Text, Year


class DeclaredFigure(Part):
    """A number that the unit gives."""

    point: Annotated[PointId, Label("Key task")]
    """The key task to which it belongs."""
    what: Annotated[Text, Names("term:declared_figures"), Label("What")]
    """What is counted."""
    value: Annotated[Integer, Label("Declared")]
    """How many."""
    note: Annotated[LocalText | None, Label("Note")] = None
    """What belongs to it: dates, subjects."""


class Declaration(Record):
    """The figures of a unit for a year, up to a day."""

    label: ClassVar[Label] = Label("Declaration of a unit")
    plural: ClassVar[Label] = Label("Declarations of units")

    kind: Literal["declaration"]
    year: Annotated[Year, Label("Year")]
    """The year of which it speaks."""
    covered: Annotated[Day | None, Label("Figures up to")] = None
    """The last day that the figures cover; without it the whole year."""
    figures: Annotated[tuple[DeclaredFigure, ...], Label("By the unit's own account")]
    """What the unit declares; nobody has measured it."""
    assessed: Annotated[WebAddress | None, Label("Published assessment")] = None
    """The page of a published assessment that the unit refers to."""
