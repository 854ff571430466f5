"""What changed in a table since the version before: rows added, rows removed, cells changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.measures.tables.totals import is_labelled
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.tables.table import DataRow, DataTable, Value, printed


@dataclass(frozen=True)
class ChangedCell:
    """One cell whose value is another than before."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True)
class ChangedRow:
    """One row with the cells that changed."""

    key: str
    row: DataRow
    cells: tuple[ChangedCell, ...]


@dataclass(frozen=True)
class Difference:
    """How a table differs from that of the version before."""

    table: DataTable
    before: DataTable
    added: tuple[tuple[str, DataRow], ...]
    removed: tuple[tuple[str, DataRow], ...]
    changed: tuple[ChangedRow, ...]

    @property
    def count(self) -> int:
        """Return how many rows were added, removed or changed."""
        return len(self.added) + len(self.removed) + len(self.changed)


def table_before(record: Record, table: DataTable, catalog: Catalog) -> DataTable | None:
    """Return the table of the version before, where the record names that and it is shown."""
    previous = catalog.get(getattr(record, "previous", None) or "")
    tables = previous.read_tables if previous is not None else ()
    return next((one for one in tables if one.key == table.key), None)


def difference(table: DataTable, before: DataTable) -> Difference:
    """Return what changed between two versions, row by row of the same key; totals are left out."""
    now, then = _rows(table), _rows(before)
    names = [field.name for field in table.schema.fields]
    places = before.schema.places
    changed = []
    for key, row in now.items():
        if key in then:
            cells = tuple(
                ChangedCell(name, was, value)
                for name, value in zip(names, row.values, strict=True)
                if (was := then[key].values[places[name]]) != value
            )
            if cells:
                changed.append(ChangedRow(key, row, cells))
    return Difference(
        table,
        before,
        tuple((key, row) for key, row in now.items() if key not in then),
        tuple((key, row) for key, row in then.items() if key not in now),
        tuple(changed),
    )


def _rows(table: DataTable) -> dict[str, DataRow]:
    """Return the rows by key; of two with one key the first."""
    found: dict[str, DataRow] = {}
    for key, row in zip(table.keys, table.rows, strict=True):
        if key and not is_labelled(table, row):
            found.setdefault(key, row)
    return found


def anchors(table: DataTable, among: Sequence[DataTable] = ()) -> list[str]:
    """Return the anchor of each row on its page; of several tables each has its own beginning."""
    start = f"{table.key}-" if len(among) > 1 else ""
    used: dict[str, int] = {}
    found = []
    for key, row in zip(table.keys, table.rows, strict=True):
        name = start + (as_anchor(key) or f"row-{row.number}")
        used[name] = used.get(name, 0) + 1
        found.append(name if used[name] == 1 else f"{name}--{used[name]}")
    return found


def as_anchor(key: str) -> str:
    """Return a key without what an address would have to escape."""
    return "-".join("".join(c if c.isalnum() or c in "-_." else " " for c in key).split())


def as_text(value: Value) -> str:
    """Return a value as a reader sees it in a list of changes."""
    return printed(value)
