"""A registry in several files: parts -> one value.

Lists are joined in the order of the files, mappings and parts of them key by key. What is one
value can stand in one file only; where it stands in two, `sources/agreement.py` reports it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, TypeVar

from pydantic import BaseModel

from gongkai.model.local_text import LocalText
from gongkai.sources.yaml import Path

M = TypeVar("M", bound=BaseModel)


def merge(parts: Sequence[M]) -> M:
    """Return what the parts of a registry say together; there is at least one."""
    return reduce(_merged, parts)


def _merged(first: Any, second: Any) -> Any:
    if isinstance(first, tuple):
        return (*first, *second)
    if isinstance(first, Mapping):
        return {**first, **_both(first, second)}
    if isinstance(first, BaseModel) and not isinstance(first, LocalText):
        return first.model_copy(update=_both(_given(first), _given(second)))
    return second


def _both(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `second` says, with what `first` says of the same."""
    return {
        key: _merged(first[key], value) if key in first else value for key, value in second.items()
    }


def _given(part: BaseModel) -> dict[str, Any]:
    """Return the fields that were written out."""
    return {name: getattr(part, name) for name in part.model_fields_set}


def entries(value: object, loc: Path = ()) -> Iterator[tuple[Path, Path]]:
    """Yield everything in a raw registry that may be said once only, with its place.

    First what it is, the same in all files: the id of an entry of a list, or the keys that lead
    to a value; then where it stands in this one.
    """
    if isinstance(value, dict) and not value.keys() <= {"zh", "en"}:
        for key, inner in value.items():
            yield from entries(inner, (*loc, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            name = item.get("id") if isinstance(item, dict) else None
            if isinstance(name, str):
                yield (*loc, name), (*loc, number, "id")
    elif value is not None:
        yield loc, loc
