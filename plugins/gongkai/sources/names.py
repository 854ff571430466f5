"""Every place in a typed value that names something else: a unit, a record, a term."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from gongkai.model.scalars import Names

Loc = tuple[str | int, ...]


def names_in(value: BaseModel) -> Iterator[tuple[Loc, str, str]]:
    """Yield the path, the target and the name at each field marked with `Names`."""
    for field, key, annotation in _fields(type(value)):
        yield from _walk(getattr(value, field), annotation, (key,))


def targets_of(model: type[BaseModel]) -> set[str]:
    """Return everything that the fields of `model` can name."""
    return {target for _, _, annotation in _fields(model) for target in _targets(annotation)}


@cache
def _fields(model: type[BaseModel]) -> list[tuple[str, str, Any]]:
    """Return the fields of `model` that can name something, with their full annotation."""
    found = []
    loaded = getattr(model, "LOADED", frozenset[str]())
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        for marker in field.metadata:
            if isinstance(marker, Names):
                annotation = Annotated[annotation, marker]
        if name not in loaded and any(_targets(annotation)):
            found.append((name, field.alias or name, annotation))
    return found


def _targets(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from targets_of(annotation)
    if marker := _marker(annotation):
        yield marker.target
    for part in get_args(annotation):
        yield from _targets(part)


def _marker(annotation: Any) -> Names | None:
    """Return the mark on a name, looking through `| None`."""
    if get_origin(annotation) is Annotated:
        return next((part for part in annotation.__metadata__ if isinstance(part, Names)), None)
    optional = type(None) in get_args(annotation)
    markers = map(_marker, get_args(annotation)) if optional else iter(())
    return next((marker for marker in markers if marker), None)


def _walk(value: Any, annotation: Any, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    if isinstance(value, str):
        if marker := _marker(annotation):
            yield loc, marker.target, value
    elif isinstance(value, BaseModel):
        yield from ((loc + inner, target, name) for inner, target, name in names_in(value))
    elif isinstance(value, Mapping):
        key_type, value_type = _arguments(annotation, 2)
        for key, item in value.items():
            yield from _walk(key, key_type, (*loc, key))
            yield from _walk(item, value_type, (*loc, key))
    elif isinstance(value, tuple):
        (item_type,) = _arguments(annotation, 1)
        for position, item in enumerate(value):
            yield from _walk(item, item_type, (*loc, position))


def _arguments(annotation: Any, count: int) -> tuple[Any, ...]:
    """Return the arguments of the collection inside Optional and Annotated."""
    while get_origin(annotation) not in (tuple, list, dict, Mapping):
        inner = [part for part in get_args(annotation) if get_args(part) or part is dict]
        if not inner:
            return (None,) * count
        annotation = inner[0]
    return get_args(annotation)[:count]
