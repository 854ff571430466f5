"""The tables of a record as pages show them: heads, rows with their anchors, sums, links."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.measures.tables.totals import TotalState
from gongkai.measures.tables.versions import Difference
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.schema import TableField
from gongkai.model.tables.table import CellMark, DataTable, Value
from gongkai.views.addresses import table_changes_address
from gongkai.views.page import Label

SIZE = 100
"""Rows of a table on a page."""
UNITS: Mapping[str, Label] = {
    "元": Label("yuan"),
    "千元": Label("1,000 yuan"),
    "万元": Label("10,000 yuan"),
    "亿元": Label("100 million yuan"),
    "人": Label("persons"),
    "人次": Label("times"),
    "户": Label("households"),
    "家": Label("businesses"),
    "件": Label("items"),
    "项": Label("entries"),
    "条": Label("rows"),
    "个": Label("in number"),
    "亩": Label("mu"),
    "个工作日": Label("working days"),
}
"""What the units of columns are called; others are shown as they are."""


@dataclass(frozen=True)
class TableColumn:
    """One column with what stands over it."""

    field: TableField
    levels: tuple[LocalText, ...]
    """Its heads, the upper first."""
    places: int = 0
    """The decimal places with which its numbers are written, so that they stand below another."""
    is_wordy: bool = False
    """Whether it has texts that need room for some words on each line."""

    @property
    def title(self) -> LocalText:
        """Return its lowest head."""
        return self.levels[-1]

    @property
    def unit(self) -> Label | str | None:
        """Return what its numbers count."""
        unit = self.field.unit
        return UNITS.get(unit, unit) if unit else None


@dataclass(frozen=True)
class HeadGroup:
    """A head over one or several columns."""

    title: LocalText
    span: int
    column: TableColumn | None
    """The column, where it stands over no other head."""


@dataclass(frozen=True)
class ShownCell:
    """One cell."""

    column: TableColumn
    value: Value
    words: LocalText | None = None
    """What a code or a term is called, in place of the value."""
    address: str | None = None
    """The page of what it names, from the root of an edition."""
    href: str | None = None
    """Where it leads outside the site."""

    @property
    def is_mark(self) -> bool:
        """Return whether a sign stands in the place of a value."""
        return isinstance(self.value, CellMark) and self.value is not CellMark.BLANK


@dataclass(frozen=True)
class ShownRow:
    """One row with the anchor that it keeps."""

    anchor: str
    cells: tuple[ShownCell, ...]
    is_sum: bool
    facets: tuple[tuple[str, str | LocalText], ...]
    """What it is filtered by: the name of a column and its value."""


@dataclass(frozen=True)
class ShownTotal:
    """A sum with the rows that it comes from."""

    row: ShownRow
    column: TableColumn
    state: TotalState
    parts: tuple[tuple[ShownRow, Value], ...]
    """The rows with their numbers; none where there are too many to write out."""
    first: ShownRow
    last: ShownRow


@dataclass(frozen=True)
class TableFacet:
    """A column by which rows can be filtered, with its values and how many rows have each."""

    column: TableColumn
    values: tuple[tuple[str | LocalText, int, str], ...]
    """Each with its count and the address of its first row."""


@dataclass(frozen=True)
class ShownTable:
    """One page of a table."""

    table: DataTable
    record: Record
    columns: tuple[TableColumn, ...]
    heads: tuple[HeadGroup, ...]
    """The upper row of heads; none where there is one row alone."""
    rows: tuple[ShownRow, ...]
    """The rows of this page."""
    count: int
    """All rows but those of sums."""
    number: int
    pages: tuple[str, ...]
    totals: tuple[ShownTotal, ...]
    """The sums on this page."""
    facets: tuple[TableFacet, ...]
    marks: tuple[CellMark, ...]
    """The signs that stand in the whole table for no value."""
    changes: Difference | None
    """What changed since the version before, where there is one."""

    @property
    def key(self) -> str:
        """Return what names the table on its page."""
        return self.table.key

    @property
    def previous(self) -> str | None:
        """Return the page before this one."""
        return self.pages[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """Return the page after this one."""
        return self.pages[self.number] if self.number < len(self.pages) else None

    @property
    def changes_address(self) -> str:
        """Return the page of what changed since the version before."""
        return table_changes_address(self.record, self.table.key)

    @property
    def has_lower_heads(self) -> bool:
        """Return whether heads stand in two rows."""
        return any(group.column is None for group in self.heads)
