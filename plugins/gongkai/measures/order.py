"""Stages of a matter whose days contradict their order (Order 713; R102, R103).

Opinions, expert review and risk assessment may overlap with the consultation and with each
other; all of them come before the legality review, and that before the meeting.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.stages import MatterState, StageCell, StageState
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.meeting import Meeting
from gongkai.model.record import Record
from gongkai.model.stages import Stage

GROUPS = (
    (Stage.CONSULTATION, Stage.OPINIONS, Stage.EXPERT, Stage.RISK),
    (Stage.LEGALITY,),
    (Stage.MEETING,),
    (Stage.RESULT,),
    (Stage.IMPLEMENTATION,),
    (Stage.EVALUATION,),
)
"""Stages in their order; those of one group may run side by side."""


@dataclass(frozen=True)
class Step:
    """One day on which a stage was carried out, and where it is written."""

    stage: Stage
    day: date
    record: Record
    key: str


@dataclass(frozen=True)
class Inversion:
    """Two stages of a matter, of which the earlier one has the later day."""

    earlier: Step
    later: Step
    culprit: Step
    """The one of the two that contradicts most others."""


def inversions(
    state: MatterState, consultation: Callable[[str], ConsultationState | None]
) -> list[Inversion]:
    """Return what contradicts the order of stages, one inversion for each cause.

    A stage that was gone through twice counts by its best day, so that a second reading
    after a second review is in order.
    """
    steps = {stage: _steps(state, cell, consultation) for stage, cell in state.cells.items()}
    steps = {stage: found for stage, found in steps.items() if found}
    pairs = [*_draft_after_opening(steps), *_pairs(steps)]
    result = []
    while pairs:
        weight = Counter(step.stage for pair in pairs for step in pair)
        worst = max(sorted(weight, key=_ORDER.index), key=weight.__getitem__)
        earlier, later = next(pair for pair in pairs if worst in (pair[0].stage, pair[1].stage))
        culprit = earlier if earlier.stage is worst else later
        result.append(Inversion(earlier, later, culprit))
        pairs = [pair for pair in pairs if worst not in (pair[0].stage, pair[1].stage)]
    return result


_ORDER = list(Stage)


def _pairs(steps: Mapping[Stage, Sequence[Step]]) -> Iterator[tuple[Step, Step]]:
    present = [[steps[stage] for stage in group if stage in steps] for group in GROUPS]
    for number, group in enumerate(present):
        for first in group:
            for later in (other for after in present[number + 1 :] for other in after):
                start = min(first, key=lambda step: step.day)
                end = max(later, key=lambda step: step.day)
                if start.day > end.day:
                    yield start, end


def _draft_after_opening(steps: Mapping[Stage, Sequence[Step]]) -> Iterator[tuple[Step, Step]]:
    """Yield a draft that was published only after the consultation on it had opened."""
    drafts = [step for step in steps.get(Stage.DRAFT, ()) if step.record.published is not None]
    openings = [
        Step(Stage.CONSULTATION, step.record.opens, step.record, "opens")
        for step in steps.get(Stage.CONSULTATION, ())
        if isinstance(step.record, Consultation)
    ]
    if not drafts or not openings:
        return
    first = min(drafts, key=lambda step: step.record.published)
    last = max(openings, key=lambda step: step.day)
    if first.record.published.day > last.day and first.record is not last.record:
        yield Step(Stage.DRAFT, first.record.published.day, first.record, "published"), last


def _steps(
    state: MatterState, cell: StageCell, consultation: Callable[[str], ConsultationState | None]
) -> list[Step]:
    if cell.state is StageState.CARRIED_OUT and cell.day is not None:
        return [Step(cell.stage, cell.day, state.matter, f"stages.{cell.stage.value}.done")]
    found = (_step(cell.stage, document, consultation) for document, _ in cell.documents)
    return [step for step in found if step is not None]


def _step(
    stage: Stage, document: Record, consultation: Callable[[str], ConsultationState | None]
) -> Step | None:
    """Return the day on which the stage ended, as far as its document says."""
    if stage is Stage.CONSULTATION and isinstance(document, Consultation):
        state = consultation(document.id)
        if state is None:
            return None
        return Step(stage, state.closes.day, document, "closes")
    if stage is Stage.MEETING and isinstance(document, Meeting):
        return Step(stage, document.held, document, "held")
    if document.dated is not None:
        return Step(stage, document.dated, document, "dated")
    return Step(stage, document.day, document, "published") if document.day is not None else None
