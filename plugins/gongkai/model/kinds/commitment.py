"""A public promise of a unit, with its day and what shows that it was kept (公开承诺; point 25)."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from gongkai.model.label import Choices, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record, not_before
from gongkai.model.scalars import Day, RecordId, UnitId


class Postponement(Part):
    """A later day for a promise, and why."""

    on: Annotated[Day, Label("Moved on")]
    """The day on which the new day was set. One that comes after the day was past moves nothing."""
    to: Annotated[Day, Label("New day")]
    """The day by which it is promised now."""
    reason: Annotated[LocalText, Label("Reason")]
    """Why it takes longer, as a resident is told."""


class Commitment(Record):
    """What was promised to the public, who is responsible, and by when.

    Whether it was kept is worked out from its days and its evidence; `state` is only what the
    unit says itself.
    """

    label: ClassVar[Label] = Label("Public promise")
    plural: ClassVar[Label] = Label("Public promises")
    heading: ClassVar[Label | None] = Label("The promise")

    kind: Literal["commitment"]
    promise: Annotated[LocalText, Label("What is promised")]
    """What will be there or be done, so that anyone can see whether it is."""
    in_charge: Annotated[UnitId | None, Label("Responsible")] = None
    """The unit that has to keep it, where another one publishes it."""
    promised: Annotated[Day, Label("Promised on")]
    """The day on which it was promised."""
    due: Annotated[Day, Label("To be done by")]
    """The last day, as it was promised first."""
    moved: Annotated[tuple[Postponement, ...], Label("Later days")] = ()
    """Later days that were set since, each with its reason, the oldest first."""
    state: Annotated[
        Literal["running", "kept"] | None,
        Label("The unit says"),
        Choices({"running": Label("under way"), "kept": Label("promise kept")}),
    ] = None
    """What the unit says of it."""
    kept: Annotated[Day | None, Label("Kept on")] = None
    """The day on which it was kept."""
    evidence: Annotated[tuple[RecordId, ...], Label("Shown by")] = ()
    """The records that show that it was kept; without one it does not count as kept."""

    @field_validator("due", "kept")
    @classmethod
    def _check_later(cls, value: date | None, info: ValidationInfo) -> date | None:
        return not_before("promised", value, info)
