"""What became of opinions, owed after each consultation (point 27; R108, R112)."""

from collections.abc import Iterator, Mapping
from datetime import date

from gongkai.measures.consultations import FEEDBACK, ConsultationState
from gongkai.measures.obligations.obligation import (
    Compliance,
    Obligation,
    ObligationKind,
    ObligationState,
    Why,
    by,
    in_working_days,
    met,
)
from gongkai.measures.stages import MatterState, StageState
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.stages import Stage


def feedback_obligations(
    catalog: Catalog,
    consultations: Mapping[str, ConsultationState],
    matters: Mapping[str, MatterState],
    as_of: date,
) -> Iterator[Obligation]:
    """Yield the feedback that each consultation owes, those that are still open too."""
    for state in consultations.values():
        compliance = _compliance(state, catalog, matters, as_of)
        if compliance is not None:
            if compliance.due == state.feedback_due:
                calendar = catalog.registries.calendar
                compliance = in_working_days(compliance, calendar, as_of)
            consultation = state.consultation
            yield Obligation(
                ObligationKind.FEEDBACK,
                consultation.unit,
                consultation.id,
                state.closes.day.year,
                FEEDBACK,
                compliance,
            )


def _compliance(
    state: ConsultationState,
    catalog: Catalog,
    matters: Mapping[str, MatterState],
    as_of: date,
) -> Compliance | None:
    """Return where the feedback stands; None where no rule asks for it.

    The day that a matter plans counts where it is later. Nothing is owed where all matters have
    ended or say what became of the stage.
    """
    if state.feedback_due is None:
        if state.year_unknown is None:
            return None
        return Compliance(
            ObligationState.NOT_COMPUTED, why=Why.NO_CALENDAR, year_unknown=state.year_unknown
        )
    found = [matters[matter.id] for matter in catalog.matters_of(state.consultation.id)]
    cells = [matter.cells[Stage.OPINIONS] for matter in found if not matter.has_ended]
    planned = [cell.day for cell in cells if cell.state in _PLANNED and cell.day is not None]
    due = max([state.feedback_due, *planned])
    if state.outcome:
        days = [day for record in state.outcome if (day := first_up(record)) is not None]
        return met(min(days, default=None), due, state.outcome)
    if any(cell.state is StageState.WITHHELD for cell in cells):
        return Compliance(ObligationState.WITHHELD)
    if found and not any(cell.state in _OWED for cell in cells):
        return Compliance(ObligationState.NOT_APPLICABLE)
    return by(due, as_of)


_PLANNED = (StageState.DUE, StageState.OVERDUE)
_OWED = (StageState.DUE, StageState.OVERDUE, StageState.AWAITED, StageState.MISSING)
