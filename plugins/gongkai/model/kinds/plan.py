"""A plan: development plan, special plan, or a unit's work plan for the highlights (point 1)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from gongkai.model.label import Label
from gongkai.model.parts import Span
from gongkai.model.record import Record
from gongkai.model.scalars import Boolean, Integer, Names, PointId, Text


class Period(Span):
    """The years that a plan covers, both included."""

    from_: Annotated[Integer, Label("From")] = Field(alias="from")
    """The first year."""
    to: Annotated[Integer, Label("Until")]
    """The last year."""


class Plan(Record):
    """A plan for a period, or for a point of the highlights."""

    has_validity: ClassVar[bool] = True
    label: ClassVar[Label] = Label("Plan")
    plural: ClassVar[Label] = Label("Plans")

    kind: Literal["plan"]
    period: Annotated[Period | None, Label("Period")] = None
    """The years that it covers, both included: it is in force until the last of them ends."""
    type: Annotated[Text | None, Names("term:plan_types"), Label("Type of plan")] = None
    """What it plans: the whole development, one field, a region …"""
    level: Annotated[Text | None, Names("term:plan_levels"), Label("Level of plan")] = None
    """For which level of government it is."""
    key: Annotated[Boolean, Label("Key policy")] = False
    """Whether it is a key policy (重要政策), which is explained."""
    plan_for: Annotated[PointId | None, Label("Asked for by")] = None
    """The point that asks for it."""
