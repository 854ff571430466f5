"""The progress table of a year's points, and a page for every point (point 40)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import Compliance, Missing, ObligationState
from gongkai.measures.obligations.parts import due_day, is_measured
from gongkai.measures.obligations.points import Cell
from gongkai.measures.responsible import unresolved_holders
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.evidence import Evidence
from gongkai.model.local_text import LocalText
from gongkai.model.points import Point, PointYear, Section
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.model.variants import FilledRule, filled
from gongkai.views import labels
from gongkai.views.addresses import POINTS, point_address, points_address
from gongkai.views.alternates import tables_of
from gongkai.views.page import Crumb, Label, Page, Title
from gongkai.views.progress import counted_states, progress, unmeasured_parts
from gongkai.views.rows import Row, row, rows
from gongkai.views.self_assessment import sheet_of
from gongkai.views.unit_groups import group_of, groups_of

LINES = 6
"""How many lines of a unit's parts are shown before they are folded."""


@dataclass(frozen=True)
class MissingRow:
    """Something that is not there yet: its name, or the record it is owed to and the stage."""

    name: LocalText
    row: Row | None
    stage: Label | None


@dataclass(frozen=True)
class UnitPart:
    """One part of the point for one unit: what is sought, its state, what is there."""

    wanted: Evidence
    compliance: Compliance
    evidence: tuple[Row, ...]
    missing: tuple[MissingRow, ...]


@dataclass(frozen=True)
class UnitCell:
    """A unit's cell on the page of a point."""

    cell: Cell
    unit: Unit
    parts: tuple[UnitPart, ...]
    elsewhere: tuple[Row, ...]
    """Documents seen on another site."""
    sheet: str | None
    """The unit's self-assessment sheet."""

    @property
    def measured(self) -> tuple[UnitPart, ...]:
        """Return the parts of which a machine says something."""
        return tuple(part for part in self.parts if is_measured(part.wanted))

    @property
    def evidence(self) -> int:
        """Return how many records the parts list."""
        return sum(len(part.evidence) for part in self.measured)

    @property
    def is_long(self) -> bool:
        """Return whether the parts list more than can be taken in at once: they are folded."""
        return sum(1 + len(part.evidence) + len(part.missing) for part in self.measured) > LINES


@dataclass(frozen=True)
class PointPage:
    """One point: the duty, who owes it, by when, how it is measured, what proves it."""

    year: PointYear
    point: Point
    section: Section
    counts: tuple[tuple[ObligationState, int], ...]
    """How many units are in which state."""
    with_items: int
    """How many of these units have published at least one thing that counts."""
    groups: tuple[tuple[str, Title, tuple[UnitCell, ...]], ...]
    unmeasured: tuple[LocalText, ...]
    beside: tuple[Row, ...]
    """Records that are about the task and prove no part of it."""
    unresolved: tuple[tuple[Title, LocalText | None], ...]
    co_operating: tuple[Unit, ...]
    due: date
    columns: tuple[DisclosureColumn, ...]
    rules: tuple[FilledRule, ...]
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
        title = Label("Progress of the key tasks {year}", {"year": year.year})
        yield Page(
            points_address(year.year),
            "points.html",
            title,
            "progress",
            progress(year, catalog, measures),
            above,
            alternates=tables_of(points_address(year.year), title),
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


def _point_page(year: PointYear, place: int, catalog: Catalog, measures: Measures) -> PointPage:
    point, registries = year.points[place], catalog.registries
    cells = [
        _unit_cell(cell, catalog, measures)
        for cell in measures.obligations.cells_of(year.reference(point)).values()
    ]
    return PointPage(
        year,
        point,
        next(section for section in year.sections if section.id == point.section),
        counted_states(cell.cell.state for cell in cells),
        sum(bool(cell.cell.evidence) for cell in cells),
        tuple(
            (key, title, tuple(cell for cell in cells if group_of(cell.unit, registries) == key))
            for key, title in groups_of(year, catalog, measures)
        ),
        unmeasured_parts(point),
        rows(_beside(year, point, cells, catalog), catalog, measures),
        tuple(
            (registries.sets[name].name, registries.sets[name].note)
            if name in registries.sets
            else (labels.HOLDER[name], None)
            for name in unresolved_holders(year, point, catalog)
        ),
        tuple(registries.units[unit] for unit in point.responsible.co_operating),
        due_day(year, point),
        tuple(c for c in registries.columns.values() if c.id in point.columns),
        filled(point.rules, registries.rules, registries.units),
        _neighbour(year, place - 1),
        _neighbour(year, place + 1),
    )


def _unit_cell(cell: Cell, catalog: Catalog, measures: Measures) -> UnitCell:
    proven = {record.id for part in cell.parts for record in part.compliance.evidence}
    return UnitCell(
        cell,
        cell.unit,
        tuple(
            UnitPart(
                part.wanted,
                part.compliance,
                rows(part.compliance.evidence, catalog, measures),
                tuple(_missing(one, catalog, measures) for one in part.compliance.missing),
            )
            for part in cell.parts
        ),
        rows((r for r in cell.evidence if r.id not in proven), catalog, measures),
        sheet_of(cell.unit, catalog, measures) if cell.point.sheet else None,
    )


def _missing(one: Missing, catalog: Catalog, measures: Measures) -> MissingRow:
    return MissingRow(
        one.name,
        None if one.record is None else row(one.record, catalog, measures),
        labels.PART.get(one.part),
    )


def _beside(year: PointYear, point: Point, cells: list[UnitCell], catalog: Catalog) -> list[Record]:
    """Return the records that are tagged with the point and counted nowhere on its page."""
    counted = {record.id for one in cells for record in one.cell.evidence}
    counted |= {r.id for one in cells for part in one.cell.parts for r in part.compliance.evidence}
    tagged = catalog.of_point(year.reference(point))
    return [record for record in tagged if record.id not in counted]


def _neighbour(year: PointYear, place: int) -> tuple[Point, str] | None:
    if not 0 <= place < len(year.points):
        return None
    point = year.points[place]
    return point, point_address(year.reference(point))
