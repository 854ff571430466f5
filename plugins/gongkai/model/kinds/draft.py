"""The draft of a decision or document, when it is published by itself (point 26)."""

from typing import Literal

from gongkai.model.record import Record


class Draft(Record):
    """Has no fields of its own."""

    kind: Literal["draft"]
