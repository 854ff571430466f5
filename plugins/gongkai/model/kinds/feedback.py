"""What became of the opinions received in a consultation (意见采纳情况; point 27; R108)."""

from typing import Annotated, Literal

from pydantic import Field

from gongkai.model.language import LocalText
from gongkai.model.parts import Reference
from gongkai.model.record import Record
from gongkai.model.scalars import Integer


class Feedback(Record):
    """Counts of opinions, and why those declined were declined."""

    kind: Literal["feedback"]
    feedback_on: Annotated[tuple[Reference, ...], Field(min_length=1)]
    received: Integer
    """How many opinions came in."""
    adopted: Integer
    """How many were adopted."""
    partly: Integer
    """How many were adopted in part."""
    declined: Integer
    """How many were declined."""
    reasons: LocalText | None = None
    """Why those declined were declined."""
