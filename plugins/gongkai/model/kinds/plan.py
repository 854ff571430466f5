"""A plan: development plan, special plan, or a unit's work plan for the highlights (point 1)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part, Span
from gongkai.model.record import Record
from gongkai.model.scalars import Boolean, Day, Integer, Names, PointId, Text


class Period(Span):
    """The years that a plan covers, both included."""

    from_: Annotated[Integer, Label("Begins")] = Field(alias="from")
    """The first year."""
    to: Annotated[Integer, Label("Ends")]
    """The last year."""

    def __str__(self) -> str:
        return f"{self.from_}-{self.to}"


class PlanItem(Part):
    """A task of a work plan, of which the annual report says what became."""

    id: Annotated[Text, Label("No.")]
    """Its number in the plan, by which the annual report names it."""
    what: Annotated[LocalText, Label("Task")]
    """What is to be done."""
    point: Annotated[PointId | None, Label("Key task")] = None
    """The key task that it carries out."""
    due: Annotated[Day | None, Label("By")] = None
    """The last day, where the plan names one."""


class Plan(Record):
    """A plan for a period, or for a point of the highlights."""

    has_validity: ClassVar[bool] = True
    label: ClassVar[Label] = Label("Plan")
    plural: ClassVar[Label] = Label("Plans")

    kind: Literal["plan"]
    period: Annotated[Period | None, Label("Period")] = None
    """The years that it covers, both included: it is in force until the last of them ends."""
    type: Annotated[Text | None, Names("term:plan_types"), Label("Type of plan")] = None
    """What it plans: the whole development, one field, a region … Plans of one government, level,
    type and subject are a chain: of one title but for the years, or with the same first topic."""
    level: Annotated[Text | None, Names("term:plan_levels"), Label("Level of plan")] = None
    """For which level of government it is."""
    key: Annotated[Boolean, Label("Key policy")] = False
    """Whether it is a key policy (重要政策), which is explained."""
    plan_for: Annotated[PointId | None, Label("Asked for by")] = None
    """The point that asks for it."""
    items: Annotated[tuple[PlanItem, ...], Label("Tasks")] = ()
    """The tasks of a work plan: the unit's annual report on that year says what became of each."""

    @field_validator("items")
    @classmethod
    def _check_once(cls, items: tuple[PlanItem, ...]) -> tuple[PlanItem, ...]:
        if len({item.id for item in items}) < len(items):
            rule = {"rule": "each item of a plan has an “id” of its own"}
            raise PydanticCustomError("rule", "{rule}", rule)
        return items
