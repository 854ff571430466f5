"""A plan: development plan, special plan, or a unit's work plan for the highlights (point 1)."""

from typing import ClassVar, Literal

from pydantic import Field

from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Integer, PointId


class Period(Part):
    """The years that a plan covers, both included."""

    from_: Integer = Field(alias="from")
    to: Integer


class Plan(Record):
    """A plan for a period, or for a point of the highlights."""

    has_validity: ClassVar[bool] = True

    kind: Literal["plan"]
    period: Period | None = None
    """The years that it covers, both included."""
    plan_for: PointId | None = None
    """The point that asks for it."""
