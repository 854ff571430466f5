"""What of the site is data: for the catalogue that portals read, and for the page about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.budgets import budget_grid
from gongkai.measures.measure import Measures
from gongkai.measures.updated import first_moment, newest
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.commitment import Commitment
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.record_index import newest_first
from gongkai.views.addresses import (
    BUDGETS,
    DOCUMENTS,
    EXPLAINED,
    FIGURES,
    HOME,
    PROMISES,
    catalogue_address,
    points_address,
)
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.budget_table import TITLE as BUDGETS_TITLE
from gongkai.views.decisions import decision_years
from gongkai.views.explained import TITLE as EXPLAINED_TITLE
from gongkai.views.forms import Form
from gongkai.views.open_datasets import OpenDataset, open_datasets
from gongkai.views.owed_table import TITLE as OWED_TITLE
from gongkai.views.page import Alternate, Label, Title
from gongkai.views.promises import PROMISES_TITLE
from gongkai.views.shelves import Shelf, column_shelves, unit_shelves

RECORDS = Label("All records")
LINES = "records.ndjson"
SCHEMA = "data/record.schema.json"
CATALOG = "catalog.jsonld"


@dataclass(frozen=True)
class Dataset:
    """One list of the site with the files that it can be had in."""

    page: str
    title: Title
    description: Title
    files: tuple[Alternate, ...]
    issued: date | None
    """The day of the oldest record; None where no record has one."""
    modified: date | None
    sample: bool = False
    """Whether all of it is invented: it is not listed for portals."""


@dataclass(frozen=True)
class DataCatalog:
    """All datasets, and what the site says of itself."""

    publisher: LocalText | None
    licence: str | None
    datasets: tuple[Dataset, ...]
    registered: tuple[OpenDataset, ...] = ()
    """What units open beside the lists of this site."""


def whole_site() -> tuple[Alternate, ...]:
    """Return the exports of the site as a whole."""
    return (
        Alternate(RECORDS, Form.NDJSON, LINES),
        Alternate(RECORDS, Form.JSON_SCHEMA, SCHEMA),
        Alternate(Label("Open data"), Form.DCAT, CATALOG),
    )


def data_catalog(catalog: Catalog, measures: Measures) -> DataCatalog:
    """Return what there is, real and invented."""
    site = catalog.registries.site
    return DataCatalog(
        site.name,
        site.licence,
        tuple(_datasets(catalog, measures)),
        open_datasets(catalog, measures.as_of),
    )


def _datasets(catalog: Catalog, measures: Measures) -> Iterator[Dataset]:
    as_of = measures.as_of
    records = newest_first(catalog.everything())
    lines = tuple(found for found in whole_site() if found.form is Form.NDJSON)
    yield Dataset(
        HOME,
        RECORDS,
        Label("Every record of this site with all that it says of itself, without texts."),
        lines,
        *_span(records, as_of),
    )
    documents = catalog.documents()
    yield Dataset(
        DOCUMENTS,
        Label("Document library"),
        Label("Every policy document on this site, with whether it is in force today."),
        tables_of(DOCUMENTS, Label("Document library")),
        *_span(documents, as_of),
    )
    for year in decision_years(catalog, measures):
        title = Label("Decision catalogue {year}", {"year": year.year})
        yield Dataset(
            catalogue_address(year.year),
            title,
            Label("Where every major decision of the year stands, stage by stage."),
            tables_of(catalogue_address(year.year), title),
            *_span([t.catalogue for t in year.tables if t.catalogue is not None], as_of),
            year.sample,
        )
    for points in catalog.registries.points.values():
        title = Label("Progress of the key tasks {year}", {"year": points.year})
        yield Dataset(
            points_address(points.year),
            title,
            Label("The state of each key task for each unit that owes it, with the evidence."),
            tables_of(points_address(points.year), title),
            None,
            None,
        )
    grid = budget_grid(catalog, as_of)
    if grid.years:
        yield Dataset(
            BUDGETS,
            BUDGETS_TITLE,
            Label("Whose budget and final accounts are here, and how soon they were published."),
            tables_of(BUDGETS, BUDGETS_TITLE),
            *_span([c.record for r in grid.rows for c in r.cells if c.record], as_of),
            all(row.unit.sample for row in grid.rows),
        )
    explained = [e.document for e in measures.every_explanation()]
    yield Dataset(
        EXPLAINED,
        EXPLAINED_TITLE,
        Label("Documents that owe an explanation, and how soon each was explained."),
        tables_of(EXPLAINED, EXPLAINED_TITLE),
        *_span(explained, as_of),
        all(document.sample for document in explained),
    )
    promised = catalog.of(Commitment)
    yield Dataset(
        PROMISES,
        PROMISES_TITLE,
        Label("What was promised to the public, by when, and whether it was kept."),
        tables_of(PROMISES, PROMISES_TITLE),
        *_span(promised, as_of),
        all(one.sample for one in promised),
    )
    yield Dataset(
        FIGURES,
        OWED_TITLE,
        Label("Everything that is owed, by whom, by when and on which rule, and where it stands."),
        tables_of(FIGURES, OWED_TITLE),
        None,
        None,
    )
    for shelf in column_shelves(catalog):
        yield _of(shelf, Label("Records of one section."), as_of)
    for shelf in unit_shelves(catalog):
        yield _of(shelf, Label("Everything that one unit has published here."), as_of)


def _of(shelf: Shelf, description: Label, as_of: date) -> Dataset:
    return Dataset(
        shelf.page,
        shelf.title,
        shelf.help or description,
        (*tables_of(shelf.page, shelf.title), *feeds_of(shelf.page, shelf.title)),
        *_span(shelf.records, as_of),
        shelf.sample,
    )


def _span(records: Iterable[Record], as_of: date) -> tuple[date | None, date | None]:
    found = list(records)
    days = [moment.day for moment in map(first_moment, found) if moment and moment.day <= as_of]
    return min(days, default=None), newest(found, as_of)
