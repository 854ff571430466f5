"""Open data: what there is, what every column means, how addresses are built."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.registries import Registries
from gongkai.views import (
    budget_table,
    explained_table,
    matter_table,
    owed_table,
    progress_table,
    promise_table,
    record_table,
)
from gongkai.views.addresses import OPEN_DATA
from gongkai.views.budget_table import TITLE as BUDGETS_TITLE
from gongkai.views.datasets import DataCatalog, data_catalog, whole_site
from gongkai.views.explained import TITLE as EXPLAINED_TITLE
from gongkai.views.owed_table import TITLE as OWED_TITLE
from gongkai.views.page import Label, Page
from gongkai.views.promises import PROMISES_TITLE
from gongkai.views.tables import Field


@dataclass(frozen=True)
class Dictionary:
    """The columns of one sort of table."""

    key: str
    title: Label
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class OpenData:
    """What is on the page."""

    catalog: DataCatalog
    dictionaries: tuple[Dictionary, ...]


DICTIONARIES = (
    Dictionary("record-table", Label("Lists of records"), record_table.FIELDS),
    Dictionary("matter-table", Label("Decision catalogue of a year"), matter_table.FIELDS),
    Dictionary("budget-table", BUDGETS_TITLE, budget_table.FIELDS),
    Dictionary("explained-table", EXPLAINED_TITLE, explained_table.FIELDS),
    Dictionary("promise-table", PROMISES_TITLE, promise_table.FIELDS),
    Dictionary("owed-table", OWED_TITLE, owed_table.FIELDS),
    Dictionary("progress-table", Label("Progress table of a year"), progress_table.FIELDS),
)


def open_data_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page about the site's data."""
    yield Page(
        OPEN_DATA,
        "open_data.html",
        Label("Open data"),
        "open-data",
        OpenData(data_catalog(catalog, measures), _dictionaries(catalog.registries)),
        alternates=whole_site(),
    )


def _dictionaries(registries: Registries) -> tuple[Dictionary, ...]:
    """Return the dictionaries of the sorts of table that the site can have."""
    return tuple(d for d in DICTIONARIES if registries.points or d.key != "progress-table")
