"""The decision catalogue of each year, and a page for every matter (point 26)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.stages import MatterState, Standing
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision
from gongkai.model.local_text import LocalText
from gongkai.model.stages import Stage
from gongkai.model.units import Unit
from gongkai.views.addresses import DECISIONS, catalogue_address, record_address
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.matters import SHOWN, MatterRow, matter_rows
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.records import record_page
from gongkai.views.rows import Row, row, rows, title_of


@dataclass(frozen=True)
class AdjustmentView:
    """One change to a catalogue, with links to what it adds and removes."""

    date: object
    document: Row | None
    adds: tuple[tuple[LocalText, str], ...]
    removes: tuple[tuple[LocalText, str], ...]
    note: LocalText | None


@dataclass(frozen=True)
class CatalogueTable:
    """The catalogue of one organ and year."""

    catalogue: Catalogue | None
    """None for matters that no published catalogue lists."""
    row: Row | None
    organ: Unit | None
    matters: tuple[MatterRow, ...]
    adjustments: tuple[AdjustmentView, ...]


@dataclass(frozen=True)
class YearOfDecisions:
    """All catalogues of a year."""

    year: int
    tables: tuple[CatalogueTable, ...]
    stages: tuple[Stage, ...]
    carried: tuple[MatterRow, ...] = ()
    """Matters of earlier years that were moved to it and that no catalogue of it lists yet."""

    @property
    def sample(self) -> bool:
        """Return whether all of it is invented."""
        catalogues = [t.catalogue.sample for t in self.tables if t.catalogue is not None]
        rows = [*self.carried, *(m for t in self.tables for m in t.matters)]
        return all([*catalogues, *(m.state.matter.sample for m in rows)])


def decision_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the list of years, each year's catalogues, and each matter."""
    elsewhere = rows(
        [r for r in catalog.of_column("decisions") if r.kind == "external"],
        catalog,
        measures,
    )
    tables = decision_years(catalog, measures)
    yield Page(
        DECISIONS, "decisions.html", Label("Major decisions"), "decisions", (tables, elsewhere)
    )
    for table in [*tables, *_years_to_come(tables, catalog, measures)]:
        yield Page(
            catalogue_address(table.year),
            "catalogue.html",
            Label("Decision catalogue {year}", {"year": table.year}),
            "decision-catalogue",
            table,
            (Crumb(Label("Major decisions"), DECISIONS),),
            sample=table.sample,
            listed=not table.sample,
            alternates=tables_of(
                catalogue_address(table.year),
                Label("Decision catalogue {year}", {"year": table.year}),
            )
            if table.tables
            else (),
            updated=max(
                filter(None, (_moved(m.state) for t in table.tables for m in t.matters)),
                default=None,
            ),
        )
    for matter in catalog.of(Decision):
        yield _matter_page(matter, catalog, measures)


def decision_years(catalog: Catalog, measures: Measures) -> list[YearOfDecisions]:
    """Return the catalogues of every year, the latest year first."""
    years = {c.year for c in catalog.of(Catalogue)} | {m.year for m in catalog.of(Decision)}
    return [
        YearOfDecisions(
            year, _tables(year, catalog, measures), SHOWN, _carried(year, catalog, measures)
        )
        for year in sorted(years, reverse=True)
    ]


def _years_to_come(
    known: list[YearOfDecisions], catalog: Catalog, measures: Measures
) -> Iterator[YearOfDecisions]:
    """Yield the years to which matters were moved and of which nothing else is here yet."""
    years = {m.carried_over.to for m in catalog.of(Decision) if m.carried_over is not None}
    for year in sorted(years - {one.year for one in known}):
        yield YearOfDecisions(year, (), SHOWN, _carried(year, catalog, measures))


def _carried(year: int, catalog: Catalog, measures: Measures) -> tuple[MatterRow, ...]:
    moved = [
        matter.id
        for matter in catalog.of(Decision)
        if matter.carried_over is not None
        and matter.carried_over.to == year
        and measures.matter(matter.id).standing is Standing.CARRIED_OVER
    ]
    return matter_rows(moved, catalog, measures)


def _tables(year: int, catalog: Catalog, measures: Measures) -> tuple[CatalogueTable, ...]:
    published = catalog.of_year(Catalogue, year)
    listed = {matter for c in published for matter in _listed(c)}
    tables = [_table(c, catalog, measures) for c in published]
    loose = [m.id for m in catalog.of_year(Decision, year) if m.id not in listed]
    if loose:
        tables.append(CatalogueTable(None, None, None, matter_rows(loose, catalog, measures), ()))
    return tuple(tables)


def _listed(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the items of a catalogue, then those that were taken out of it."""
    removed = [name for one in catalogue.adjustments for name in one.removes]
    return (*catalogue.items, *(name for name in removed if name not in catalogue.items))


def _table(catalogue: Catalogue, catalog: Catalog, measures: Measures) -> CatalogueTable:
    return CatalogueTable(
        catalogue,
        row(catalogue, catalog, measures),
        catalog.registries.units[catalogue.organ],
        tuple(
            _added(row, catalogue, catalog, measures)
            for row in matter_rows(_listed(catalogue), catalog, measures)
        ),
        tuple(
            AdjustmentView(
                adjustment.date,
                _row_of(adjustment.document, catalog, measures),
                _titles(adjustment.adds, catalog),
                _titles(adjustment.removes, catalog),
                adjustment.note,
            )
            for adjustment in catalogue.adjustments
        ),
    )


def _added(row: MatterRow, catalogue: Catalogue, catalog: Catalog, measures: Measures) -> MatterRow:
    """Return a row with the change by which its matter came in, if it came in by one."""
    name = row.state.matter.id
    by = next((one for one in reversed(catalogue.adjustments) if name in one.adds), None)
    if by is None:
        return row
    return replace(row, added=by, added_by=_row_of(by.document, catalog, measures))


def _titles(ids: tuple[str, ...], catalog: Catalog) -> tuple[tuple[LocalText, str], ...]:
    found = (catalog.get(name) for name in ids)
    return tuple((title_of(r), record_address(r)) for r in found if r is not None)


def _row_of(identifier: str | None, catalog: Catalog, measures: Measures) -> Row | None:
    record = catalog.get(identifier or "")
    return None if record is None else row(record, catalog, measures)


def _matter_page(matter: Decision, catalog: Catalog, measures: Measures) -> Page:
    title = title_of(matter)
    return Page(
        record_address(matter),
        "record.html",
        title,
        "matter",
        record_page(matter, catalog, measures),
        (
            Crumb(Label("Major decisions"), DECISIONS),
            Crumb(
                Label("Decision catalogue {year}", {"year": matter.year}),
                catalogue_address(matter.year),
            ),
        ),
        record=matter,
        unit=matter.unit,
        column=matter.column,
        sample=matter.sample,
        listed=not matter.sample,
        alternates=feeds_of(record_address(matter), title),
        updated=_moved(measures.matter(matter.id)),
    )


def _moved(state: MatterState) -> date | None:
    """Return the day of the matter's latest step."""
    return state.latest.day if state.latest is not None else None
