"""What proves a duty of the key tasks, part by part; all parts together prove the whole."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import (
    Boolean,
    ColumnId,
    Day,
    Integer,
    Names,
    Rate,
    RuleId,
    Text,
)
from gongkai.model.units import UnitType

Owed = Literal[
    "explanations",
    "forms",
    "feedback",
    "consultations",
    "stages",
    "catalogues",
    "reports",
    "work-plans",
    "outcomes",
    "replies",
    "events",
    "accidents",
    "commitments",
    "responses",
    "answers",
]
"""Obligations that follow from single records or from the law: see `measures/obligations`."""


class Each(Part):
    """For each of what a deliverable is wanted: terms of a vocabulary, units below, or periods."""

    terms: Text | None = None
    """A vocabulary: one deliverable for each of its terms, or for those of `values`."""
    values: tuple[Text, ...] = ()
    """Terms: one deliverable for each of them. Without `terms` the vocabulary is that of `key`."""
    key: Text | None = None
    """The key of a record that holds the term."""
    below: tuple[UnitType, ...] = ()
    """Types of unit: one deliverable for each such unit below the one that owes it."""
    period: Literal["month", "quarter"] | None = None
    """One deliverable for each month or quarter that has ended since `since`."""

    @model_validator(mode="after")
    def _check_one(self) -> "Each":
        said = (self.terms or self.values, self.below, self.period)
        if sum(map(bool, said)) != 1 or bool(self.terms or self.values) != bool(self.key):
            raise PydanticCustomError(
                "rule",
                "{rule}",
                {"rule": "“each” says one of: terms or values with key, below, period"},
            )
        return self


class RowCoverage(Part):
    """How far the tables of a part go: whether each village has a row in one of them."""

    field: Text
    """The column of its sort of table that names what was reached."""
    of: Literal["villages"]
    """What is to be reached: as many as the unit has, by data/units.yml."""


class Evidence(Part):
    """One part of what a duty asks for; a tag alone proves nothing.

    It is proven by records of a `kind`, or of any kind that bear a `table` or match `where`, by
    obligations that are met (`owed`), or not by a machine
    (`declared`, `unmeasured`); a kind that is not built yet is listed in `awaits` of the year.
    """

    what: LocalText
    """What is looked for, in words."""
    kind: Text | None = None
    """The kind of record that proves it."""
    table: Annotated[Text | None, Names("table")] = None
    """The sort of table that the record bears; with it any kind will do."""
    where: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    """Keys of the record, each with the values accepted, any of them; with it any kind will do."""
    present: tuple[Text, ...] = ()
    """Keys that must be filled."""
    column: ColumnId | None = None
    """The column in which it must be filed."""
    owed_by: tuple[UnitType, ...] = ()
    """Types of unit that owe it; without them every responsible unit does."""
    least: Integer = 1
    """How many such records are needed, for each of `each` where it stands."""
    each: Each | None = None
    """For each of what so many are needed."""
    covers: RowCoverage | None = None
    """What the rows of its tables must reach."""
    rate: Rate | None = None
    """The share of the unit's records of this kind that must match, from 0 to 1."""
    rate_by: RuleId | None = None
    """The rule that sets this share, where one does."""
    since: Day | None = None
    """Records count from this day; without it from the first day of the points' year."""
    due: Day | None = None
    """The last day of this part, where it has one of its own."""
    owed: Owed | None = None
    """The obligations that must be met: each one of the unit and the year."""
    declared: Boolean = False
    """Only the unit can say: what it publishes of it is shown as declared."""
    unmeasured: Boolean = False
    """No machine measures it: it is named beside what is measured."""

    @model_validator(mode="after")
    def _check_one(self) -> "Evidence":
        said = (
            bool(self.kind or self.table or self.where) and not self.declared,
            self.owed,
            self.declared,
            self.unmeasured,
        )
        if sum(map(bool, said)) != 1:
            raise PydanticCustomError(
                "rule",
                "{rule}",
                {"rule": "evidence says one of: kind, table, where, owed, declared, unmeasured"},
            )
        if self.covers is not None and self.table is None:
            rule = {"rule": "“covers” needs “table”, whose rows it counts"}
            raise PydanticCustomError("rule", "{rule}", rule)
        return self
