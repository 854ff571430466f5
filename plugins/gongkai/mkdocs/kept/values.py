"""Values -> hashes of what they hold, the same in every process and every run."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel

from gongkai.measures.obligations.points import Cell
from gongkai.model.parts import Part
from gongkai.model.tables.table import DataTable
from gongkai.views.content import Content
from gongkai.views.data_tables import ShownRow, TableColumn
from gongkai.views.rows import Row
from gongkai.views.tables import TableRow
from gongkai.views.units import Duty

Add = Callable[[bytes], None]
Write = Callable[[Any, Add], None]
_SHARED = (Part, Content, Row, DataTable, Cell, Duty, ShownRow, TableColumn, TableRow)
"""What is made once and lives as long as the catalog, or is part of very many values."""
_PLAIN = (type(None), bool, int, float, Decimal, date, time, PurePath)


class NoValueError(TypeError):
    """Something holds what cannot be compared from one run to the next, as a function."""


class _Writers(dict[type, Write]):
    """How the values of each class are written: millions are, of few classes."""

    def __init__(self, of: Callable[[type], Write]) -> None:
        """Ask `of` of a class when its first value is met."""
        self._of = of

    def __missing__(self, kind: type) -> Write:
        """Look at a class once."""
        writer = self[kind] = self._of(kind)
        return writer


class ValueHashes:
    """Hashes values by what they hold; what is frozen and large is read once.

    Two values of one hash make the same page: types, order and every field count.
    """

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._known: dict[int, tuple[object, bytes]] = {}
        self._writers = _Writers(self._writer)

    def of(self, *values: object) -> str:
        """Return the hash of values, in hexadecimal digits. Raises NoValueError."""
        parts: list[bytes] = []
        for value in values:
            self._writers[type(value)](value, parts.append)
        return hashlib.sha256(b"".join(parts)).hexdigest()

    def _writer(self, kind: type) -> Write:
        """Return what writes the values of a class."""
        if issubclass(kind, Enum):
            return _enumerated
        if issubclass(kind, str):
            return _text
        if issubclass(kind, _PLAIN):
            return _plain
        if issubclass(kind, bytes):
            return _bytes
        if issubclass(kind, BaseModel):
            return self._model(kind, kind.model_fields)
        if issubclass(kind, Mapping):
            return self._mapping
        if issubclass(kind, AbstractSet):
            return self._set
        if issubclass(kind, tuple | list):
            return self._sequence
        if issubclass(kind, type):
            return _class
        if is_dataclass(kind):
            # What a class does not compare follows from the rest: a file's text from its bytes.
            return self._model(kind, [field.name for field in fields(kind) if field.compare])
        raise NoValueError(f"a {kind.__qualname__} is no value")

    def _model(self, kind: type, names: Iterable[str]) -> Write:
        """Return what writes the fields of a value; of one that many pages show, their hash."""
        write_whole, known = self._whole(kind, tuple(names)), self._known
        if not issubclass(kind, _SHARED):
            return write_whole

        def written(value: object, add: Add) -> None:
            found = known.get(id(value))
            if found is None:
                parts: list[bytes] = []
                write_whole(value, parts.append)
                # It is kept with its hash, so that nothing else comes to its place in memory.
                found = known[id(value)] = (value, hashlib.sha256(b"".join(parts)).digest())
            add(found[1])

        return written

    def _whole(self, kind: type, names: Sequence[str]) -> Write:
        begins, writers = f"o{kind.__qualname__}:".encode(), self._writers
        held_by = attrgetter(*names) if len(names) > 1 else _one_or_none(names)

        def written(value: object, add: Add) -> None:
            add(begins)
            for held in held_by(value):
                writers[type(held)](held, add)

        return written

    def _mapping(self, value: Any, add: Add) -> None:
        add(b"{%d:" % len(value))
        writers = self._writers
        for key, held in value.items():
            writers[type(key)](key, add)
            writers[type(held)](held, add)

    def _set(self, value: Any, add: Add) -> None:
        add(b"<%d:" % len(value))
        for one in sorted(self.of(held) for held in value):
            add(one.encode())

    def _sequence(self, value: Any, add: Add) -> None:
        add(b"(%d:" % len(value))
        writers = self._writers
        for held in value:
            writers[type(held)](held, add)


def _one_or_none(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """Return what gives the values of one field or of none, which `attrgetter` gives otherwise."""
    return lambda value: tuple(getattr(value, name) for name in names)


def _text(value: Any, add: Add) -> None:
    text = value.encode("utf-8", "surrogatepass")
    add(b"s%d:" % len(text))
    add(text)


def _bytes(value: Any, add: Add) -> None:
    add(b"b%d:" % len(value))
    add(value)


def _enumerated(value: Any, add: Add) -> None:
    add(f"e{type(value).__qualname__}.{value.name};".encode())


def _plain(value: Any, add: Add) -> None:
    add(f"{type(value).__name__}{value!r};".encode())


def _class(value: Any, add: Add) -> None:
    add(f"t{value.__module__}.{value.__qualname__};".encode())
