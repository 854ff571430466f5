"""An accident (事故档案): investigation, accountability and follow-up, step by step (point 20)."""

from typing import Annotated, ClassVar, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from gongkai.model.kinds.decision import Basis
from gongkai.model.label import ChineseKey, Choices, Label
from gongkai.model.parts import Part
from gongkai.model.record import Record
from gongkai.model.scalars import Day, Integer, Names, RecordId, Text

STEPS = {
    "report": Label("Investigation report"),
    "accountability": Label("Accountability"),
    "follow-up": Label("Follow-up"),
}
"""The steps of a file, in the order in which they are published."""


class AccidentStep(Part):
    """A step of the file: the record that publishes it, or the basis for withholding it."""

    step: Annotated[Literal["report", "accountability", "follow-up"], Choices(STEPS), Label("Step")]
    """Which step it is."""
    document: Annotated[RecordId | None, Label("Document")] = None
    """The record that publishes it."""
    withheld: Annotated[Basis | None, Label("Withheld")] = None
    """The law keeps it from publication, for this reason."""
    dead: Annotated[Integer | None, Label("Dead")] = None
    """How many died, as it says."""
    injured: Annotated[Integer | None, Label("Injured")] = None
    """How many were injured, as it says."""
    loss: Annotated[Integer | None, Label("Loss (yuan)"), ChineseKey("损失")] = None
    """The direct economic loss in yuan, as it says."""
    blamed: Annotated[Integer | None, Label("Held to account")] = None
    """How many people and units were held to account, as it says; nobody is named."""

    @model_validator(mode="after")
    def _check_one(self) -> "AccidentStep":
        if (self.document is None) == (self.withheld is None):
            rule = {"rule": "a step of an accident says exactly one of: document, withheld"}
            raise PydanticCustomError("rule", "{rule}", rule)
        return self


class Accident(Record):
    """What happened, when and where; persons appear by role only."""

    label: ClassVar[Label] = Label("Accident file")
    plural: ClassVar[Label] = Label("Accident files")

    kind: Literal["accident"]
    occurred: Annotated[Day, Label("Happened on")]
    """The day of the accident."""
    grade: Annotated[Text, Names("term:accident_grades"), Label("Grade")]
    """How grave it was, by the law."""
    sort: Annotated[Text, Names("term:accident_sorts"), Label("Sort of accident")]
    """What sort of accident it was."""
    approved: Annotated[Day | None, Label("Report approved on")] = None
    """The day on which the government approved the investigation report (批复结案)."""
    steps: Annotated[tuple[AccidentStep, ...], Label("Steps")] = ()
    """The steps that are published or withheld."""
