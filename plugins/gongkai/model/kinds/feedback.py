"""What became of the opinions received in a consultation (意见采纳情况; point 27; R108)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Reference
from gongkai.model.record import Record
from gongkai.model.scalars import Integer


class Feedback(Record):
    """Counts of opinions, and why those declined were declined."""

    label: ClassVar[Label] = Label("Outcome of a consultation")
    plural: ClassVar[Label] = Label("Outcomes of consultations")

    kind: Literal["feedback"]
    feedback_on: Annotated[tuple[Reference, ...], Field(min_length=1)]
    received: Annotated[Integer, Label("Received")]
    """How many opinions came in."""
    adopted: Annotated[Integer, Label("Adopted")]
    """How many were adopted."""
    partly: Annotated[Integer, Label("Adopted in part")]
    """How many were adopted in part."""
    declined: Annotated[Integer, Label("Declined")]
    """How many were declined."""
    reasons: Annotated[LocalText | None, Label("Why some were declined")] = None
    """Why those declined were declined."""
