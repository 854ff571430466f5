"""A matter (决策事项): one major decision of a year's catalogue (point 26; Order 713)."""

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, MomentField, RecordId, StageId, UnitId


class Basis(Part):
    """Why something is withheld or does not apply."""

    basis: LocalText


class StageNote(Part):
    """What the unit declares of a stage that no published paper shows; exactly one of these."""

    done: Day | None = None
    """Carried out on this day, without a publishable paper."""
    withheld: Basis | None = None
    not_applicable: Basis | None = None
    due: Day | None = None

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

    date: Day
    reason: LocalText


class CarriedOver(Part):
    """A matter moved to a later year's catalogue."""

    to: Integer
    reason: LocalText


class Removal(Part):
    """A matter taken out of the catalogue by an adjustment."""

    date: Day
    by: RecordId
    reason: LocalText | None = None


class Decision(Record):
    """A matter; the papers that fulfil its stages name it, it does not name them."""

    kind: Literal["decision"]
    published: MomentField | None = None  # type: ignore[assignment]  # a matter stands in the catalogue
    year: Integer
    """The year of the catalogue in which it stands."""
    lead: UnitId
    """The unit that prepares it."""
    with_: tuple[UnitId, ...] = Field(default=(), alias="with")
    """Units that prepare it with the lead."""
    procedures: tuple[StageId, ...] = ()
    """The stages that apply; a stage that is not here is never missing."""
    planned: LocalText | None = None
    """When it is to be decided, as the catalogue says."""
    stages: dict[StageId, StageNote] = Field(default_factory=dict)
    """What the unit declares of stages that no document shows."""
    suspended: Suspension | None = None
    """Since when it is put off, and why."""
    carried_over: CarriedOver | None = None
    """To which year's catalogue it was moved, and why."""
    removed: Removal | None = None
    """When an adjustment took it out, by which record, and why."""
