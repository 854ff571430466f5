"""Further pages of long tables, what changed since the version before, and the files of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gongkai.measures.measure import Measures
from gongkai.measures.tables.versions import as_anchor
from gongkai.measures.updated import first_moment, updated
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.schema import TableField
from gongkai.model.tables.table import DataRow, DataTable, Value, printed
from gongkai.views.addresses import (
    column_address,
    record_address,
    table_file_address,
)
from gongkai.views.alternates import feeds_of
from gongkai.views.data_tables import ShownTable
from gongkai.views.datafile import DataFile
from gongkai.views.directories import trail
from gongkai.views.feeds import NEWEST, Feed, FeedEntry
from gongkai.views.forms import Form
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import Row, row, title_of
from gongkai.views.shown_tables import further_pages, shown_tables
from gongkai.views.table_rows import row_addresses, row_name

FILES = {
    "csv": Form.TABLE_CSV,
    "xlsx": Form.TABLE_XLSX,
    "json": Form.TABLE_JSON,
    "csv-metadata.json": Form.CSVW,
}
"""The forms in which a table can be taken away, by the ending of the file."""


@dataclass(frozen=True)
class CellChange:
    """A cell before and now."""

    field: TableField
    before: Value
    after: Value


@dataclass(frozen=True)
class RowChange:
    """A row that was added, removed or changed."""

    anchor: str
    name: str
    """What the row is called."""
    said: str
    """What else it says, in a line."""
    address: str | None
    """Where it stands now; None where it is gone."""
    changes: tuple[CellChange, ...] = ()


@dataclass(frozen=True)
class TableChanges:
    """What changed in a table since the version before."""

    now: Row
    before: Row
    added: tuple[RowChange, ...]
    removed: tuple[RowChange, ...]
    changed: tuple[RowChange, ...]


@dataclass(frozen=True)
class TableData:
    """A whole table, to be written into a file."""

    shown: ShownTable
    record: Record
    unit: LocalText | None

    @cached_property
    def rows(self) -> Sequence[Sequence[Value]]:
        """Return the values of all rows, in the order of the columns that are shown."""
        table = self.shown.table
        places = [table.schema.places[column.field.name] for column in self.shown.columns]
        return [[one.values[place] for place in places] for one in table.rows]


def table_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the further pages of long tables, and what changed in lists."""
    for record in catalog.everything():
        if not record.read_tables:
            continue
        for shown in further_pages(record, catalog, measures):
            number = shown.number
            title = Label("{title}, page {number}", {"title": shown.table.title, "number": number})
            page = Page(shown.pages[number - 1], "table.html", title, "table", shown)
            yield _page(shown, catalog, page)
        for shown in shown_tables(record, catalog, measures):
            found = table_changes(shown, catalog, measures)
            if found is not None:
                title = Label("{title}: what changed", {"title": shown.table.title})
                address = shown.changes_address
                page = Page(address, "table_changes.html", title, "table-changes", found)
                yield _page(shown, catalog, replace(page, alternates=feeds_of(address, title)))


def table_files(catalog: Catalog, measures: Measures) -> Iterator[DataFile]:
    """Yield the files of every table, and the feeds of what changed."""
    units = catalog.registries.units
    for record in catalog.everything():
        unit = units.get(record.unit or "") if record.read_tables else None
        for shown in shown_tables(record, catalog, measures):
            data = TableData(shown, record, unit.name if unit is not None else None)
            for ending, form in FILES.items():
                address = table_file_address(record, shown.key, ending)
                yield DataFile(address, form, shown.table.title, data)
            changes = table_changes(shown, catalog, measures)
            if changes is not None:
                title = Label("{title}: what changed", {"title": shown.table.title})
                feed = _feed(changes, shown, catalog, measures)
                for found in feeds_of(shown.changes_address, title):
                    yield DataFile(found.address, found.form, title, feed)


def table_changes(shown: ShownTable, catalog: Catalog, measures: Measures) -> TableChanges | None:
    """Return what changed in a table; None where there is no version before, or nothing changed."""
    found = shown.changes
    previous = catalog.get(getattr(shown.record, "previous", None) or "")
    if found is None or previous is None or not found.count:
        return None
    places = _places(shown)
    fields = {field.name: field for field in shown.table.schema.fields}
    return TableChanges(
        row(shown.record, catalog, measures),
        row(previous, catalog, measures),
        tuple(_row(key, one, shown.table, places) for key, one in found.added),
        tuple(_row(key, one, found.before, {}) for key, one in found.removed),
        tuple(
            RowChange(
                as_anchor(key),
                row_name(one.row, shown.table),
                "",
                places.get(key),
                tuple(CellChange(fields[c.field], c.before, c.after) for c in one.cells),
            )
            for one in found.changed
            for key in (one.key,)
        ),
    )


def _places(shown: ShownTable) -> dict[str, str]:
    table = shown.table
    pairs = zip(table.keys, row_addresses(shown.record, table), strict=True)
    return {key: address for key, (_, address) in pairs}


def _row(key: str, one: DataRow, table: DataTable, places: dict[str, str]) -> RowChange:
    said = [printed(value) for value in one.values if printed(value)]
    name = row_name(one, table)
    return RowChange(
        as_anchor(key), name, " · ".join(text for text in said if text != name), places.get(key)
    )


def _feed(changes: TableChanges, shown: ShownTable, catalog: Catalog, measures: Measures) -> Feed:
    record = shown.record
    first, last = first_moment(record), updated(record, measures.as_of)
    unit = catalog.registries.units.get(record.unit or "")
    entries = []
    groups = (
        (Label("Added"), changes.added),
        (Label("Taken out"), changes.removed),
        (Label("Changed"), changes.changed),
    )
    for label, rows in groups:
        for one in rows:
            if first is not None and last is not None:
                entries.append(
                    FeedEntry(
                        f"{shown.changes_address}#{one.anchor}",
                        LocalText(zh=one.name),
                        label,
                        unit.name if unit is not None else LocalText(zh=""),
                        None,
                        (("change", label),),
                        first,
                        last,
                    )
                )
    return Feed(shown.changes_address, measures.as_of, tuple(entries[: NEWEST * 10]))


def _page(shown: ShownTable, catalog: Catalog, page: Page) -> Page:
    """Return a page of a table with what it has from its record."""
    record = shown.record
    column = catalog.registries.columns[record.column]
    crumbs = (
        *trail(column, catalog),
        Crumb(column.name, column_address(column.id)),
        Crumb(title_of(record), record_address(record)),
    )
    return replace(
        page,
        trail=crumbs,
        unit=record.unit,
        column=record.column,
        sample=record.sample,
        listed=not record.sample,
    )
