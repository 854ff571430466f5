"""The draft of a decision or document, when it is published by itself (point 26)."""

from typing import ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.record import Record


class Draft(Record):
    """Has no fields of its own."""

    label: ClassVar[Label] = Label("Draft")
    plural: ClassVar[Label] = Label("Drafts")

    kind: Literal["draft"]
