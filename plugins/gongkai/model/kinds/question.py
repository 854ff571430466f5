"""A question on policy and its answer (政策问答; point 24)."""

from typing import Literal

from gongkai.model.language import LocalText
from gongkai.model.record import Record


class Question(Record):
    """One question that people ask, answered; the text is the answer.

    `interprets` names the documents that the answer rests on.
    """

    kind: Literal["question"]
    question: LocalText
    """As a resident would ask it, without anyone's name."""
