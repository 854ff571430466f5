"""The tables of a sort that stand today: not those of lists in whose place others stand."""

from collections.abc import Iterator

from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.tables.table import DataTable


def current_tables(sort: str, catalog: Catalog) -> Iterator[tuple[Record, DataTable]]:
    """Yield every table of a sort that stands today, with its record, the newest record first."""
    records = catalog.with_table(sort)
    replaced = {getattr(record, "previous", None) for record in records}
    for record in records:
        if record.id not in replaced:
            for table in record.read_tables:
                if table.schema.id == sort:
                    yield record, table
