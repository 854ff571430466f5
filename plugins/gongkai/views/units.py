"""The list of units, and an index for every unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.explanation_forms import FormShare
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import ObligationKind, ObligationState
from gongkai.measures.obligations.points import Cell
from gongkai.measures.obligations.timeliness import Timeliness, timeliness
from gongkai.measures.responsible import predecessors, successors
from gongkai.measures.updated import newest
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.local_text import LocalText
from gongkai.model.points import Point, PointYear
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import (
    UNITS,
    point_address,
    record_address,
    reports_address,
    unit_address,
)
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.explained import ExplainedRow, explained_rows, form_shares
from gongkai.views.listings import Group, Listing, paginate
from gongkai.views.matters import MatterRow
from gongkai.views.owed import ASKING_FIRST, Counts, OwedOfKind, counted, owed_by_unit
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.report_years import are_comparable
from gongkai.views.rows import Row, rows, title_of
from gongkai.views.self_assessment import sheet_of
from gongkai.views.unit_contacts import UnitContacts, contacts_of

NEWEST = 5
"""How many records a unit's page shows of each list; the rest is one link away."""


@dataclass(frozen=True)
class Duty:
    """One of the unit's key tasks."""

    year: PointYear
    point: Point
    cell: Cell
    address: str


@dataclass(frozen=True)
class UnitColumn:
    """What the unit has published in one column."""

    column: DisclosureColumn
    count: int
    last: date | None
    address: str


@dataclass(frozen=True)
class UnitIndex:
    """Everything that a unit owes, has published, and leads."""

    unit: Unit
    parent: Unit | None
    children: tuple[Unit, ...]
    stands_for: Unit | None
    predecessors: tuple[Unit, ...]
    """Former units whose work it took over."""
    successors: tuple[Unit, ...]
    """The units that took over its work."""
    contacts: UnitContacts
    has_duties: bool
    """Whether there are key tasks at all."""
    duties: tuple[tuple[ObligationState, tuple[Duty, ...]], ...]
    """Its key tasks by where they stand, what asks for something first."""
    owed: tuple[OwedOfKind, ...]
    """What else it owes, kind by kind."""
    explanations: Counts
    """The explanations that its documents owe, by where they stand."""
    columns: tuple[UnitColumn, ...]
    reports: str | None
    """The page of its annual reports over the years, where they can be compared."""
    sheet: str | None
    """Its self-assessment sheet."""
    newest: tuple[Row, ...]
    count: int
    in_force: tuple[Row, ...]
    in_force_count: int
    leads: tuple[tuple[MatterRow, tuple[Label, ...]], ...]
    """The matters that it leads, each with the stages that are owed by now and are not there."""
    open: tuple[tuple[ConsultationState, LocalText, str], ...]
    explained: tuple[ExplainedRow, ...]
    """Its documents that owe an explanation or have one."""
    timeliness: Timeliness
    forms: tuple[FormShare, ...]
    """The share explained in other forms than text, by year."""


@dataclass(frozen=True)
class UnitRecords:
    """One page of all records of a unit, by column."""

    unit: Unit
    listing: Listing


def unit_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the list of units, and each unit's index and records."""
    units = catalog.registries.units
    groups = tuple(
        (label, tuple(u for u in units.values() if u.type == kind and not u.sample))
        for kind, label in labels.UNIT_TYPE.items()
    )
    sample = tuple(unit for unit in units.values() if unit.sample)
    counts = {unit: len(records) for unit in units if (records := catalog.issued_by(unit))}
    yield Page(UNITS, "units.html", Label("Units"), "units", (groups, sample, counts))
    for unit in units.values():
        yield from _pages_of(unit, catalog, measures)


def _pages_of(unit: Unit, catalog: Catalog, measures: Measures) -> Iterator[Page]:
    above = (Crumb(Label("Units"), UNITS),)
    listings = paginate(_by_column(unit, catalog, measures), f"{unit_address(unit.id)}records/")
    yield Page(
        unit_address(unit.id),
        "unit.html",
        unit.name,
        "unit",
        _index(unit, catalog, measures, listings[0]),
        above,
        unit=unit.id,
        sample=unit.sample,
        listed=not unit.sample,
        alternates=(
            *feeds_of(unit_address(unit.id), unit.name),
            *tables_of(unit_address(unit.id), unit.name),
        ),
        updated=newest(catalog.issued_by(unit.id), measures.as_of),
    )
    for listing in listings if listings[0].count else ():
        yield Page(
            listing.pages[listing.number - 1],
            "unit_records.html",
            Label("All records of a unit"),
            "filter",
            UnitRecords(unit, listing),
            (*above, Crumb(unit.name, unit_address(unit.id))),
            unit=unit.id,
            sample=unit.sample,
            listed=False,
        )


def _by_column(unit: Unit, catalog: Catalog, measures: Measures) -> list[Group]:
    mine = catalog.issued_by(unit.id)
    return [
        Group(
            column.id,
            column.name,
            rows((r for r in mine if r.column == column.id), catalog, measures),
        )
        for column in catalog.registries.columns.values()
    ]


def _index(unit: Unit, catalog: Catalog, measures: Measures, first: Listing) -> UnitIndex:
    units = catalog.registries.units
    mine = catalog.issued_by(unit.id)
    duties = _duties(unit, catalog, measures)
    in_force = [r for r in mine if (validity := measures.validity_of(r.id)) and validity.in_force]
    explained = measures.explanations_of(unit.id)
    explanations = measures.obligations.of_unit_and_kind(unit.id, ObligationKind.EXPLANATION)
    return UnitIndex(
        unit,
        units.get(unit.parent or ""),
        tuple(u for u in units.values() if u.parent == unit.id),
        units.get(unit.stands_for or ""),
        tuple(predecessors(unit, units)),
        tuple(successors(unit, units)),
        contacts_of(unit, catalog, measures),
        catalog.registries.has_points,
        tuple(
            (state, found)
            for state in ASKING_FIRST
            if (found := tuple(duty for duty in duties if duty.cell.state is state))
        ),
        owed_by_unit(unit, catalog, measures),
        counted(explanations),
        _columns(mine, catalog, measures.as_of, first),
        reports_address(unit.id) if are_comparable(unit.id, catalog) else None,
        sheet_of(unit, catalog, measures),
        rows(mine[:NEWEST], catalog, measures),
        len(mine),
        rows(in_force[:NEWEST], catalog, measures),
        len(in_force),
        tuple(
            (
                MatterRow(title_of(s.matter), record_address(s.matter), unit, s),
                _stages_lacking(s.matter.id, measures),
            )
            for s in measures.matters_led_by(unit.id)
        ),
        tuple(
            (state, title_of(state.consultation), record_address(state.consultation))
            for state in measures.consultations_of(unit.id)
            if state.phase is Phase.OPEN
        ),
        explained_rows(explained, catalog, measures),
        timeliness(explanations),
        form_shares(explained, catalog),
    )


def _stages_lacking(matter: str, measures: Measures) -> tuple[Label, ...]:
    """Return the stages of a matter that are owed by now and are not there."""
    found = measures.obligations.about(matter, ObligationKind.STAGE)
    lacking = [one for one in found if one.state is ObligationState.OVERDUE]
    return tuple(labels.STAGE[Stage(one.part)] for one in lacking)


def _duties(unit: Unit, catalog: Catalog, measures: Measures) -> tuple[Duty, ...]:
    found = []
    for year in catalog.registries.points.values():
        for point in year.points:
            cell = measures.obligations.cell(year.reference(point), unit.id)
            if cell is not None:
                address = f"{point_address(year.reference(point))}#{unit.id}"
                found.append(Duty(year, point, cell, address))
    return tuple(found)


def _columns(
    mine: Sequence[Record], catalog: Catalog, as_of: date, first: Listing
) -> tuple[UnitColumn, ...]:
    found = []
    for jump in first.jumps:
        days = [r.day for r in mine if r.column == jump.key and r.day and r.day <= as_of]
        column = catalog.registries.columns[jump.key]
        found.append(UnitColumn(column, jump.count, max(days, default=None), jump.address))
    return tuple(found)
