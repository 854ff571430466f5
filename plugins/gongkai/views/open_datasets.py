"""The data sets that units open: what registers say of them, and which are late (point 7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.measures.tables.current import current_tables
from gongkai.measures.tables.names import TableNames
from gongkai.measures.tables.row_states import UpdateState, update_states
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.labels import bare
from gongkai.model.tables.table import DataRow, DataTable, printed
from gongkai.model.units import Unit
from gongkai.views.addresses import record_address, table_file_address
from gongkai.views.forms import Form
from gongkai.views.page import Alternate
from gongkai.views.table_rows import row_addresses, row_name

SORT = "datasets"
"""The sort of table that registers data sets."""
_FILES = {"csv": Form.TABLE_CSV, "xlsx": Form.TABLE_XLSX, "json": Form.TABLE_JSON}
"""The forms in which a data set can be had that is a table of this site."""


@dataclass(frozen=True)
class OpenDataset:
    """One data set of a unit."""

    title: LocalText
    page: str
    """Its row in the register."""
    description: LocalText | None
    theme: LocalText | None
    provider: LocalText
    unit: Unit | None
    """The unit that provides it, where it is one of the registry."""
    format: LocalText | None
    licence: LocalText | None
    cycle: LocalText | None
    cycle_id: str
    """The term of the cycle: `monthly`; empty where there is none."""
    updated: date | None
    state: UpdateState | None
    """Whether the next update is overdue; None of what has no cycle."""
    href: str | None
    """Where it lies on another site."""
    record: str | None
    """The page of the record here that holds it."""
    files: tuple[Alternate, ...]
    """Its files on this site."""
    sample: bool

    @property
    def is_late(self) -> bool:
        """Return whether an update is overdue."""
        return self.state is not None and self.state.is_late


def open_datasets(catalog: Catalog, as_of: date) -> tuple[OpenDataset, ...]:
    """Return the data sets of the registers that stand today; of two with one code the newest."""
    found: dict[str, OpenDataset] = {}
    names = TableNames(catalog)
    for record, table in current_tables(SORT, catalog):
        states = {state.row.number: state for state in update_states(table, as_of)}
        register = _Register(record, table, names, states)
        for row, address in row_addresses(record, table):
            found.setdefault(register.text(row, "code") or address, register.dataset(row, address))
    return tuple(found.values())


@dataclass(frozen=True)
class _Register:
    """A table of data sets."""

    record: Record
    table: DataTable
    names: TableNames
    states: Mapping[int, UpdateState]
    """By the number of the row."""

    def dataset(self, row: DataRow, address: str) -> OpenDataset:
        updated = self.table.get(row, "updated")
        provider = self.text(row, "provider")
        unit = self.names.find("units", provider)
        theme = self.names.find("vocabularies/topics", self.text(row, "theme"))
        description, place = self.text(row, "description"), self.text(row, "address")
        is_here = place.startswith("record:")
        held = self.names.catalog.get(place.removeprefix("record:")) if is_here else None
        cycle = self._term(row, "cycle")
        return OpenDataset(
            LocalText(zh=row_name(row, self.table)),
            address,
            LocalText(zh=description) if description else None,
            theme if isinstance(theme, LocalText) else None,
            unit.name if isinstance(unit, Unit) else LocalText(zh=provider),
            unit if isinstance(unit, Unit) else None,
            self._words(row, "format"),
            self._words(row, "licence"),
            self._words(row, "cycle"),
            cycle or "",
            updated if isinstance(updated, date) else None,
            self.states.get(row.number),
            place if place.startswith(("https://", "http://")) else None,
            record_address(held) if held is not None else None,
            tuple(_files(held)) if held is not None else (),
            self.record.sample,
        )

    def text(self, row: DataRow, name: str) -> str:
        return printed(self.table.get(row, name))

    def _term(self, row: DataRow, name: str) -> str | None:
        field = self.table.schema.field(name)
        return field.term_id(bare(self.text(row, name))) if field is not None else None

    def _words(self, row: DataRow, name: str) -> LocalText | None:
        field = self.table.schema.field(name)
        return field.term(bare(self.text(row, name))) if field is not None else None


def _files(held: Record) -> Iterator[Alternate]:
    for table in held.read_tables:
        for ending, form in _FILES.items():
            yield Alternate(table.title, form, table_file_address(held, table.key, ending))
