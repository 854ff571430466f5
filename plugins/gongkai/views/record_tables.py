"""All tables of a record, as its page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.schema import TableFile
from gongkai.views.data_tables import ShownTable
from gongkai.views.pictures import BarChart
from gongkai.views.shown_tables import shown_tables
from gongkai.views.table_chart import DrawnChart, charts
from gongkai.views.table_parts import parts


@dataclass(frozen=True)
class RecordTables:
    """The tables that could be read, each as far as one page goes, and the files of the others."""

    shown: tuple[ShownTable, ...] = ()
    charts: tuple[tuple[DrawnChart, ...], ...] = ()
    """The drawings of each of these tables."""
    parts: tuple[tuple[BarChart, ...], ...] = ()
    """What the rows of each of these tables make up."""
    unread: tuple[tuple[TableFile, LocalText | None], ...] = ()
    """Those that could not be read, with what their sorts are called."""


NO_TABLES = RecordTables()


def record_tables(record: Record, catalog: Catalog, measures: Measures) -> RecordTables:
    """Return the tables of a record; most records have none."""
    if not record.tables:
        return NO_TABLES
    shown = tuple(shown_tables(record, catalog, measures))
    drawn = tuple(tuple(charts(one)) for one in shown)
    made_up = tuple(tuple(parts(one)) for one in shown)
    return RecordTables(shown, drawn, made_up, tuple(_unread(record, catalog)))


def _unread(record: Record, catalog: Catalog) -> Iterator[tuple[TableFile, LocalText | None]]:
    read = {table.mark for table in record.read_tables}
    for number, named in enumerate(record.tables):
        if f"tables.{number}" not in read:
            schema = catalog.registries.tables.get(record.sort_of(named))
            yield named, schema.title if schema is not None else None
