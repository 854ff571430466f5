"""Everything that lists show, to be used again: tables, lines, their schema, the catalogue."""

from collections.abc import Iterable, Iterator

from gongkai.measures.budgets import budget_grid
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.kinds import KINDS
from gongkai.model.record import Record
from gongkai.views.addresses import (
    BUDGETS,
    DOCUMENTS,
    EXPLAINED,
    FIGURES,
    PROMISES,
    catalogue_address,
    points_address,
)
from gongkai.views.alternates import tables_of
from gongkai.views.budget_table import TITLE as BUDGETS_TITLE
from gongkai.views.budget_table import budget_table
from gongkai.views.datafile import DataFile
from gongkai.views.datasets import data_catalog, whole_site
from gongkai.views.decisions import decision_years
from gongkai.views.explained import TITLE as EXPLAINED_TITLE
from gongkai.views.explained import explained_list
from gongkai.views.explained_table import explained_table
from gongkai.views.forms import Form
from gongkai.views.matter_table import matter_table
from gongkai.views.owed_table import TITLE as OWED_TITLE
from gongkai.views.owed_table import owed_table
from gongkai.views.page import Label, Title
from gongkai.views.progress_table import progress_table
from gongkai.views.promise_table import promise_table
from gongkai.views.promises import PROMISES_TITLE, promise_rows
from gongkai.views.record_lines import record_lines
from gongkai.views.record_table import FIELDS, record_values
from gongkai.views.shelves import shelves
from gongkai.views.tables import ExportTable, TableRow


def export_files(catalog: Catalog, measures: Measures) -> Iterator[DataFile]:
    """Yield every export; the catalogue comes last, because it names the others' sizes."""
    made = {
        record.id: TableRow(measures.once(record_values, record, catalog))
        for record in catalog.everything()
    }

    def table(records: Iterable[Record]) -> ExportTable:
        return ExportTable(FIELDS, tuple(made[record.id] for record in records))

    for shelf in shelves(catalog):
        yield from _beside(shelf.page, shelf.title, table(shelf.records))
    documents = catalog.documents()
    yield from _beside(DOCUMENTS, Label("Document library"), table(documents))
    for year in decision_years(catalog, measures):
        yield from _beside(
            catalogue_address(year.year),
            Label("Decision catalogue {year}", {"year": year.year}),
            matter_table(year),
        )
    for points in catalog.registries.points.values():
        yield from _beside(
            points_address(points.year),
            Label("Progress of the key tasks {year}", {"year": points.year}),
            progress_table(points, catalog.registries, measures),
        )
    grid = budget_grid(catalog, measures.as_of)
    if grid.years:
        yield from _beside(BUDGETS, BUDGETS_TITLE, budget_table(grid))
    found = explained_list(catalog, measures)
    yield from _beside(EXPLAINED, EXPLAINED_TITLE, explained_table(found))
    kept = promise_table(promise_rows(catalog, measures))
    yield from _beside(PROMISES, PROMISES_TITLE, kept)
    yield from _beside(FIGURES, OWED_TITLE, owed_table(catalog, measures))
    data = {
        Form.NDJSON: tuple(record_lines(catalog, measures)),
        Form.JSON_SCHEMA: tuple(KINDS.values()),
        Form.DCAT: data_catalog(catalog, measures),
    }
    for whole in whole_site():
        yield DataFile(whole.address, whole.form, whole.title, data[whole.form])


def _beside(page: str, title: Title, table: ExportTable) -> Iterator[DataFile]:
    for found in tables_of(page, title):
        yield DataFile(found.address, found.form, title, table)
