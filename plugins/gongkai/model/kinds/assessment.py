"""An assessment of a matter: expert review, risk or legality (Order 713; R102, R103)."""

from typing import Annotated, ClassVar, Literal

from gongkai.model.label import ChineseKey, Choices, Label
from gongkai.model.record import Record
from gongkai.model.scalars import Day

_FORMS = {
    "expert": Label("Expert review"),
    "risk": Label("Risk assessment"),
    "legality": Label("Legality review"),
}


class Assessment(Record):
    """The published outcome of one assessment."""

    label: ClassVar[Label] = Label("Assessment")
    plural: ClassVar[Label] = Label("Assessments")

    kind: Literal["assessment"]
    form: Annotated[
        Literal["expert", "risk", "legality"],
        Label("Kind of review"),
        ChineseKey("审查内容"),
        Choices(_FORMS),
    ]
    """What was assessed: by experts, the risk, or the legality."""
    submitted: Annotated[Day | None, Label("Submitted on")] = None
    """The day on which the draft was handed in to be assessed; its end is `dated` (R106)."""
