"""The decision catalogue of each year, and a page for every matter (point 26)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.stages import MatterState, StageCell
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.feedback import Feedback
from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.model.units import Unit
from gongkai.views.addresses import DECISIONS, catalogue_address, record_address
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.blocks import Block, Field
from gongkai.views.fields import blocks, facts
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.record_tables import RecordTables, record_tables
from gongkai.views.rows import Row, row, rows, title_of
from gongkai.views.together import Together, together

SHOWN = tuple(stage for stage in Stage if stage not in (Stage.IMPLEMENTATION, Stage.EVALUATION))
"""The stages that a catalogue shows as columns."""


@dataclass(frozen=True)
class MatterRow:
    """One matter in the catalogue's table."""

    title: LocalText
    address: str
    lead: Unit
    state: MatterState


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

    @property
    def sample(self) -> bool:
        """Return whether all of it is invented."""
        catalogues = [t.catalogue.sample for t in self.tables if t.catalogue is not None]
        return all([*catalogues, *(m.state.matter.sample for t in self.tables for m in t.matters)])


@dataclass(frozen=True)
class MatterPage:
    """One matter: its state, its timeline, what became of the opinions."""

    matter: Decision
    title: LocalText
    state: MatterState
    steps: tuple[StageCell, ...]
    """The stages that apply, in order."""
    feedback: tuple[tuple[Feedback, LocalText, str], ...]
    consultations: tuple[tuple[ConsultationState, str], ...]
    removed_by: Row | None
    catalogue: Row | None
    together: Together
    facts: tuple[Field, ...]
    blocks: tuple[Block, ...]
    tables: RecordTables


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
    for table in tables:
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
            ),
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
        YearOfDecisions(year, _tables(year, catalog, measures), SHOWN)
        for year in sorted(years, reverse=True)
    ]


def _tables(year: int, catalog: Catalog, measures: Measures) -> tuple[CatalogueTable, ...]:
    published = catalog.of_year(Catalogue, year)
    listed = {matter for c in published for matter in c.items}
    tables = [_table(c, catalog, measures) for c in published]
    loose = [m.id for m in catalog.of_year(Decision, year) if m.id not in listed]
    if loose:
        tables.append(CatalogueTable(None, None, None, _matter_rows(loose, catalog, measures), ()))
    return tuple(tables)


def _table(catalogue: Catalogue, catalog: Catalog, measures: Measures) -> CatalogueTable:
    return CatalogueTable(
        catalogue,
        row(catalogue, catalog, measures),
        catalog.registries.units[catalogue.organ],
        _matter_rows(catalogue.items, catalog, measures),
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


def _matter_rows(
    ids: tuple[str, ...] | list[str], catalog: Catalog, measures: Measures
) -> tuple[MatterRow, ...]:
    return tuple(
        MatterRow(
            title_of(state.matter),
            record_address(state.matter),
            catalog.registries.units[state.matter.lead],
            state,
        )
        for state in (measures.matters[i] for i in ids if i in measures.matters)
    )


def _titles(ids: tuple[str, ...], catalog: Catalog) -> tuple[tuple[LocalText, str], ...]:
    found = (catalog.get(name) for name in ids)
    return tuple((title_of(r), record_address(r)) for r in found if r is not None)


def _row_of(identifier: str | None, catalog: Catalog, measures: Measures) -> Row | None:
    record = catalog.get(identifier or "")
    return None if record is None else row(record, catalog, measures)


def _matter_page(matter: Decision, catalog: Catalog, measures: Measures) -> Page:
    state = measures.matters[matter.id]
    listing = catalog.catalogues_of(matter.id)
    data = MatterPage(
        matter,
        title_of(matter),
        state,
        tuple(cell for cell in state.cells.values() if _is_shown(cell, matter)),
        tuple(
            (record, title_of(record), record_address(record))
            for record in _documents(matter, Stage.OPINIONS, catalog)
            if isinstance(record, Feedback)
        ),
        tuple(
            (measures.consultations[record.id], record_address(record))
            for record in _documents(matter, Stage.CONSULTATION, catalog)
            if record.id in measures.consultations
        ),
        _row_of(matter.removed.by if matter.removed else None, catalog, measures),
        row(listing[0], catalog, measures) if listing else None,
        together(matter, catalog, measures),
        facts(matter, catalog, measures),
        blocks(matter, catalog, measures),
        record_tables(matter, catalog, measures),
    )
    return Page(
        record_address(matter),
        "matter.html",
        data.title,
        "matter",
        data,
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
        alternates=feeds_of(record_address(matter), data.title),
        updated=_moved(state),
    )


def _moved(state: MatterState) -> date | None:
    """Return the day of the matter's latest step."""
    return state.latest.day if state.latest is not None else None


def _documents(matter: Decision, stage: Stage, catalog: Catalog) -> list[Record]:
    return [record for record, _ in catalog.documents_of_stage(matter.id, stage)]


def _is_shown(cell: StageCell, matter: Decision) -> bool:
    """Leave out stages about which nothing is said."""
    return bool(cell.documents) or cell.stage in matter.procedures or cell.stage in matter.stages
