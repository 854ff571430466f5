"""Tables of records -> what pages show of them, page by page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gongkai.measures.measure import Measures
from gongkai.measures.tables.names import TableNames
from gongkai.measures.tables.totals import is_labelled, total_states
from gongkai.measures.tables.versions import anchors, difference, table_before
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.labels import bare
from gongkai.model.tables.schema import ITSELF
from gongkai.model.tables.table import (
    CellMark,
    DataRow,
    DataTable,
    Unread,
    Value,
    printed,
)
from gongkai.model.units import Unit
from gongkai.views.addresses import record_address, table_page_address, unit_address
from gongkai.views.data_tables import (
    SIZE,
    ShownCell,
    ShownRow,
    ShownTable,
    ShownTotal,
    TableColumn,
    TableFacet,
)
from gongkai.views.rows import title_of
from gongkai.views.table_heads import head_groups, table_columns

_FEW_PARTS = 12
"""Numbers of a sum that are written out; of more only the rows are named."""
_FEW_VALUES = 15
"""Different values by which a column is filtered, at most."""
_TERMS = ("vocabularies/", "units")
"""Where foreign keys lead by whose values rows are filtered."""


def shown_tables(record: Record, catalog: Catalog, measures: Measures) -> Iterator[ShownTable]:
    """Yield the first page of every table of a record that could be read."""
    for pages in measures.once(_all_pages, record, catalog):
        yield pages[0]


def further_pages(record: Record, catalog: Catalog, measures: Measures) -> Iterator[ShownTable]:
    """Yield the other pages of the tables of a record."""
    for pages in measures.once(_all_pages, record, catalog):
        yield from pages[1:]


def _all_pages(
    record: Record, catalog: Catalog, measures: Measures
) -> Sequence[tuple[ShownTable, ...]]:
    if not record.read_tables:
        return ()
    names = TableNames(catalog)
    return [_Showing(record, table, catalog, measures, names).pages for table in record.read_tables]


@dataclass(frozen=True)
class _Showing:
    """Makes the pages of one table."""

    record: Record
    table: DataTable
    catalog: Catalog
    measures: Measures
    names: TableNames

    @cached_property
    def columns(self) -> tuple[TableColumn, ...]:
        """Return the columns that the file has."""
        return table_columns(self.table)

    @cached_property
    def places(self) -> Sequence[int]:
        return [place for place, column in enumerate(self.table.columns) if column]

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Return the pages of the table: that of its record, and those that follow."""
        count = max(1, -(-len(self.table.rows) // SIZE))
        further = (
            table_page_address(self.record, self.table.key, number)
            for number in range(2, count + 1)
        )
        return (record_address(self.record), *further)

    @cached_property
    def pages(self) -> tuple[ShownTable, ...]:
        rows = self.rows
        facets = tuple(self._facets(rows))
        by_number = dict(zip((row.number for row in self.table.rows), rows, strict=True))
        totals = list(self._totals(by_number))
        values = {
            value for row in self.table.rows for value in row.values if type(value) is CellMark
        }
        marks = tuple(mark for mark in (CellMark.SLASH, CellMark.DASH) if mark in values)
        before = table_before(self.record, self.table, self.catalog)
        is_list = self.table.schema.chain is None
        changes = difference(self.table, before) if before is not None and is_list else None
        whole = ShownTable(
            self.table,
            self.record,
            self.columns,
            head_groups(self.columns),
            (),
            sum(not row.is_sum for row in rows),
            1,
            self.addresses,
            (),
            facets,
            marks,
            changes,
        )
        return tuple(
            replace(
                whole,
                number=number,
                rows=(shown := tuple(rows[(number - 1) * SIZE : number * SIZE])),
                totals=tuple(total for total in totals if total.row in shown),
            )
            for number in range(1, len(self.addresses) + 1)
        )

    @cached_property
    def rows(self) -> list[ShownRow]:
        keys = {key.fields: key.reference.resource for key in self.table.schema.foreign_keys}
        named: dict[tuple[str, str], ShownCell] = {}
        found = []
        for anchor, row in zip(
            anchors(self.table, self.record.read_tables), self.table.rows, strict=True
        ):
            cells = tuple(
                self._cell(column, row.values[place], keys, named)
                for place, column in zip(self.places, self.columns, strict=True)
            )
            facets = tuple(
                (cell.column.field.name, cell.words or printed(cell.value))
                for cell in cells
                if cell.column.field.name in self.filtered and not isinstance(cell.value, CellMark)
            )
            found.append(ShownRow(anchor, cells, is_labelled(self.table, row), facets))
        return found

    @cached_property
    def own_rows(self) -> Mapping[str, str]:
        """Return the address of each row of the table, by its key."""
        names = anchors(self.table, self.record.read_tables)
        return {
            bare(key): f"{self.addresses[place // SIZE]}#{name}"
            for place, (key, name) in enumerate(zip(self.table.keys, names, strict=True))
        }

    @cached_property
    def filtered(self) -> frozenset[str]:
        """Return the columns with so few values that one of them can be chosen."""
        schema = self.table.schema
        terms = {
            key.fields
            for key in schema.foreign_keys
            if key.reference.resource.startswith("vocabularies/")
            or key.reference.resource == "units"
        }
        terms |= {one.name for one in schema.fields if one.constraints.enum or one.terms}
        found = set()
        for name in terms & {column.field.name for column in self.columns}:
            place = schema.places[name]
            values = {printed(row.values[place]) for row in self.table.rows}
            if 1 < len(values - {""}) <= _FEW_VALUES:
                found.add(name)
        return frozenset(found)

    def _cell(
        self,
        column: TableColumn,
        value: Value,
        keys: Mapping[str, str],
        named: dict[tuple[str, str], ShownCell],
    ) -> ShownCell:
        """Return a cell; what names the same thing again is looked up once."""
        field = column.field
        is_named = field.name in keys or field.name == self.table.schema.form_field
        is_plain = not (is_named or field.basis or field.terms or field.format == "uri")
        if is_plain or isinstance(value, CellMark | Unread):
            return ShownCell(column, value)
        text = printed(value)
        key = (field.name, text)
        if key not in named:
            named[key] = self._linked(column, value, text, keys.get(field.name))
        return named[key]

    def _linked(
        self, column: TableColumn, value: Value, text: str, resource: str | None
    ) -> ShownCell:
        if column.field.format == "uri":
            scheme, _, rest = text.partition(":")
            record = self.catalog.get(rest) if scheme == "record" else None
            if record is not None:
                return ShownCell(column, value, title_of(record), record_address(record))
            return (
                ShownCell(column, value, href=text)
                if scheme in ("http", "https")
                else ShownCell(column, value)
            )
        schema = self.table.schema
        if column.field.name == schema.form_field:
            return ShownCell(column, value, schema.form_titles[text].title)
        if column.field.terms:
            return ShownCell(column, value, column.field.term(bare(text)))
        if column.field.basis:
            record = next(self.names.bases(text), None)
            return ShownCell(column, value, address=record_address(record) if record else None)
        if resource == ITSELF:
            return ShownCell(column, value, address=self.own_rows.get(bare(text)))
        found = self.names.find(resource or "", text)
        if isinstance(found, Unit):
            return ShownCell(column, value, found.short, unit_address(found.id))
        if isinstance(found, Record):
            title = title_of(found) if text == found.id else None
            return ShownCell(column, value, title, record_address(found))
        return ShownCell(column, value, found if isinstance(found, LocalText) else None)

    def _facets(self, rows: Sequence[ShownRow]) -> Iterator[TableFacet]:
        for column in self.columns:
            name = column.field.name
            if name not in self.filtered:
                continue
            counts: dict[str | LocalText, int] = {}
            firsts: dict[str | LocalText, str] = {}
            for place, row in enumerate(rows):
                value = dict(row.facets).get(name)
                if value is not None:
                    counts[value] = counts.get(value, 0) + 1
                    firsts.setdefault(value, f"{self.addresses[place // SIZE]}#{row.anchor}")
            values = tuple((value, count, firsts[value]) for value, count in counts.items())
            yield TableFacet(column, values)

    def _totals(self, rows: Mapping[int, ShownRow]) -> Iterator[ShownTotal]:
        columns = {column.field.name: column for column in self.columns}
        by_number: dict[int, DataRow] = {row.number: row for row in self.table.rows}
        for state in total_states(self.table):
            if state.closes and state.field in columns and state.rows:
                parts: Iterable[int] = state.rows if len(state.rows) <= _FEW_PARTS else ()
                yield ShownTotal(
                    rows[state.row],
                    columns[state.field],
                    state,
                    tuple((rows[n], self.table.value(by_number[n], state.field)) for n in parts),
                    rows[state.rows[0]],
                    rows[state.rows[-1]],
                )
