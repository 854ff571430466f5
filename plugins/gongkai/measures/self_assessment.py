"""The self-assessment sheet: what is known here of a unit in a year of key tasks (point 39).

Every number is one that another measure computed; here they only stand together, each with what it
was counted from. What a unit merely says of itself is marked, and is never added to what was
measured.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import (
    MET,
    OPEN,
    Compliance,
    Obligation,
    ObligationKind,
    ObligationState,
)
from gongkai.measures.obligations.parts import is_measured
from gongkai.measures.obligations.timeliness import timeliness
from gongkai.measures.request_figures import RequestFigures
from gongkai.measures.time_in_force import bounded_classes
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.kinds.policy import Policy
from gongkai.model.local_text import LocalText
from gongkai.model.points import Point, PointYear
from gongkai.model.record import Record
from gongkai.model.units import Unit


class SheetOutcome(StrEnum):
    """What became of obligations, as the sheet counts them."""

    MET = "met"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"
    NOT_COUNTED = "not-counted"
    """Withheld by law, published elsewhere, or not to be computed."""


class FigureKind(StrEnum):
    """A number of the sheet beside key tasks and obligations."""

    RECORDS = "records"
    DOCUMENTS = "documents"
    IN_FORCE = "in-force"
    EXPLAINED = "explained-in-time"
    REPLIED = "replied-in-time"
    FEEDBACK = "consultations-with-feedback"
    REPORT = "annual-report"
    WORK_PLAN = "work-plan"
    PROMISES = "promises-kept"
    PLACES = "places"
    RECEIVED = "requests-received"
    ANSWERED = "requests-answered-in-time"


DECLARED = (FigureKind.RECEIVED, FigureKind.ANSWERED)
"""What comes from tables of the unit's own."""


@dataclass(frozen=True)
class TaskPart:
    """One part of a key task for the unit."""

    point: Point
    reference: str
    """How records name the task: `2021/26`."""
    number: int
    """Which part of the task it is, counted from 1."""
    what: LocalText
    compliance: Compliance
    is_measured: bool
    """Whether a machine says anything of it."""

    @property
    def is_declared(self) -> bool:
        """Return whether only the unit can say where it stands."""
        return self.compliance.state is ObligationState.DECLARED

    @property
    def is_counted(self) -> bool:
        """Return whether something was counted for it."""
        return self.is_measured and self.compliance.state in (*MET, *OPEN)


@dataclass(frozen=True)
class OwedOfYear:
    """What the unit owed of one kind in the year, by what became of it."""

    kind: ObligationKind
    counts: tuple[tuple[SheetOutcome, int], ...]
    """In the order of `SheetOutcome`, each once."""

    @property
    def total(self) -> int:
        """Return how much it owed."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True)
class SheetFigure:
    """One number, what it is a part of, and the records that show it where they are few."""

    figure: FigureKind
    value: int
    of: int | None = None
    """Among how many; None for a number that is no share."""
    records: tuple[Record, ...] = ()

    @property
    def is_declared(self) -> bool:
        """Return whether the unit says so itself, and nothing here was counted."""
        return self.figure in DECLARED


@dataclass(frozen=True)
class SelfAssessment:
    """Everything that is known here of a unit in a year of key tasks."""

    unit: Unit
    year: PointYear
    parts: tuple[TaskPart, ...]
    owed: tuple[OwedOfYear, ...]
    figures: tuple[SheetFigure, ...]


def is_assessed(unit: Unit, catalog: Catalog, measures: Measures) -> bool:
    """Return whether a unit has a sheet: it owes disclosure, and publishes or owes something here.

    What was seen on another site says nothing of it.
    """
    if not unit.publishes or not catalog.registries.has_points:
        return False
    return any(record.kind != "external" for record in catalog.of_unit(unit.id)) or any(
        one.state in (*MET, *OPEN) for one in measures.obligations.of_unit(unit.id)
    )


def self_assessment(
    unit: Unit,
    year: PointYear,
    requests: Iterable[RequestFigures],
    catalog: Catalog,
    measures: Measures,
) -> SelfAssessment:
    """Return the sheet of a unit; `requests` are the figures of all units, found once."""
    owed = [
        one
        for one in measures.obligations.of_unit(unit.id)
        if one.year == year.year and one.state is not ObligationState.NOT_APPLICABLE
    ]
    return SelfAssessment(
        unit,
        year,
        tuple(_parts(unit, year, measures)),
        tuple(_owed(owed)),
        (
            *_published(unit, year.year, catalog, measures),
            *_kept(owed),
            *_consulted(unit, year.year, measures),
            *_places(unit, catalog, measures),
            *_requests(unit, year.year, requests),
        ),
    )


def _parts(unit: Unit, year: PointYear, measures: Measures) -> Iterator[TaskPart]:
    for point in year.points:
        reference = year.reference(point)
        cell = measures.obligations.cell(reference, unit.id)
        for number, part in enumerate(cell.parts if cell is not None else (), 1):
            wanted = part.wanted
            yield TaskPart(
                point, reference, number, wanted.what, part.compliance, is_measured(wanted)
            )


def _owed(owed: Sequence[Obligation]) -> Iterator[OwedOfYear]:
    """Yield what is owed by kind; parts of key tasks stand by themselves."""
    for kind in ObligationKind:
        found = [_outcome(one.state) for one in owed if one.kind is kind]
        if found and kind is not ObligationKind.DELIVERABLE:
            yield OwedOfYear(
                kind, tuple((outcome, found.count(outcome)) for outcome in SheetOutcome)
            )


def _outcome(state: ObligationState) -> SheetOutcome:
    match state:
        case ObligationState.DONE:
            return SheetOutcome.MET
        case ObligationState.LATE:
            return SheetOutcome.LATE
        case ObligationState.OVERDUE:
            return SheetOutcome.OVERDUE
    return SheetOutcome.OPEN if state in OPEN else SheetOutcome.NOT_COUNTED


def _published(
    unit: Unit, year: int, catalog: Catalog, measures: Measures
) -> Iterator[SheetFigure]:
    own = [record for record in catalog.of_unit(unit.id) if record.kind != "external"]
    documents = [one for one in own if isinstance(one, Policy) and not one.consolidates]
    yield SheetFigure(FigureKind.RECORDS, sum(_is_of(one, year) for one in own))
    yield SheetFigure(FigureKind.DOCUMENTS, sum(_is_of(one, year) for one in documents))
    classes = bounded_classes(catalog.registries)
    if classes:
        in_force = [
            one
            for one in documents
            if one.class_ in classes
            and (validity := measures.validity_of(one.id)) is not None
            and validity.in_force
        ]
        yield SheetFigure(FigureKind.IN_FORCE, len(in_force))


def _is_of(record: Record, year: int) -> bool:
    return record.published is not None and record.published.day.year == year


def _kept(owed: Sequence[Obligation]) -> Iterator[SheetFigure]:
    for figure, kind in (
        (FigureKind.EXPLAINED, ObligationKind.EXPLANATION),
        (FigureKind.REPLIED, ObligationKind.REPLY),
    ):
        in_time = timeliness(one for one in owed if one.kind is kind)
        if in_time.owed:
            yield SheetFigure(figure, in_time.on_time, in_time.due)
    for figure, kind in (
        (FigureKind.REPORT, ObligationKind.REPORT),
        (FigureKind.WORK_PLAN, ObligationKind.WORK_PLAN),
        (FigureKind.PROMISES, ObligationKind.COMMITMENT),
    ):
        found = [one for one in owed if one.kind is kind]
        if found:
            met = [one for one in found if one.state in MET]
            shown = {record.id: record for one in met for record in one.compliance.evidence}
            yield SheetFigure(figure, len(met), len(found), tuple(shown.values()))


def _consulted(unit: Unit, year: int, measures: Measures) -> Iterator[SheetFigure]:
    closed = [
        state
        for state in measures.consultations_of(unit.id)
        if state.closes.day.year == year and state.phase in (Phase.CLOSED, Phase.OUTCOME)
    ]
    if closed:
        answered = [state for state in closed if state.outcome]
        shown = tuple(record for state in answered for record in state.outcome)
        yield SheetFigure(FigureKind.FEEDBACK, len(answered), len(closed), shown)


def _places(unit: Unit, catalog: Catalog, measures: Measures) -> Iterator[SheetFigure]:
    found = tuple(
        one
        for one in catalog.of_unit(unit.id)
        if isinstance(one, PublicPlace) and one.hours and not one.is_closed_by(measures.as_of)
    )
    if found:
        yield SheetFigure(FigureKind.PLACES, len(found), records=found)


def _requests(unit: Unit, year: int, requests: Iterable[RequestFigures]) -> Iterator[SheetFigure]:
    for one in requests:
        if one.record.unit == unit.id and all(p.startswith(f"{year}-") for p in one.periods):
            yield SheetFigure(FigureKind.RECEIVED, one.received, records=(one.record,))
            yield SheetFigure(FigureKind.ANSWERED, one.in_time, one.answered, (one.record,))
