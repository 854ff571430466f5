"""The inspection: what is wrong by unit and section, how old it is, who fixes it (point 33)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from gongkai.measures.ages import AgedFault, Fixed, Inspection, mean_days
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.findings import Severity
from gongkai.model.units import Unit
from gongkai.views.addresses import (
    COLUMNS,
    FIXED,
    INSPECTION,
    inspected_column_address,
    inspected_unit_address,
)
from gongkai.views.alternates import tables_of
from gongkai.views.inspection_scope import Inspected, Setting, opened
from gongkai.views.page import Crumb, Label, Page, Title
from gongkai.views.rows import Row, row
from gongkai.views.score import score_page
from gongkai.views.tables import FindingText

T = TypeVar("T", Unit, DisclosureColumn)
TITLE = Label("Inspection")
FIXED_TITLE = Label("What was fixed")
REGISTRIES = Label("The registries of the site")
NO_UNIT, NO_COLUMN = "no-unit", "no-section"
"""Used in addresses for faults that no unit or no section has."""


@dataclass(frozen=True)
class FaultRow:
    """One fault, with whom and what it concerns."""

    fault: AgedFault
    message: FindingText
    fix: FindingText
    unit: Unit | None
    column: DisclosureColumn | None
    owner: Title
    record: Row | None
    """The record that it is in, if a page shows it."""


@dataclass(frozen=True)
class FixedRow:
    """One fault that is gone."""

    fixed: Fixed
    unit: Unit | None
    column: DisclosureColumn | None
    record: Row | None


@dataclass(frozen=True)
class InspectedPart:
    """One unit or section with its faults, and what was fixed there."""

    name: Title
    unit: Unit | None
    column: DisclosureColumn | None
    address: str
    faults: tuple[FaultRow, ...]
    """Oldest first."""
    fixed: tuple[FixedRow, ...]
    mean: float | None
    """Mean days to repair; None where nothing was fixed."""
    past: int = 0
    """How much is past mending: it came too late, and stays so."""

    @property
    def oldest(self) -> int | None:
        """Return the age of the oldest fault in days."""
        return max((row.fault.age for row in self.faults), default=None)


@dataclass(frozen=True)
class Overview:
    """What the first page of an inspection shows."""

    as_of: date
    setting: Setting
    counts: tuple[tuple[Severity, int], ...]
    units: tuple[InspectedPart, ...]
    """In the order of the registry: this is not a ranking."""
    columns: tuple[InspectedPart, ...]
    faults: tuple[FaultRow, ...]
    fixed: tuple[FixedRow, ...]
    mean: float | None
    past: int
    """How much is past mending."""


@dataclass(frozen=True)
class FaultList:
    """The faults of one unit or section."""

    line: InspectedPart
    of_unit: bool
    setting: Setting


@dataclass(frozen=True)
class FixedList:
    """What was fixed recently."""

    rows: tuple[FixedRow, ...]
    mean: float | None
    setting: Setting


def inspection_pages(catalog: Catalog, measures: Measures, inspected: Inspected) -> Iterator[Page]:
    """Yield the pages of an inspection, as far as this site opens it."""
    if inspected.is_open:
        shown = opened(inspected, catalog)
        yield from pages_of(shown, catalog, measures, inspected.setting)


def pages_of(
    inspection: Inspection, catalog: Catalog, measures: Measures, setting: Setting
) -> Iterator[Page]:
    """Yield the pages of an inspection, all of which is shown."""
    found = overview(inspection, catalog, measures, setting)
    sample = setting == "sample"
    sections = (Crumb(Label("All sections"), COLUMNS),)
    above = (*sections, Crumb(TITLE, INSPECTION))
    yield Page(
        INSPECTION,
        "inspection.html",
        TITLE,
        "inspection",
        found,
        sections,
        sample=sample,
        listed=False,
        alternates=tables_of(INSPECTION, TITLE),
    )
    for of_unit, lines in ((True, found.units), (False, found.columns)):
        for line in lines:
            yield Page(
                line.address,
                "inspection_list.html",
                Label("Inspection: {name}", {"name": line.name}),
                "inspection-list",
                FaultList(line, of_unit, setting),
                above,
                sample=sample,
                listed=False,
            )
    yield Page(
        FIXED,
        "inspection_fixed.html",
        FIXED_TITLE,
        "inspection-fixed",
        FixedList(found.fixed, found.mean, setting),
        above,
        sample=sample,
        listed=False,
        alternates=tables_of(FIXED, FIXED_TITLE),
    )
    yield score_page(catalog, measures, above, setting)


def overview(
    inspection: Inspection, catalog: Catalog, measures: Measures, setting: Setting
) -> Overview:
    """Return what the first page shows; all other pages and exports are parts of it."""
    faults = tuple(_fault_row(fault, catalog, measures) for fault in inspection.faults)
    fixed = fixed_rows(inspection.fixed, catalog, measures)
    levels = [fault.finding.level for fault in inspection.faults]
    past_of_unit = Counter(fault.unit for fault in inspection.past)
    past_of_column = Counter(fault.column for fault in inspection.past)
    every: tuple[FaultRow | FixedRow, ...] = (*faults, *fixed)
    return Overview(
        inspection.as_of,
        setting,
        tuple((severity, levels.count(severity)) for severity in Severity),
        tuple(
            _line(
                unit.name if unit is not None else REGISTRIES,
                inspected_unit_address(unit.id if unit is not None else NO_UNIT),
                (row for row in faults if row.unit == unit),
                (row for row in fixed if row.unit == unit),
                unit=unit,
                past=past_of_unit[unit.id if unit is not None else None],
            )
            for unit in _asked(catalog.registries.units, (row.unit for row in every))
        ),
        tuple(
            _line(
                column.name if column is not None else REGISTRIES,
                inspected_column_address(column.id if column is not None else NO_COLUMN),
                (row for row in faults if row.column == column),
                (row for row in fixed if row.column == column),
                column=column,
                past=past_of_column[column.id if column is not None else None],
            )
            for column in _asked(catalog.registries.columns, (row.column for row in every))
        ),
        faults,
        fixed,
        mean_days(inspection.fixed),
        len(inspection.past),
    )


def owner(unit: Unit | None) -> Title:
    """Return who fixes a fault of `unit`, by role and never by name."""
    if unit is None:
        return Label("those who keep the registries")
    return unit.contact or Label("disclosure office of {unit}", {"unit": unit.short})


def fixed_rows(
    fixed: Iterable[Fixed], catalog: Catalog, measures: Measures
) -> tuple[FixedRow, ...]:
    """Return what was fixed, with whom and what it concerned."""
    units, columns = catalog.registries.units, catalog.registries.columns
    return tuple(
        FixedRow(
            one,
            units.get(one.seen.unit or ""),
            columns.get(one.seen.column or ""),
            _record(one.seen.record, catalog, measures),
        )
        for one in fixed
    )


def _fault_row(fault: AgedFault, catalog: Catalog, measures: Measures) -> FaultRow:
    unit = catalog.registries.units.get(fault.unit or "")
    return FaultRow(
        fault,
        FindingText(fault.finding),
        FindingText(fault.finding, is_fix=True),
        unit,
        catalog.registries.columns.get(fault.column or ""),
        owner(unit),
        _record(fault.finding.record, catalog, measures),
    )


def _record(name: str | None, catalog: Catalog, measures: Measures) -> Row | None:
    record = catalog.get(name or "")
    return row(record, catalog, measures) if record is not None else None


def _line(
    name: Title,
    address: str,
    faults: Iterable[FaultRow],
    fixed: Iterable[FixedRow],
    *,
    unit: Unit | None = None,
    column: DisclosureColumn | None = None,
    past: int = 0,
) -> InspectedPart:
    repairs = tuple(fixed)
    mean = mean_days(row.fixed for row in repairs)
    return InspectedPart(name, unit, column, address, tuple(faults), repairs, mean, past)


def _asked(registry: Mapping[str, T], named: Iterable[T | None]) -> tuple[T | None, ...]:
    """Return the entries that are named, in their registry's order, and last what has none."""
    found = list(named)
    known = {one.id for one in found if one is not None}
    entries: list[T | None] = [entry for name, entry in registry.items() if name in known]
    if None in found:
        entries.append(None)
    return tuple(entries)
