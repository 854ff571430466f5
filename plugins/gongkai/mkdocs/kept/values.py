"""Values -> hashes of what they hold, the same in every process and every run."""

import hashlib
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel


class NoValueError(TypeError):
    """Something holds what cannot be compared from one run to the next, as a function."""


class ValueHashes:
    """Hashes values by what they hold; what is frozen and large is read once.

    Two values of one hash make the same page: types, order and every field count.
    """

    def __init__(self) -> None:
        """Know of nothing yet."""
        self._known: dict[int, tuple[BaseModel, bytes]] = {}

    def of(self, *values: object) -> str:
        """Return the hash of values, in hexadecimal digits. Raises NoValueError."""
        parts: list[bytes] = []
        for value in values:
            self._write(value, parts.append)
        return hashlib.sha256(b"".join(parts)).hexdigest()

    def _write(self, value: object, add: Callable[[bytes], None]) -> None:
        match value:
            case str():
                text = value.encode("utf-8", "surrogatepass")
                add(b"s%d:" % len(text))
                add(text)
            case Enum():
                add(f"e{type(value).__qualname__}.{value.name};".encode())
            case None | bool() | int() | float() | Decimal() | date() | time() | PurePath():
                add(f"{type(value).__name__}{value!r};".encode())
            case bytes():
                add(b"b%d:" % len(value))
                add(value)
            case BaseModel():
                add(self._model(value))
            case Mapping():
                add(b"{%d:" % len(value))
                for key, held in value.items():
                    self._write(key, add)
                    self._write(held, add)
            case AbstractSet():
                add(b"<%d:" % len(value))
                for one in sorted(self.of(held) for held in value):
                    add(one.encode())
            case tuple() | list():
                add(b"(%d:" % len(value))
                for held in value:
                    self._write(held, add)
            case type():
                add(f"t{value.__module__}.{value.__qualname__};".encode())
            case _ if is_dataclass(value) and not isinstance(value, type):
                add(f"d{type(value).__qualname__}:".encode())
                for name in _names_of(type(value)):
                    self._write(getattr(value, name), add)
            case _:
                raise NoValueError(f"a {type(value).__qualname__} is no value")

    def _model(self, model: BaseModel) -> bytes:
        known = self._known.get(id(model))
        if known is None:
            parts = [f"m{type(model).__qualname__}:".encode()]
            for name in type(model).model_fields:
                self._write(getattr(model, name), parts.append)
            # The model is kept with its hash, so that no other can come to its place in memory.
            known = (model, hashlib.sha256(b"".join(parts)).digest())
            self._known[id(model)] = known
        return known[1]


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
