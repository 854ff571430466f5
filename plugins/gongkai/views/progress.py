"""The progress of a year's key tasks: totals, what is overdue, and a map of units and tasks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import ObligationState
from gongkai.measures.obligations.parts import is_measured
from gongkai.measures.obligations.points import Cell
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.points import Point, PointYear, Section
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import point_address
from gongkai.views.page import Label, Title
from gongkai.views.unit_groups import Group, group_of, groups_of, unresolved_groups

NOT_JUDGED = (
    ObligationState.NO_RECORDS,
    ObligationState.NOT_COMPUTED,
    ObligationState.DECLARED,
    ObligationState.ELSEWHERE,
)
"""States that say why nothing can be said of a unit."""


@dataclass(frozen=True)
class GroupCell:
    """A point for a group of units: how many units are in which state."""

    key: str
    title: Title
    total: int
    """How many units owe it, as far as they are known."""
    states: tuple[tuple[ObligationState, int], ...]


@dataclass(frozen=True)
class PointRow:
    """A point in the progress table."""

    point: Point
    address: str
    groups: tuple[GroupCell, ...]


@dataclass(frozen=True)
class SectionRows:
    """A section of the highlights with its points."""

    section: Section
    parent: Section | None
    points: tuple[PointRow, ...]


@dataclass(frozen=True)
class CellLink:
    """A cell with the address of its details."""

    cell: Cell
    address: str


@dataclass(frozen=True)
class UnitProgress:
    """What a unit owes of a year, point by point, and how much of it is in which state."""

    unit: Unit
    counts: tuple[tuple[ObligationState, int], ...]
    cells: tuple[CellLink | None, ...]
    """In the order of the points; None where the unit does not owe one."""


@dataclass(frozen=True)
class Unmeasured:
    """A point with the parts of it that no machine measures."""

    point: Point
    address: str
    parts: tuple[LocalText, ...]


@dataclass(frozen=True)
class Progress:
    """The progress table of a year."""

    year: PointYear
    totals: tuple[tuple[ObligationState, int], ...]
    """How many cells, of a point and a unit, are in which state."""
    previous: tuple[PointYear, tuple[tuple[ObligationState, int], ...]] | None
    """The year before, where its points are entered, with its totals."""
    overdue: tuple[CellLink, ...]
    """The cells that are overdue, the longest first."""
    units: tuple[UnitProgress, ...]
    """The units that are judged."""
    not_judged: int
    """How many units are not judged, because they have no records here."""
    sections: tuple[SectionRows, ...]
    groups: tuple[Group, ...]
    meanings: tuple[tuple[ObligationState, Label], ...]
    unmeasured: tuple[Unmeasured, ...]


def progress(year: PointYear, catalog: Catalog, measures: Measures) -> Progress:
    """Return the progress table of a year."""
    groups = groups_of(year, catalog, measures)
    sections = {section.id: section for section in year.sections}
    cells = [
        CellLink(cell, f"{point_address(year.reference(point))}#{cell.unit.id}")
        for point in year.points
        for cell in measures.obligations.cells_of(year.reference(point)).values()
    ]
    rows = {point.id: _row(year, point, groups, catalog, measures) for point in year.points}
    by_unit = _by_unit(year, cells, catalog)
    judged = [unit for unit in by_unit if any(s not in NOT_JUDGED for s, _ in unit.counts)]
    unknown = sum(
        state is ObligationState.UNITS_UNKNOWN
        for row in rows.values()
        for group in row.groups
        for state, _ in group.states
    )
    return Progress(
        year,
        counted_states(
            [*(one.cell.state for one in cells), *[ObligationState.UNITS_UNKNOWN] * unknown]
        ),
        _previous(year, catalog, measures),
        _overdue(cells),
        tuple(judged),
        len(by_unit) - len(judged),
        tuple(
            SectionRows(
                section,
                sections.get(section.parent or ""),
                tuple(rows[point.id] for point in year.points if point.section == section.id),
            )
            for section in year.sections
        ),
        groups,
        tuple(labels.OBLIGATION_MEANING.items()),
        tuple(
            Unmeasured(point, point_address(year.reference(point)), parts)
            for point in year.points
            if (parts := unmeasured_parts(point))
        ),
    )


def unmeasured_parts(point: Point) -> tuple[LocalText, ...]:
    """Return the parts of a point of which no machine says anything."""
    return tuple(wanted.what for wanted in point.evidence if not is_measured(wanted))


def _previous(
    year: PointYear, catalog: Catalog, measures: Measures
) -> tuple[PointYear, tuple[tuple[ObligationState, int], ...]] | None:
    before = catalog.registries.points.get(year.year - 1)
    if before is None:
        return None
    cells = (measures.obligations.cells_of(before.reference(point)) for point in before.points)
    return before, counted_states(cell.state for of_point in cells for cell in of_point.values())


def counted_states(states: Iterable[ObligationState]) -> tuple[tuple[ObligationState, int], ...]:
    """Return how often each state is there, in the order of the states."""
    counts = Counter(states)
    return tuple((state, counts[state]) for state in ObligationState if counts[state])


def _overdue(cells: Iterable[CellLink]) -> tuple[CellLink, ...]:
    found = [one for one in cells if one.cell.state is ObligationState.OVERDUE]
    return tuple(sorted(found, key=lambda one: -(one.cell.compliance.days or 0)))


def _by_unit(
    year: PointYear, cells: Iterable[CellLink], catalog: Catalog
) -> tuple[UnitProgress, ...]:
    found: dict[str, dict[str, CellLink]] = {}
    for one in cells:
        found.setdefault(one.cell.unit.id, {})[one.cell.point.id] = one
    return tuple(
        UnitProgress(
            unit,
            counted_states(one.cell.state for one in found[unit.id].values()),
            tuple(found[unit.id].get(point.id) for point in year.points),
        )
        for unit in catalog.registries.units.values()
        if unit.id in found
    )


def _row(
    year: PointYear,
    point: Point,
    groups: tuple[Group, ...],
    catalog: Catalog,
    measures: Measures,
) -> PointRow:
    unresolved = unresolved_groups(year, point, groups, catalog)
    cells = measures.obligations.cells_of(year.reference(point)).values()
    found = []
    for key, title in groups:
        states = [cell.state for cell in cells if group_of(cell.unit, catalog.registries) == key]
        unknown = [ObligationState.UNITS_UNKNOWN] if key in unresolved else []
        found.append(GroupCell(key, title, len(states), counted_states([*states, *unknown])))
    return PointRow(point, point_address(year.reference(point)), tuple(found))
