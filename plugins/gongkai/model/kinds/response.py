"""An answer to what worries the public (回应关切; point 25)."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import ValidationInfo, field_validator

from gongkai.model.label import Label
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record, not_before
from gongkai.model.scalars import Day, Names, Text


class Response(Record):
    """What was raised, when it was answered, and what was done about it; never by whom."""

    label: ClassVar[Label] = Label("Response to a public concern")
    plural: ClassVar[Label] = Label("Responses to public concerns")

    kind: Literal["response"]
    concern: Annotated[Text, Names("term:concerns"), Label("Concern")]
    """Which of the public's concerns it is about."""
    about: Annotated[LocalText, Label("What was raised")]
    """What people asked or complained of, without anyone's name."""
    raised: Annotated[Day, Label("Raised on")]
    """The day on which the unit learnt of it."""
    due: Annotated[Day | None, Label("Response due by")] = None
    """The last day, where another one was set than the rule sets: after a major accident."""
    answered: Annotated[Day | None, Label("Answered on")] = None
    """The day of the first answer; without it the day of the record."""
    done: Annotated[LocalText, Label("What was done")]
    """What was done about it."""

    @field_validator("due", "answered")
    @classmethod
    def _check_later(cls, value: date | None, info: ValidationInfo) -> date | None:
        return not_before("raised", value, info)
