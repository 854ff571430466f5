"""An official release on an epidemic or on public health (权威发布; point 21)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, Names, Text


class Figure(Part):
    """A number that was released."""

    name: Annotated[LocalText, Label("Figure"), ChineseKey("名称")]
    """What it counts, as it is printed."""
    value: Annotated[Integer, Label("Value")]
    """The number."""
    unit: Annotated[LocalText | None, Label("Measured in")] = None
    """What it is counted in."""
    as_of: Annotated[Day, Label("As of")]
    """The day of which it is."""


class Release(Record):
    """What holds from a day on, and with which figures.

    `replaces` names the releases that it takes the place of, `expires` its last day.
    """

    label: ClassVar[Label] = Label("Health release")
    plural: ClassVar[Label] = Label("Health releases")

    kind: Literal["release"]
    subject: Annotated[Text, Names("term:epidemic_subjects"), Label("Subject")]
    """What it is about."""
    holds: Annotated[LocalText, Label("What holds")]
    """What people have to know or do, in a sentence or two."""
    figures: Annotated[tuple[Figure, ...], Label("Key figures")] = ()
    """The numbers that it gives."""
