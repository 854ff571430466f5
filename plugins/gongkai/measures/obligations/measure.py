"""All obligations of a column on one day, with the questions that pages and checks ask of them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from gongkai.measures.column_health import ColumnHealth
from gongkai.measures.consultations import ConsultationState
from gongkai.measures.explained import Explanation
from gongkai.measures.obligations.columns import column_obligations
from gongkai.measures.obligations.explanations import explanation_obligations
from gongkai.measures.obligations.feedback import feedback_obligations
from gongkai.measures.obligations.forms import form_obligations
from gongkai.measures.obligations.obligation import Obligation, ObligationKind
from gongkai.measures.obligations.points import Cell, Cells, point_cells
from gongkai.measures.obligations.reports import report_obligations
from gongkai.measures.obligations.stages import stage_obligations
from gongkai.measures.reports import ReportDuty
from gongkai.measures.stages import MatterState
from gongkai.model.catalog import Catalog

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Obligations:
    """Every obligation, and the cells of points that rest on them."""

    all: tuple[Obligation, ...]
    cells: Cells

    def of(self, kind: ObligationKind) -> Sequence[Obligation]:
        """Return the obligations of one kind."""
        return self._by_kind.get(kind, ())

    def of_unit(self, unit: str) -> Sequence[Obligation]:
        """Return what a unit owes beside the points."""
        return self._by_unit.get(unit, ())

    def about(self, subject: str, kind: ObligationKind) -> Sequence[Obligation]:
        """Return the obligations of one kind that a record or a column brings with it."""
        return self._by_subject.get((kind, subject), ())

    def cells_of(self, point: str) -> Mapping[str, Cell]:
        """Return the cells of a point (`2021/26`), by unit."""
        return self.cells.get(point, {})

    def cell(self, point: str, unit: str) -> Cell | None:
        """Return the cell of a point and a unit; None where the unit does not owe it."""
        return self.cells_of(point).get(unit)

    @property
    def years_unknown(self) -> frozenset[int]:
        """Return the years whose missing calendar keeps something from being computed."""
        found = (one.compliance.year_unknown for one in self.all)
        return frozenset(year for year in found if year is not None)

    @cached_property
    def _by_kind(self) -> Mapping[ObligationKind, Sequence[Obligation]]:
        return _grouped(self.all, lambda one: one.kind)

    @cached_property
    def _by_unit(self) -> Mapping[str, Sequence[Obligation]]:
        return _grouped(self.all, lambda one: one.unit)

    @cached_property
    def _by_subject(self) -> Mapping[tuple[ObligationKind, str], Sequence[Obligation]]:
        return _grouped(self.all, lambda one: (one.kind, one.subject))


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
    found = (
        *explanation_obligations(explanations, as_of),
        *form_obligations(explanations, catalog, as_of),
        *feedback_obligations(catalog, consultations, matters, as_of),
        *stage_obligations(matters, as_of),
        *report_obligations(reports, as_of),
        *column_obligations(health.values(), as_of),
    )
    return Obligations(found, point_cells(catalog, found, as_of))


def _grouped(
    found: Sequence[Obligation], key: Callable[[Obligation], K]
) -> Mapping[K, Sequence[Obligation]]:
    groups: dict[K, list[Obligation]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return groups
