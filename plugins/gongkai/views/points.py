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
from gongkai.views.unit_groups import Group, group_of, groups_of, unresolved_groups


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
    groups: tuple[Group, ...]
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
    """Yield the list of years, each year's progress table, and each point.

    A column without key tasks has none of these pages.
    """
    years = sorted(catalog.registries.points.values(), key=lambda y: y.year, reverse=True)
    if years:
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
        groups = groups_of(year, catalog.registries, measures)
        for place, point in enumerate(year.points):
            yield Page(
                point_address(year.reference(point)),
                "point.html",
                point.title,
                "point",
                _point_page(year, place, groups, catalog, measures),
                here,
            )


def progress(year: PointYear, registries: Registries, measures: Measures) -> Progress:
    """Return the progress table of a year."""
    sections = {section.id: section for section in year.sections}
    groups = groups_of(year, registries, measures)
    return Progress(
        year,
        tuple(
            SectionRows(
                section,
                sections.get(section.parent or ""),
                tuple(
                    _row(year, p, groups, registries, measures)
                    for p in year.points
                    if p.section == section.id
                ),
            )
            for section in year.sections
        ),
        groups,
        tuple(labels.CELL_MEANING.items()),
        tuple(
            (point, point_address(year.reference(point)))
            for point in year.points
            if not point.evidence
        ),
    )


def _row(
    year: PointYear,
    point: Point,
    groups: tuple[Group, ...],
    registries: Registries,
    measures: Measures,
) -> PointRow:
    reference = year.reference(point)
    unresolved = unresolved_groups(point, groups, registries)
    cells = measures.cells[reference].values()
    found = []
    for key, title in groups:
        counted = Counter(cell.state for cell in cells if group_of(cell.unit, registries) == key)
        states = tuple((state, counted[state]) for state in CellState if counted[state])
        found.append(GroupCell(key, title, sum(counted.values()), states, key in unresolved))
    return PointRow(point, point_address(reference), tuple(found))


def _point_page(
    year: PointYear, place: int, groups: tuple[Group, ...], catalog: Catalog, measures: Measures
) -> PointPage:
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
            for key, title in groups
        ),
        tuple(
            (registries.sets[name].name, registries.sets[name].note)
            if name in registries.sets
            else (labels.HOLDER[name], None)
            for name in unresolved_holders(point, registries)
        ),
        tuple(registries.units[unit] for unit in point.responsible.co_operating),
        due_day(year, point),
        tuple(c for c in registries.columns.values() if c.id in point.columns),
        told(point.rules, registries.rules, registries.units),
        _neighbour(year, place - 1),
        _neighbour(year, place + 1),
    )


def _neighbour(year: PointYear, place: int) -> tuple[Point, str] | None:
    if not 0 <= place < len(year.points):
        return None
    point = year.points[place]
    return point, point_address(year.reference(point))
