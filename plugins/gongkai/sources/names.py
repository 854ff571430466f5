"""Every place in a mapping that names something else: a unit, a record, a term."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from gongkai.model.parts import Reference
from gongkai.model.scalars import Names

Loc = tuple[str | int, ...]


@dataclass(frozen=True)
class Name:
    """A name as written; what is no text is judged where types are."""

    loc: Loc
    target: str
    text: str
    is_key: bool = False

    @property
    def key(self) -> str:
        """Return the key under which the name stands."""
        loc = self.loc[:-1] if self.is_key else self.loc
        return next((part for part in reversed(loc) if isinstance(part, str)), "")


def names_in(model: type[BaseModel], value: object) -> Iterator[Name]:
    """Yield every name in a raw value of `model`, whatever else is wrong with it."""
    yield from _walk(value, model, ())


def targets_of(model: type[BaseModel]) -> set[str]:
    """Return everything that the fields of `model` can name."""
    return {target for annotation in _fields(model).values() for target in _targets(annotation)}


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return the annotations of the keys of `model` that can name something."""
    found = {}
    loaded = getattr(model, "LOADED", frozenset[str]())
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        for marker in field.metadata:
            if isinstance(marker, Names):
                annotation = Annotated[annotation, marker]
        if name not in loaded and any(_targets(annotation)):
            found[field.alias or name] = annotation
    return found


def _targets(annotation: Any) -> Iterator[str]:
    if _is_model(annotation):
        yield from targets_of(annotation)
    if isinstance(annotation, Names):
        yield annotation.target
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _targets(part)


def _walk(value: object, annotation: Any, loc: Loc) -> Iterator[Name]:
    annotation, marker = _bare(annotation)
    if annotation is Reference and isinstance(value, str):
        annotation, marker = _bare(_fields(Reference)["doc"])
    if isinstance(value, str):
        if marker is not None:
            yield Name(loc, marker.target, value)
    elif isinstance(value, dict) and _is_model(annotation):
        for key, inner in _fields(annotation).items():
            if key in value:
                yield from _walk(value[key], inner, (*loc, key))
    elif isinstance(value, dict) and get_origin(annotation) is dict:
        of_key, of_value = get_args(annotation)
        for key, item in value.items():
            _, marker = _bare(of_key)
            if marker is not None:
                yield Name((*loc, key), marker.target, key, is_key=True)
            yield from _walk(item, of_value, (*loc, key))
    elif isinstance(value, list) and get_origin(annotation) is tuple:
        for number, item in enumerate(value):
            yield from _walk(item, get_args(annotation)[0], (*loc, number))


@cache
def _bare(annotation: Any) -> tuple[Any, Names | None]:
    """Return a type without what surrounds it (Annotated, `| None`), and its mark."""
    marker = None
    while True:
        arguments = get_args(annotation)
        if get_origin(annotation) is Annotated:
            found = (part for part in annotation.__metadata__ if isinstance(part, Names))
            marker = next(found, marker)
            annotation = arguments[0]
        elif type(None) in arguments:
            annotation = next(part for part in arguments if part is not type(None))
        else:
            return annotation, marker


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
