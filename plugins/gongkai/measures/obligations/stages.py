"""The stages of matters, each of which is published in its time (point 26; R102, R113)."""

from collections.abc import Iterator, Mapping
from datetime import date

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
from gongkai.measures.stages import MatterState, StageCell, StageState
from gongkai.measures.updated import first_up
from gongkai.model.working_days import WorkingDays

STAGES = "R108"
"""The rule that says what is shown of each decision."""


def stage_obligations(
    matters: Mapping[str, MatterState], calendar: WorkingDays, as_of: date
) -> Iterator[Obligation]:
    """Yield each stage that applies to a matter which has not ended."""
    for state in matters.values():
        if state.has_ended:
            continue
        for cell in state.cells.values():
            compliance = _compliance(cell, as_of)
            if cell.rule:
                compliance = in_working_days(compliance, calendar, as_of)
            yield Obligation(
                ObligationKind.STAGE,
                state.matter.lead,
                state.matter.id,
                state.matter.year,
                cell.rule or STAGES,
                compliance,
                cell.stage.value,
            )


def _compliance(cell: StageCell, as_of: date) -> Compliance:
    there = tuple(record for record, _ in reversed(cell.documents))
    match cell.state:
        case StageState.PUBLISHED | StageState.OPEN | StageState.CARRIED_OUT:
            days = [day for record in there if (day := first_up(record)) is not None]
            return met(min(days, default=cell.day), cell.planned, there)
        case StageState.WITHHELD:
            return Compliance(ObligationState.WITHHELD)
        case StageState.OVERDUE | StageState.DUE if cell.day is not None:
            return by(cell.day, as_of)
        case StageState.AWAITED if cell.year_unknown is not None:
            return Compliance(
                ObligationState.NOT_COMPUTED, why=Why.NO_CALENDAR, year_unknown=cell.year_unknown
            )
        case StageState.AWAITED | StageState.DUE:
            return Compliance(ObligationState.DUE)
        case StageState.MISSING | StageState.OVERDUE:
            return Compliance(ObligationState.OVERDUE)
        case _:
            return Compliance(ObligationState.NOT_APPLICABLE)
