"""The state of every stage of every matter on a day (point 26; R102, R108, R109)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gongkai.measures.consultations import FEEDBACK, ConsultationState
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.meeting import Meeting
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Fulfilment
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.model.working_days import YearNotKnownError


class StageState(StrEnum):
    """What a cell of the decision catalogue may say."""

    PUBLISHED = "published"
    OPEN = "open"
    CARRIED_OUT = "carried-out"
    WITHHELD = "withheld"
    NOT_APPLICABLE = "not-applicable"
    DUE = "due"
    OVERDUE = "overdue"
    MISSING = "missing"
    AWAITED = "awaited"
    SUSPENDED = "suspended"
    REMOVED = "removed"
    CARRIED_OVER = "carried-over"


class Standing(StrEnum):
    """Where a matter as a whole stands."""

    DECIDED = "decided"
    UNDER_WAY = "under-way"
    NOT_STARTED = "not-started"
    SUSPENDED = "suspended"
    REMOVED = "removed"
    CARRIED_OVER = "carried-over"


@dataclass(frozen=True)
class StageCell:
    """One stage of one matter."""

    stage: Stage
    state: StageState
    documents: tuple[tuple[Record, Fulfilment], ...] = ()
    day: date | None = None
    """Published, carried out, due or closing on this day, as the state has it."""
    rule: str = ""
    """The rule that sets the day by which it is due; empty where the unit planned it."""
    since: date | None = None
    """The day from which that rule counts."""
    year_unknown: int | None = None
    """The year whose calendar is missing, where that keeps the day from being counted."""
    basis: LocalText | None = None
    days_left: int | None = None
    planned: date | None = None
    """The day by which the unit planned to publish what is there."""


@dataclass(frozen=True)
class MatterState:
    """A matter on the build date."""

    matter: Decision
    standing: Standing
    cells: Mapping[Stage, StageCell]
    latest: StageCell | None
    """The last stage that was published, is open or was carried out."""
    next: StageCell | None
    """The first stage that is still to come."""

    @property
    def has_ended(self) -> bool:
        """Return whether the matter was taken out, put off or moved on, and owes nothing now."""
        return self.standing in (Standing.REMOVED, Standing.SUSPENDED, Standing.CARRIED_OVER)

    def reached(self, stage: Stage) -> bool:
        """Return whether the stage was published, is open or was carried out."""
        return self.cells[stage].state in _REACHED


RESULT = "R113"
"""The rule that says within how many working days of the meeting a result is linked."""
_REACHED = (StageState.PUBLISHED, StageState.OPEN, StageState.CARRIED_OUT)
_TO_COME = (StageState.DUE, StageState.OVERDUE, StageState.AWAITED)


def matter_state(
    matter: Decision,
    catalog: Catalog,
    consultations: Mapping[str, ConsultationState],
    as_of: date,
) -> MatterState:
    """Return the state of each stage of `matter`, and where it stands as a whole."""
    reached = [stage for stage in Stage if _is_reached(matter, stage, catalog, as_of)]
    cells = {}
    for stage in Stage:
        later = any(other in reached for other in list(Stage)[list(Stage).index(stage) + 1 :])
        cells[stage] = _cell(matter, stage, catalog, consultations, as_of, later=later)
    if cells[Stage.OPINIONS].state is StageState.AWAITED:
        cells[Stage.OPINIONS] = _opinions(cells, consultations, as_of)
    if cells[Stage.RESULT].state is StageState.AWAITED:
        cells[Stage.RESULT] = _result(matter, cells, catalog, as_of)
    passed = [cell for cell in cells.values() if cell.state in _REACHED]
    to_come = [cell for cell in cells.values() if cell.state in _TO_COME]
    return MatterState(
        matter,
        _standing(_ended(matter, catalog, as_of), cells, passed),
        cells,
        passed[-1] if passed else None,
        _next(to_come, passed),
    )


def _opinions(
    cells: Mapping[Stage, StageCell],
    consultations: Mapping[str, ConsultationState],
    as_of: date,
) -> StageCell:
    """Return the stage of opinions that nobody planned: owed once a consultation closes (R112)."""
    waiting = cells[Stage.OPINIONS]
    closed = [
        state
        for document, _ in cells[Stage.CONSULTATION].documents
        if (state := consultations.get(document.id)) is not None and state.phase is Phase.CLOSED
    ]
    due = max((state.feedback_due for state in closed if state.feedback_due), default=None)
    if due is None:
        return waiting
    since = max(state.closes.day for state in closed)
    return _owed(waiting, due, FEEDBACK, since, as_of)


def _result(
    matter: Decision, cells: Mapping[Stage, StageCell], catalog: Catalog, as_of: date
) -> StageCell:
    """Return the stage of the result that nobody planned: owed once a meeting was held (R113)."""
    waiting, meeting = cells[Stage.RESULT], cells[Stage.MEETING]
    held = [document.held for document, _ in meeting.documents if isinstance(document, Meeting)]
    day = max(held, default=meeting.day if meeting.state in _REACHED else None)
    rule = catalog.registries.rule(RESULT, day, matter.unit) if day is not None else None
    if rule is None or rule.days is None or day is None:
        return waiting
    try:
        due = catalog.registries.calendar.after(day, rule.days)
    except YearNotKnownError as error:
        return replace(waiting, rule=RESULT, since=day, year_unknown=error.year)
    return _owed(waiting, due, RESULT, day, as_of)


def _owed(waiting: StageCell, due: date, rule: str, since: date, as_of: date) -> StageCell:
    state = StageState.DUE if as_of <= due else StageState.OVERDUE
    return replace(waiting, state=state, day=due, rule=rule, since=since)


def _next(to_come: list[StageCell], passed: list[StageCell]) -> StageCell | None:
    """Return the step after the last one taken; a step that was skipped comes only after it."""
    stages = list(Stage)
    last = stages.index(passed[-1].stage) if passed else -1
    ahead = [cell for cell in to_come if stages.index(cell.stage) > last]
    return next(iter([*ahead, *to_come]), None)


def _is_reached(matter: Decision, stage: Stage, catalog: Catalog, as_of: date) -> bool:
    note = matter.stages.get(stage)
    done = note.done if note is not None else None
    return bool(catalog.documents_of_stage(matter.id, stage)) or (
        done is not None and done <= as_of
    )


def _cell(
    matter: Decision,
    stage: Stage,
    catalog: Catalog,
    consultations: Mapping[str, ConsultationState],
    as_of: date,
    *,
    later: bool,
) -> StageCell:
    documents = tuple(catalog.documents_of_stage(matter.id, stage))
    note = matter.stages.get(stage)
    if documents:
        found = _published(stage, documents, consultations)
        return replace(found, planned=note.due if note is not None else None)
    if note is not None and note.done is not None and note.done <= as_of:
        return StageCell(stage, StageState.CARRIED_OUT, day=note.done)
    if note is not None and note.withheld is not None:
        return StageCell(stage, StageState.WITHHELD, basis=note.withheld.basis)
    if note is not None and note.not_applicable is not None:
        return StageCell(stage, StageState.NOT_APPLICABLE, basis=note.not_applicable.basis)
    if stage not in matter.procedures and note is None:
        return StageCell(stage, StageState.NOT_APPLICABLE)
    ended = _ended(matter, catalog, as_of)
    if ended is not None:
        return StageCell(stage, ended)
    if note is not None and note.due is not None:
        state = StageState.DUE if as_of <= note.due else StageState.OVERDUE
        return StageCell(stage, state, day=note.due)
    return StageCell(stage, StageState.MISSING if later else StageState.AWAITED)


def _published(
    stage: Stage,
    documents: tuple[tuple[Record, Fulfilment], ...],
    consultations: Mapping[str, ConsultationState],
) -> StageCell:
    for document, _ in documents:
        if stage is Stage.CONSULTATION and isinstance(document, Consultation):
            state = consultations[document.id]
            if state.phase is Phase.OPEN:
                return StageCell(
                    stage, StageState.OPEN, documents, state.closes.day, days_left=state.days_left
                )
    return StageCell(stage, StageState.PUBLISHED, documents, documents[-1][0].day)


def _ended(matter: Decision, catalog: Catalog, as_of: date) -> StageState | None:
    """Return why the matter owes nothing more at `as_of`, if it does not.

    One that was moved to another year owes again once the catalogue of that year lists it.
    """
    if matter.removed is not None and matter.removed.date <= as_of:
        return StageState.REMOVED
    if matter.suspended is not None and matter.suspended.date <= as_of:
        return StageState.SUSPENDED
    moved = matter.carried_over
    if moved is None or moved.date > as_of or _is_taken_up(matter, catalog):
        return None
    return StageState.CARRIED_OVER


def _is_taken_up(matter: Decision, catalog: Catalog) -> bool:
    """Return whether the catalogue of the year to which a matter was moved lists it."""
    moved = matter.carried_over
    listing = catalog.catalogues_of(matter.id)
    return moved is not None and any(catalogue.year == moved.to for catalogue in listing)


def _standing(
    ended: StageState | None, cells: Mapping[Stage, StageCell], passed: list[StageCell]
) -> Standing:
    if ended is not None:
        return Standing(ended.value)
    if cells[Stage.RESULT].state in _REACHED:
        return Standing.DECIDED
    return Standing.UNDER_WAY if passed else Standing.NOT_STARTED
