"""Quick jump: what numbers and names lead straight to a page, in small files by year."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.numbers import DocumentNumber, read_number
from gongkai.model.record import Record
from gongkai.model.record_index import newest_first
from gongkai.model.synonyms import SynonymRegistry
from gongkai.model.tables.table import printed
from gongkai.model.units import Unit
from gongkai.views.addresses import unit_address
from gongkai.views.datafile import DataFile
from gongkai.views.forms import Form
from gongkai.views.page import Label
from gongkai.views.rows import Row, row
from gongkai.views.table_rows import row_addresses, row_name

FOLDER = "jump/"
NO_YEAR = "none"
SHORTEST = 6
"""Characters of a row's number that lead to it; fewer are typed for other things."""
ENDING = 2
"""Characters by whose likeness numbers of rows lie in one file."""


@dataclass(frozen=True)
class NumberEntry:
    """A record that a document number or an index number names."""

    row: Row
    number: DocumentNumber | None
    index: str
    """The index number without all but letters and digits; empty without one."""


@dataclass(frozen=True)
class NameEntry:
    """A unit with every name that it has or had, folded as numbers are."""

    title: LocalText
    address: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class RowEntry:
    """A row of a table that its number names."""

    title: str
    """What the row is called."""
    address: str
    number: str
    """As it stands in the table."""
    index: str
    """The same without all but letters and digits."""
    record: Row


@dataclass(frozen=True)
class JumpIndex:
    """The years that have a file of numbers, the ends of rows' numbers, and the names of units."""

    years: tuple[str, ...]
    names: tuple[NameEntry, ...]
    ends: tuple[str, ...] = ()
    """The last characters of numbers of rows: a file for each."""
    rows: tuple[RowEntry, ...] = ()
    """Rows of tables that are searched for by a name: a street, a village."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What texts write for words that people type."""


def jump_files(catalog: Catalog, measures: Measures) -> Iterator[DataFile]:
    """Yield the index, and a file of numbers for each year."""
    shards = defaultdict(list)
    for record in catalog.everything():
        number = read_number(record.number or "")
        for year in _years(record, number):
            entry = NumberEntry(row(record, catalog, measures), number, bare(record.index or ""))
            shards[year].append(entry)
    registries = catalog.registries
    names = tuple(_names(unit, registries.synonyms) for unit in registries.units.values())
    title = Label("Quick jump by number")
    by_end = _rows_by_end(catalog, measures)
    named = tuple(_named_rows(catalog, measures))
    years, ends = tuple(sorted(shards)), tuple(sorted(by_end))
    index = JumpIndex(years, names, ends, named, registries.synonyms.words)
    yield DataFile(f"{FOLDER}index.json", Form.JUMP_INDEX, title, index)
    for end, found in sorted(by_end.items()):
        yield DataFile(f"{FOLDER}rows-{end}.json", Form.JUMP, title, tuple(found))
    for year, entries in sorted(shards.items()):
        yield DataFile(f"{FOLDER}{year}.json", Form.JUMP, title, tuple(entries))


def _rows_by_end(catalog: Catalog, measures: Measures) -> dict[str, list[RowEntry]]:
    """Return the rows of tables that are searched for by their numbers, by how these end."""
    found: dict[str, list[RowEntry]] = defaultdict(list)
    for record in newest_first(catalog.everything()):
        for table in record.read_tables:
            schema = table.schema
            for one, address in row_addresses(record, table) if schema.search else ():
                title = row_name(one, table)
                for name in schema.search:
                    number = printed(table.value(one, name))
                    index = bare(number)
                    if len(index) >= SHORTEST and index[-ENDING:].isascii():
                        shown = row(record, catalog, measures)
                        entry = RowEntry(title, address, number, index, shown)
                        found[index[-ENDING:]].append(entry)
    return found


def _named_rows(catalog: Catalog, measures: Measures) -> Iterator[RowEntry]:
    """Yield the rows of tables that are searched for by a name, the newest record first."""
    for record in newest_first(catalog.everything()):
        for table in record.read_tables:
            for name in table.schema.named:
                for one, address in row_addresses(record, table):
                    said = printed(table.value(one, name))
                    shown = row(record, catalog, measures)
                    yield RowEntry(row_name(one, table), address, said, bare(said), shown)


def bare(text: str) -> str:
    """Return what two ways of writing an index number or a name share: letters and digits."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LN")


def _years(record: Record, number: DocumentNumber | None) -> set[str]:
    """Return the years by which a record is looked up: that of its number, and of its index."""
    years = {NO_YEAR if number.year is None else str(number.year)} if number is not None else set()
    after_slash = (record.index or "").rpartition("/")[2][:4]
    if record.index:
        years.add(after_slash if after_slash.isdecimal() and after_slash.isascii() else NO_YEAR)
    return years


def spoken_names(unit: Unit, synonyms: SynonymRegistry) -> tuple[str, ...]:
    """Return every name that a unit has or had, and what people call it."""
    names = [*unit.names_on(None, "zh"), *unit.names_on(None, "en")]
    spoken = [said for name in names for said in synonyms.names_like(name)]
    return tuple(dict.fromkeys((*names, *spoken)))


def _names(unit: Unit, synonyms: SynonymRegistry) -> NameEntry:
    folded = tuple(dict.fromkeys(bare(name) for name in spoken_names(unit, synonyms)))
    return NameEntry(unit.name, unit_address(unit.id), folded)
