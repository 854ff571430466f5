"""The stages of a major administrative decision (decision 19; Order 713; points 26 and 27)."""

from enum import StrEnum

from gongkai.model.findings import Word


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


STAGE = {
    Stage.BACKGROUND: Word("Background"),
    Stage.DRAFT: Word("Draft"),
    Stage.CONSULTATION: Word("Consultation"),
    Stage.OPINIONS: Word("Opinions"),
    Stage.EXPERT: Word("Expert review"),
    Stage.RISK: Word("Risk assessment"),
    Stage.LEGALITY: Word("Legality review"),
    Stage.MEETING: Word("Meeting"),
    Stage.RESULT: Word("Result"),
    Stage.IMPLEMENTATION: Word("Implementation"),
    Stage.EVALUATION: Word("Evaluation"),
}
"""The stages in words, as pages name them."""
