"""A matter (决策事项): one major decision of a year's catalogue (point 26; Order 713)."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.label import ChineseKey, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, MomentField, RecordId, StageId, UnitId, Year


class Basis(Part):
    """Why something is withheld or does not apply."""

    basis: Annotated[LocalText, Label("Basis")]
    """The provision on which that rests."""


class StageNote(Part):
    """What the unit declares of a stage that no published document shows; exactly one of these."""

    done: Annotated[Day | None, Label("Carried out")] = None
    """Carried out on this day, without a document that may be published."""
    withheld: Annotated[Basis | None, Label("Withheld")] = None
    """The law keeps it from publication, for this reason."""
    not_applicable: Annotated[Basis | None, Label("Does not apply")] = None
    """The matter does not have this stage, for this reason."""
    due: Annotated[Day | None, Label("Planned for")] = None
    """It is planned for this day."""

    @model_validator(mode="after")
    def _check_one(self) -> "StageNote":
        said = (self.done, self.withheld, self.not_applicable, self.due)
        if sum(value is not None for value in said) != 1:
            raise PydanticCustomError(
                "rule",
                "{rule}",
                {"rule": "a stage says exactly one of: done, withheld, not_applicable, due"},
            )
        return self


class Suspension(Part):
    """A matter put off."""

    date: Annotated[Day, Label("On hold since")]
    """The first day on which it is on hold."""
    reason: Annotated[LocalText, Label("Reason")]
    """Why."""


class CarriedOver(Part):
    """A matter moved to a later year's catalogue."""

    to: Annotated[Integer, Label("Year"), ChineseKey("结转年度")]
    """The year of that catalogue."""
    date: Annotated[Day, Label("Date")]
    """The day on which it was moved."""
    reason: Annotated[LocalText, Label("Reason")]
    """Why."""


class Removal(Part):
    """A matter taken out of the catalogue by an adjustment."""

    date: Annotated[Day, Label("Date")]
    """The day of the adjustment."""
    by: Annotated[RecordId, Label("Document")]
    """The record that made it."""
    reason: Annotated[LocalText | None, Label("Reason")] = None
    """Why."""


class Decision(Record):
    """A matter; the documents that fulfil its stages name it, it does not name them."""

    label: ClassVar[Label] = Label("Decision")
    plural: ClassVar[Label] = Label("Decisions")

    kind: Literal["decision"]
    published: MomentField | None = None  # type: ignore[assignment]  # a matter stands in the catalogue
    year: Annotated[Year, Label("Year")]
    """The year of the catalogue in which it stands."""
    lead: Annotated[UnitId, Label("Lead unit")]
    """The unit that prepares it."""
    with_: Annotated[tuple[UnitId, ...], Label("Together with")] = Field(default=(), alias="with")
    """Units that prepare it with the lead."""
    procedures: Annotated[tuple[StageId, ...], Label("Stages that apply")] = ()
    """The stages that apply; a stage that is not here is never missing."""
    planned: Annotated[LocalText | None, Label("Planned time"), ChineseKey("计划")] = None
    """When it is to be decided, as the catalogue says."""
    stages: Annotated[dict[StageId, StageNote], Label("Stages")] = Field(default_factory=dict)
    """What the unit declares of stages that no document shows."""
    suspended: Annotated[Suspension | None, Label("On hold")] = None
    """Since when it is put off, and why."""
    carried_over: Annotated[CarriedOver | None, Label("Carried over")] = None
    """To which year's catalogue it was moved, and why."""
    removed: Annotated[Removal | None, Label("Removed")] = None
    """When an adjustment took it out, by which record, and why."""

    def until(self, day: date) -> Self:
        """Return the matter as it was on `day`: put off, moved and taken out as far as then."""
        said = super().until(day)
        ended = {name: getattr(self, name) for name in ("suspended", "carried_over", "removed")}
        later = {name: None for name, found in ended.items() if found and found.date > day}
        return said.model_copy(update=later) if later else said
