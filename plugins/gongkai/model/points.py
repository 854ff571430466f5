"""Points (要点): a year's key tasks, who owes them, by when, and what proves them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from gongkai.model.duty import Duty
from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import (
    Boolean,
    ColumnId,
    Day,
    Identifier,
    Integer,
    Names,
    Rate,
    RuleId,
    SetId,
    Text,
    UnitId,
)
from gongkai.model.units import UnitType


class Section(Part):
    """A heading of the highlights."""

    id: Identifier
    name: LocalText
    parent: Text | None = None


class Responsible(Part):
    """Who owes a point. Never read from the records that it is measured by (design.md §4.16)."""

    sets: tuple[SetId, ...] = ()
    units: tuple[UnitId, ...] = ()
    open: tuple[
        Literal["plan-makers", "relevant-departments", "decision-catalogue", "other-departments"],
        ...,
    ] = ()
    """Holders that the text leaves open and no list resolves."""
    co_operating: tuple[UnitId, ...] = ()
    """Party units: shown, never scored."""


class Due(Part):
    """A date that the point sets."""

    date: Day
    what: LocalText
    certainty: Literal["V", "M", "D", "unsure"]


class Evidence(Part):
    """A deliverable that proves the duty, named by kind and fields; a tag alone proves nothing."""

    kind: Annotated[Text, Names("kind")]
    where: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    """Field -> accepted values, any of them."""
    present: tuple[Text, ...] = ()
    """Fields that must be filled."""
    column: ColumnId | None = None
    owed_by: tuple[UnitType, ...] = ()
    """Types of unit that owe it; without them every responsible unit does."""
    least: Integer = 1
    rate: Rate | None = None
    """The share of the unit's records of this kind that must match, from 0 to 1."""
    rate_by: RuleId | None = None
    """The rule that sets this share, where one does."""
    since: Day | None = None
    """Records count from this day; without it from the first day of the points' year."""
    what: LocalText


class Point(Part):
    """One point, restated; the political formulations of the source are left out.

    Its words may hold numbers of rules: `{R84.share}`.
    """

    id: Text
    section: Identifier
    title: LocalText
    duty: LocalText
    responsible: Responsible
    due: tuple[Due, ...] = ()
    measured: LocalText
    evidence: tuple[Evidence, ...] = ()
    awaits: tuple[Text, ...] = ()
    """Kinds of record that a later version brings; until then the duty is not measured."""
    declared_only: Boolean = False
    """No machine can measure it: what units declare is shown as declared."""
    rules: tuple[RuleId, ...] = ()
    duties: tuple[Duty, ...] = ()
    """The kinds of duty that it sets and checks look after."""
    read_as: LocalText | None = None
    """How an unclear place of the source was read."""


class PointYear(Part):
    """data/points/<year>.yml."""

    year: Integer
    title: LocalText
    status: LocalText
    """What this text is: an unofficial restatement."""
    notes: tuple[LocalText, ...] = ()
    sections: tuple[Section, ...]
    points: tuple[Point, ...]

    def reference(self, point: Point) -> str:
        """Return how records name a point: `2021/26`."""
        return f"{self.year}/{point.id}"

    @property
    def last_day(self) -> date:
        """Return the day by which a point without a date of its own is owed."""
        return date(self.year, 12, 31)
