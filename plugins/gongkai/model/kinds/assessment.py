"""An assessment of a matter: expert review, risk or legality (Order 713; R102, R103)."""

from typing import Literal

from gongkai.model.record import Record
from gongkai.model.scalars import Day


class Assessment(Record):
    """The published outcome of one assessment."""

    kind: Literal["assessment"]
    form: Literal["expert", "risk", "legality"]
    """What was assessed: by experts, the risk, or the legality."""
    submitted: Day | None = None
    """The day on which the draft was handed in to be assessed; its end is `dated` (R106)."""
