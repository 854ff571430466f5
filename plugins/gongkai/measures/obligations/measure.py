"""All obligations of a column on one day, with the questions that pages and checks ask of them."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TypeVar

from gongkai.measures.column_health import REMINDER, ColumnHealth
from gongkai.measures.consultations import ConsultationState
from gongkai.measures.explained import Explanation
from gongkai.measures.obligations.accidents import accident_obligations
from gongkai.measures.obligations.answers import answer_obligations
from gongkai.measures.obligations.catalogues import catalogue_obligations
from gongkai.measures.obligations.columns import column_obligations
from gongkai.measures.obligations.commitments import commitment_obligations
from gongkai.measures.obligations.consultations import consultation_obligations
from gongkai.measures.obligations.deliverables import deliverable_obligations
from gongkai.measures.obligations.events import event_obligations
from gongkai.measures.obligations.explanations import explanation_obligations
from gongkai.measures.obligations.feedback import feedback_obligations
from gongkai.measures.obligations.forms import form_obligations
from gongkai.measures.obligations.judged import own_records
from gongkai.measures.obligations.obligation import (
    OPEN,
    Obligation,
    ObligationKind,
    ObligationState,
)
from gongkai.measures.obligations.outcomes import outcome_obligations
from gongkai.measures.obligations.points import Cell, Cells, point_cells
from gongkai.measures.obligations.replies import reply_obligations
from gongkai.measures.obligations.reports import report_obligations
from gongkai.measures.obligations.responses import response_obligations
from gongkai.measures.obligations.stages import stage_obligations
from gongkai.measures.obligations.work_plans import work_plan_obligations
from gongkai.measures.reports import ReportDuty
from gongkai.measures.responsible import successors
from gongkai.measures.stages import MatterState
from gongkai.model.catalog import Catalog
from gongkai.model.registries import Registries

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Obligations:
    """Every obligation, and the cells of points that rest on them."""

    _all: tuple[Obligation, ...]
    """Each once, also where a key task rests on it."""
    _cells: Cells
    _points: Mapping[tuple[str, int], tuple[str, ...]]
    """The key tasks that rest on obligations of a kind and a year."""
    reminded_until: date
    """Whatever is due by this day is called to mind today (R114)."""

    def of(self, kind: ObligationKind) -> Sequence[Obligation]:
        """Return the obligations of one kind."""
        return self._by_kind.get(kind, ())

    def of_unit(self, unit: str) -> Sequence[Obligation]:
        """Return all that a unit owes."""
        return self._by_unit.get(unit, ())

    def about(self, subject: str, kind: ObligationKind) -> Sequence[Obligation]:
        """Return the obligations of one kind that a record or a column brings with it."""
        return self._by_subject.get((kind, subject), ())

    def overdue(self, kind: ObligationKind) -> list[Obligation]:
        """Return what of a kind is not there although its day is past."""
        return [one for one in self.of(kind) if one.state is ObligationState.OVERDUE]

    def late(self, kind: ObligationKind) -> list[Obligation]:
        """Return what of a kind was there only after its day."""
        return [one for one in self.of(kind) if one.state is ObligationState.LATE]

    def due(self, kind: ObligationKind) -> list[Obligation]:
        """Return what of a kind may still come in time."""
        return [one for one in self.of(kind) if one.state is ObligationState.DUE]

    def due_soon(self, kind: ObligationKind) -> list[Obligation]:
        """Return what of a kind is still to come and is called to mind today."""
        return [one for one in self.of(kind) if self.is_due_soon(one.state, one.compliance.due)]

    def is_due_soon(self, state: ObligationState, due: date | None) -> bool:
        """Return whether something in a state is still to come, and its day is near."""
        is_waiting = state in (ObligationState.DUE, ObligationState.PARTLY)
        return is_waiting and due is not None and due <= self.reminded_until

    def of_unit_and_kind(self, unit: str, kind: ObligationKind) -> list[Obligation]:
        """Return what a unit owes of one kind."""
        return [one for one in self.of_unit(unit) if one.kind is kind]

    def about_record(self, record: str) -> list[Obligation]:
        """Return every obligation that a record brings with it, or meets by itself."""
        return [one for kind in ObligationKind for one in self.about(record, kind)]

    def one_about(self, subject: str, kind: ObligationKind) -> Obligation | None:
        """Return the one obligation of a kind that a record brings with it, if it does."""
        return next(iter(self.about(subject, kind)), None)

    def points_of(self, kind: ObligationKind, subject: str, year: int) -> tuple[str, ...]:
        """Return the key tasks (`2021/26`) that rest on an obligation of a kind and a year."""
        if kind is ObligationKind.DELIVERABLE:
            return (subject,)
        return self._points.get((kind.value, year), ())

    def every_obligation(self) -> Sequence[Obligation]:
        """Return everything that is owed, each once."""
        return self._all

    def each_cell(self) -> Iterator[tuple[str, Cell]]:
        """Yield every cell with its point (`2021/26`)."""
        for point, cells in self._cells.items():
            for cell in cells.values():
                yield point, cell

    def cells_of_unit(self, unit: str) -> list[Cell]:
        """Return the cells of a unit, in the order of the points."""
        found = (cells.get(unit) for cells in self._cells.values())
        return [cell for cell in found if cell is not None]

    def cells_of(self, point: str) -> Mapping[str, Cell]:
        """Return the cells of a point (`2021/26`), by unit."""
        return self._cells.get(point, {})

    def cell(self, point: str, unit: str) -> Cell | None:
        """Return the cell of a point and a unit; None where the unit does not owe it."""
        return self.cells_of(point).get(unit)

    @property
    def years_unknown(self) -> frozenset[int]:
        """Return the years whose missing calendar keeps something from being computed."""
        found = (one.compliance.year_unknown for one in self._all)
        return frozenset(year for year in found if year is not None)

    @cached_property
    def _by_kind(self) -> Mapping[ObligationKind, Sequence[Obligation]]:
        return _grouped(self._all, lambda one: one.kind)

    @cached_property
    def _by_unit(self) -> Mapping[str, Sequence[Obligation]]:
        return _grouped(self._all, lambda one: one.unit)

    @cached_property
    def _by_subject(self) -> Mapping[tuple[ObligationKind, str], Sequence[Obligation]]:
        return _grouped(self._all, lambda one: (one.kind, one.subject))


def obligations(
    catalog: Catalog,
    as_of: date,
    *,
    consultations: Mapping[str, ConsultationState],
    matters: Mapping[str, MatterState],
    explanations: Mapping[str, Explanation],
    reports: Sequence[ReportDuty],
    health: Mapping[str, ColumnHealth],
) -> Obligations:
    """Return everything that is owed on a day, from the states that records are in."""
    own = own_records(catalog)
    calendar = catalog.registries.calendar
    found = (
        *explanation_obligations(explanations, calendar, as_of),
        *form_obligations(explanations, catalog, as_of),
        *consultation_obligations(consultations.values(), as_of),
        *feedback_obligations(catalog, consultations, matters, as_of),
        *catalogue_obligations(catalog, own, as_of),
        *stage_obligations(matters, calendar, as_of),
        *reply_obligations(catalog),
        *event_obligations(catalog, as_of),
        *accident_obligations(catalog, as_of),
        *commitment_obligations(catalog, as_of),
        *response_obligations(catalog),
        *answer_obligations(catalog, as_of),
        *report_obligations(reports, as_of),
        *work_plan_obligations(catalog, own, as_of),
        *outcome_obligations(reports, catalog, as_of),
        *column_obligations(health.values(), as_of),
    )
    now_owed = tuple(_handed_on(one, catalog) for one in found)
    cells = point_cells(catalog, own, now_owed, as_of)
    return Obligations(
        (*now_owed, *deliverable_obligations(cells)),
        cells,
        _resting(catalog.registries),
        _reminded_until(catalog.registries, as_of),
    )


def _handed_on(one: Obligation, catalog: Catalog) -> Obligation:
    """Return an obligation as the unit owes it that took over alone from one that is no more."""
    units, due = catalog.registries.units, one.compliance.due
    unit = units.get(one.unit)
    if unit is None or one.state not in OPEN or due is None or unit.owes_on(due):
        return one
    after = successors(unit, units)
    return replace(one, unit=after[0].id) if len(after) == 1 else one


def _resting(registries: Registries) -> Mapping[tuple[str, int], tuple[str, ...]]:
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for year in registries.points.values():
        for point in year.points:
            for owed in dict.fromkeys(one.owed for one in point.evidence if one.owed is not None):
                key = (owed, year.year)
                found[key] = (*found.get(key, ()), year.reference(point))
    return found


def _reminded_until(registries: Registries, as_of: date) -> date:
    rule = registries.rule(REMINDER, as_of)
    return as_of + timedelta((rule.days if rule is not None else None) or 0)


def _grouped(
    found: Sequence[Obligation], key: Callable[[Obligation], K]
) -> Mapping[K, Sequence[Obligation]]:
    groups: dict[K, list[Obligation]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return groups
