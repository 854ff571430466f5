"""Rows of tables: where each stands, and what it is called."""

from collections.abc import Iterator

from gongkai.measures.tables.versions import anchors
from gongkai.model.record import Record
from gongkai.model.tables.table import DataRow, DataTable, printed
from gongkai.views.addresses import record_address, table_page_address
from gongkai.views.data_tables import SIZE


def row_addresses(record: Record, table: DataTable) -> Iterator[tuple[DataRow, str]]:
    """Yield each row of a table with the address at which it stands."""
    names = anchors(table, record.read_tables)
    for place, (one, anchor) in enumerate(zip(table.rows, names, strict=True)):
        number = place // SIZE + 1
        page = (
            record_address(record) if number == 1 else table_page_address(record, table.key, number)
        )
        yield one, f"{page}#{anchor}"


def row_name(one: DataRow, table: DataTable) -> str:
    """Return what a row is called."""
    schema = table.schema
    names = schema.row_titles or schema.primary_key
    return " ".join(filter(None, (printed(table.value(one, name)) for name in names)))
