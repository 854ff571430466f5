"""Matters as rows of a catalogue, with their stages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.stages import MatterState, StageCell, StageState
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Adjustment
from gongkai.model.kinds.decision import Decision
from gongkai.model.local_text import LocalText
from gongkai.model.stages import Stage
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import record_address
from gongkai.views.blocks import Grid, ListPoint, Status, Term, Value
from gongkai.views.page import Label
from gongkai.views.rows import Row, title_of

SHOWN = tuple(stage for stage in Stage if stage not in (Stage.IMPLEMENTATION, Stage.EVALUATION))
"""The stages that a catalogue shows."""

_ENDED = (StageState.SUSPENDED, StageState.REMOVED, StageState.CARRIED_OVER)
"""States of stages that say what the status of the matter says."""


@dataclass(frozen=True)
class MatterRow:
    """One matter in the catalogue's table."""

    title: LocalText
    address: str
    lead: Unit
    state: MatterState
    added: Adjustment | None = None
    """The change by which it came into its catalogue, where it was not in it from the first."""
    added_by: Row | None = None


def matter_rows(ids: Iterable[str], catalog: Catalog, measures: Measures) -> tuple[MatterRow, ...]:
    """Return those of these matters that are shown, in their order."""
    return tuple(
        MatterRow(
            title_of(state.matter),
            record_address(state.matter),
            catalog.registries.units[state.matter.lead],
            state,
        )
        for state in measures.matters_among(ids)
    )


def steps_of(matter: Decision, state: MatterState) -> tuple[StageCell, ...]:
    """Return the stages of a matter of which something is said, in order."""
    return tuple(
        cell
        for cell in state.cells.values()
        if cell.documents or cell.stage in matter.procedures or cell.stage in matter.stages
    )


def in_order_of_days(steps: Iterable[StageCell]) -> tuple[StageCell, ...]:
    """Return steps by the first day that each shows; one without a day follows the one before."""
    last = date.min
    dated = []
    for step in steps:
        shown = sorted(step.documents, key=lambda pair: pair[0].day or date.max)
        days = [document.day for document, _ in shown if document.day is not None]
        last = min(days) if days else step.day or last
        dated.append((last, replace(step, documents=tuple(shown))))
    return tuple(step for _, step in sorted(dated, key=lambda pair: pair[0]))


def matters_with_steps(rows: Iterable[MatterRow]) -> Grid:
    """Return matters with where they stand and every step taken or owed, as a record has them."""
    heads = (Label("Decision"), Label("Lead unit"), Label("Status"), Label("Stages"))
    return Grid(heads, tuple(_cells(row) for row in rows))


def _cells(row: MatterRow) -> tuple[tuple[Value, ...], ...]:
    standing = row.state.standing
    said = [
        cell
        for cell in steps_of(row.state.matter, row.state)
        if cell.stage in SHOWN and cell.state not in _ENDED
    ]
    return (
        (Term(row.title, row.address),),
        (row.lead.short,),
        (Status(labels.STANDING[standing], standing.value),),
        tuple(ListPoint(_step(cell)) for cell in said),
    )


def _step(cell: StageCell) -> Label:
    state = labels.STAGE_STATE[cell.state]
    address = record_address(cell.documents[-1][0]) if cell.documents else None
    stage = Term(labels.STAGE[cell.stage], address)
    if cell.day is None:
        return Label("{stage}: {state}", {"stage": stage, "state": state})
    if cell.state is StageState.OPEN:
        return Label(
            "{stage}: {state} until {day}", {"stage": stage, "state": state, "day": cell.day}
        )
    return Label("{stage}: {state}, {day}", {"stage": stage, "state": state, "day": cell.day})
