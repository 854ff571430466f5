"""The stages of a major administrative decision (decision 19; Order 713; points 26 and 27)."""

from enum import StrEnum


class Stage(StrEnum):
    """A stage, in the order in which a matter passes them."""

    BACKGROUND = "background"
    DRAFT = "draft"
    CONSULTATION = "consultation"
    OPINIONS = "opinions"
    EXPERT = "expert"
    RISK = "risk"
    LEGALITY = "legality"
    MEETING = "meeting"
    RESULT = "result"
    IMPLEMENTATION = "implementation"
    EVALUATION = "evaluation"
