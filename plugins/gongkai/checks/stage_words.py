"""The stages of a decision in words, as pages name them."""

from gongkai.model.findings import Word
from gongkai.model.stages import Stage

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
