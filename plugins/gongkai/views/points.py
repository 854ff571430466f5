"""The progress table of a year's points, and a page for every point (point 40)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.duties import Cell, CellState, due_day
from gongkai.measures.measure import Measures
from gongkai.measures.responsible import unresolved_holders
from gongkai.model.catalog import Catalog, Registries
from gongkai.model.columns import Column
from gongkai.model.language import LocalText
from gongkai.model.points import Point, PointYear, Section
from gongkai.model.units import Unit
from gongkai.model.variants import ToldRule, told
from gongkai.views import labels
from gongkai.views.addresses import POINTS, point_address, points_address
from gongkai.views.alternates import tables_of
from gongkai.views.page import Crumb, Label, Page, Title
from gongkai.views.rows import Row, rows

SAMPLE = "sample"
"""The group of invented units, the last column of the table."""


@dataclass(frozen=True)
class GroupCell:
    """A point for a group of units: how many units are in which state."""

    key: str
    title: Title
    total: int
    states: tuple[tuple[CellState, int], ...]
    unknown: bool
    """Whether the point names further units of this group that no list resolves."""


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
class Progress:
    """The progress table of a year."""

    year: PointYear
    sections: tuple[SectionRows, ...]
    groups: tuple[tuple[str, Title], ...]
    meanings: tuple[tuple[CellState, Label], ...]
    unmeasured: tuple[tuple[Point, str], ...]


@dataclass(frozen=True)
class UnitCell:
    """A unit's cell on the page of a point."""

    cell: Cell
    unit: Unit
    evidence: tuple[Row, ...]
    lacking: tuple[LocalText, ...]


@dataclass(frozen=True)
class PointPage:
    """One point: the duty, who owes it, by when, how it is measured, what proves it."""

    year: PointYear
    point: Point
    section: Section
    groups: tuple[tuple[str, Title, tuple[UnitCell, ...]], ...]
    unresolved: tuple[tuple[Title, LocalText | None], ...]
    co_operating: tuple[Unit, ...]
    due: object
    columns: tuple[Column, ...]
    rules: tuple[ToldRule, ...]
    previous: tuple[Point, str] | None
    following: tuple[Point, str] | None


def point_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the list of years, each year's progress table, and each point."""
    years = sorted(catalog.registries.points.values(), key=lambda y: y.year, reverse=True)
    yield Page(POINTS, "point_years.html", Label("Key tasks"), "points", tuple(years))
    for year in years:
        above = (Crumb(Label("Key tasks"), POINTS),)
        yield Page(
            points_address(year.year),
            "points.html",
            Label("Progress of the key tasks {year}", {"year": year.year}),
            "progress",
            progress(year, catalog.registries, measures),
            above,
            alternates=tables_of(
                points_address(year.year),
                Label("Progress of the key tasks {year}", {"year": year.year}),
            ),
        )
        here = (*above, Crumb(Label("{year}", {"year": year.year}), points_address(year.year)))
        for place, point in enumerate(year.points):
            yield Page(
                point_address(year.reference(point)),
                "point.html",
                point.title,
                "point",
                _point_page(year, place, catalog, measures),
                here,
            )


def groups_of(registries: Registries) -> tuple[tuple[str, Title], ...]:
    """Return the columns of the progress table: the sets of units, then the invented ones."""
    sets: list[tuple[str, Title]] = [(group.id, group.name) for group in registries.sets.values()]
    if any(unit.sample for unit in registries.units.values()):
        sets.append((SAMPLE, Label("Invented units (sample)")))
    return tuple(sets)


def group_of(unit: Unit, registries: Registries) -> str:
    """Return the column in which a unit stands; units of no set stand with the last set."""
    if unit.sample:
        return SAMPLE
    sets = list(registries.sets)
    return next((key for key in sets if key in unit.sets), sets[-1] if sets else SAMPLE)


def progress(year: PointYear, registries: Registries, measures: Measures) -> Progress:
    """Return the progress table of a year."""
    sections = {section.id: section for section in year.sections}
    return Progress(
        year,
        tuple(
            SectionRows(
                section,
                sections.get(section.parent or ""),
                tuple(
                    _row(year, p, registries, measures)
                    for p in year.points
                    if p.section == section.id
                ),
            )
            for section in year.sections
        ),
        groups_of(registries),
        tuple(labels.CELL_MEANING.items()),
        tuple(
            (point, point_address(year.reference(point)))
            for point in year.points
            if not point.evidence
        ),
    )


def _row(year: PointYear, point: Point, registries: Registries, measures: Measures) -> PointRow:
    reference = year.reference(point)
    last = list(registries.sets)[-1:]  # what a point leaves open are further units of the last set
    unresolved = last if unresolved_holders(point, registries) else []
    cells = measures.cells[reference].values()
    groups = []
    for key, title in groups_of(registries):
        counted = Counter(cell.state for cell in cells if group_of(cell.unit, registries) == key)
        states = tuple((state, counted[state]) for state in CellState if counted[state])
        groups.append(GroupCell(key, title, sum(counted.values()), states, key in unresolved))
    return PointRow(point, point_address(reference), tuple(groups))


def _point_page(year: PointYear, place: int, catalog: Catalog, measures: Measures) -> PointPage:
    point = year.points[place]
    reference = year.reference(point)
    cells = [
        UnitCell(
            cell,
            cell.unit,
            rows(cell.evidence, catalog, measures),
            tuple(wanted.what for wanted in cell.lacking),
        )
        for cell in measures.cells[reference].values()
    ]
    registries = catalog.registries
    return PointPage(
        year,
        point,
        next(section for section in year.sections if section.id == point.section),
        tuple(
            (key, title, tuple(cell for cell in cells if group_of(cell.unit, registries) == key))
            for key, title in groups_of(registries)
        ),
        tuple(
            (registries.sets[name].name, registries.sets[name].note)
            if name in registries.sets
            else (labels.HOLDER[name], None)
            for name in unresolved_holders(point, registries)
        ),
        tuple(registries.units[unit] for unit in point.responsible.co_operating),
        due_day(year, point),
        tuple(c for c in registries.columns.values() if reference in c.points),
        told(point.rules, registries.rules, registries.units),
        _neighbour(year, place - 1),
        _neighbour(year, place + 1),
    )


def _neighbour(year: PointYear, place: int) -> tuple[Point, str] | None:
    if not 0 <= place < len(year.points):
        return None
    point = year.points[place]
    return point, point_address(year.reference(point))
