"""What a mapping declares of its fields beside their types: labels, words and numbers."""

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from gongkai.model.label import Label

T = TypeVar("T")


def label_of(model: type[BaseModel], name: str) -> Label | None:
    """Return what pages call the field `name` of `model`, if it says so."""
    return declared(model, name, Label)


@cache
def declared(model: type[BaseModel], name: str, marker: type[T]) -> T | None:
    """Return what the field `name` is marked with, there or where `model` has it from."""
    for cls in model.__mro__:
        field = cls.model_fields.get(name) if issubclass(cls, BaseModel) else None
        if field is not None:
            found = (*field.metadata, *_markers(field.annotation))
            mark = next((one for one in found if isinstance(one, marker)), None)
            if mark is not None:
                return mark
    return None


def _markers(annotation: Any) -> Iterator[Any]:
    """Yield what a type and its parts are marked with, but for mappings inside it."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _markers(part)
