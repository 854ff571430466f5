"""Every place in a typed value that names something else: a unit, a record, a term."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from gongkai.model.scalars import Names

Loc = tuple[str | int, ...]


def names_in(value: BaseModel) -> Iterator[tuple[Loc, str, str]]:
    """Yield the path, the target and the name at each field marked with `Names`."""
    for field, key, annotation in _fields(type(value)):
        inner = getattr(value, field)
        if inner is not None and inner != () and inner != {}:
            yield from _walk(inner, annotation, (key,))


@lru_cache(maxsize=None)
def _fields(model: type[BaseModel]) -> list[tuple[str, str, Any]]:
    """Return the fields of `model` that can name something, with their full annotation."""
    found = []
    loaded = getattr(model, "LOADED", frozenset())
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        for marker in field.metadata:
            if isinstance(marker, Names):
                annotation = Annotated[annotation, marker]
        if name not in loaded and _can_name(annotation):
            found.append((name, field.alias or name, annotation))
    return found


def _can_name(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields(annotation))
    if _marker(annotation) is not None:
        return True
    return any(_can_name(part) for part in get_args(annotation))


def _marker(annotation: Any) -> Names | None:
    if get_origin(annotation) is not Annotated:
        return None
    return next((part for part in annotation.__metadata__ if isinstance(part, Names)), None)


def _walk(value: Any, annotation: Any, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    marker = _marker(annotation)
    if marker is not None and isinstance(value, str):
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
