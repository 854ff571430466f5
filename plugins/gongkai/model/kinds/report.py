"""A unit's yearly report on disclosure (政府信息公开年报; article 49; R38, R50)."""

from typing import Annotated, ClassVar, Literal

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.label import ChineseKey, Choices, Label
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import RecordId, Text, Year

_COVERED = {"unit": Label("The unit itself"), "below": Label("The unit and those below it")}


OUTCOMES = {
    "done": Label("task done"),
    "partly": Label("task partly done"),
    "not": Label("task not done"),
}
"""What became of a task."""


class TaskOutcome(Part):
    """What became of an item of the unit's work plan for the year."""

    item: Annotated[Text, Label("No.")]
    """The “id” of the item in the plan."""
    state: Annotated[
        Literal["done", "partly", "not"], Choices(OUTCOMES), Label("Outcome"), ChineseKey("结果")
    ]
    """Whether it was done."""
    reason: Annotated[LocalText | None, Label("Reason")] = None
    """Why it was not, or what was left; of one that was done, what shows it if no record does."""
    record: Annotated[RecordId | None, Label("Shown by")] = None
    """The record that shows it."""

    @model_validator(mode="after")
    def _check_reason(self) -> "TaskOutcome":
        if self.state != "done" and self.reason is None:
            rule = {"rule": "an outcome that is “partly” or “not” says why in “reason”"}
            raise PydanticCustomError("rule", "{rule}", rule)
        return self


class Report(Record):
    """The report on a year, published early in the next."""

    label: ClassVar[Label] = Label("Annual report")
    plural: ClassVar[Label] = Label("Annual reports")

    kind: Literal["report"]
    year: Annotated[Year, Label("Year")]
    """The year that it reports on."""
    covers: Annotated[Literal["unit", "below"], Label("Figures of"), Choices(_COVERED)] = "unit"
    """Whose figures it holds: those of its unit, or also those of the units below."""
    outcomes: Annotated[tuple[TaskOutcome, ...], Label("What became of the key tasks")] = ()
    """What became of each item of the unit's work plan for the year."""

    @field_validator("outcomes")
    @classmethod
    def _check_once(cls, outcomes: tuple[TaskOutcome, ...]) -> tuple[TaskOutcome, ...]:
        if len({one.item for one in outcomes}) < len(outcomes):
            rule = {"rule": "“outcomes” names each item once"}
            raise PydanticCustomError("rule", "{rule}", rule)
        return outcomes
