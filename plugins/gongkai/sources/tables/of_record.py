"""The tables of a record, read from the files beside it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.parts import File
from gongkai.model.record import Record
from gongkai.model.tables.schema import TableSchema
from gongkai.model.tables.table import DataTable
from gongkai.sources.documents.reader import Reader
from gongkai.sources.tables.read import read_table


@dataclass(frozen=True)
class TableReader:
    """Reads tables by the sorts that data/ has."""

    root: Path
    reader: Reader
    schemas: Mapping[str, TableSchema]
    forbidden: Sequence[str] = ()
    """Words that head no column of any sort."""

    def of(self, record: Record, files: Mapping[str, File]) -> tuple[DataTable, ...]:
        """Return the tables of a record whose `files` are known.

        One whose file or sort is not there is left out: that is reported at its entry.
        """
        return tuple(self._tables(record, files))

    def _tables(self, record: Record, files: Mapping[str, File]) -> Iterator[DataTable]:
        used: Counter[str] = Counter()
        for number, named in enumerate(record.tables):
            file = files.get(named.file)
            schema = self.schemas.get(record.sort_of(named))
            if file is None or schema is None:
                continue
            used[schema.id] += 1
            times = used[schema.id]
            yield read_table(
                self.reader.grid_of(self.root / file.path, file.digest),
                schema,
                named,
                path=file.path,
                key=schema.id if times == 1 else f"{schema.id}-{times}",
                mark=f"tables.{number}",
                year=getattr(record, "year", None),
                forbidden=self.forbidden,
            )


def table_files(value: Mapping[str, object]) -> Iterator[tuple[int, str]]:
    """Yield the files of the tables that raw front matter names, with their places in its list."""
    listed = value.get("tables")
    for number, entry in enumerate(listed if isinstance(listed, list) else []):
        name = entry.get("file") if isinstance(entry, dict) else None
        if isinstance(name, str):
            yield number, name
