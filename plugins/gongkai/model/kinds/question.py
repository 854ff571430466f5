"""A question on policy and its answer (政策问答; point 24)."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record, not_before
from gongkai.model.scalars import Day


class Question(Record):
    """One question that people ask, answered; the text is the answer.

    `interprets` names the documents that the answer rests on.
    """

    label: ClassVar[Label] = Label("Question and answer")
    plural: ClassVar[Label] = Label("Questions and answers")

    kind: Literal["question"]
    question: Annotated[LocalText, Label("Question")]
    """As a resident would ask it, without anyone's name."""
    asked: Annotated[Day | None, Label("Asked on")] = None
    """The day on which it was asked; without it no time is counted."""
    due: Annotated[Day | None, Label("Answer due by")] = None
    """The last day, where the question was too hard for that of the rule."""
    answered: Annotated[Day | None, Label("Answered on")] = None
    """The day on which it was answered; without it the day of the record."""

    @field_validator("due", "answered")
    @classmethod
    def _check_later(cls, value: date | None, info: ValidationInfo) -> date | None:
        return not_before("asked", value, info)
