"""A question on policy and its answer (政策问答; point 24)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import Label
from gongkai.model.language import LocalText
from gongkai.model.record import Record


class Question(Record):
    """One question that people ask, answered; the text is the answer.

    `interprets` names the documents that the answer rests on.
    """

    label: ClassVar[Label] = Label("Question and answer")
    plural: ClassVar[Label] = Label("Questions and answers")

    kind: Literal["question"]
    question: Annotated[LocalText, Label("Question")]
    """As a resident would ask it, without anyone's name."""
