"""What the fields of a model take, taken apart: types with what marks them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from gongkai.model.scalars import Names


@dataclass(frozen=True)
class TypeOption:
    """One type that a field takes, with what marks it."""

    kind: Any
    marks: tuple[Any, ...] = ()

    @property
    def target(self) -> str | None:
        """Return what a value names, if it names something."""
        return next((one.target for one in self.marks if isinstance(one, Names)), None)

    @property
    def model(self) -> type[BaseModel] | None:
        """Return the model of a mapping."""
        is_model = isinstance(self.kind, type) and issubclass(self.kind, BaseModel)
        return self.kind if is_model else None


def options(annotation: Any, marks: tuple[Any, ...] = ()) -> tuple[TypeOption, ...]:
    """Return the types that a field takes, without what surrounds them."""
    return tuple(_options(annotation, marks))


def _options(annotation: Any, marks: tuple[Any, ...]) -> Iterator[TypeOption]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _options(arguments[0], (*marks, *annotation.__metadata__))
    elif origin in (Union, UnionType):
        for argument in arguments:
            yield from _options(argument, marks)
    elif annotation is not type(None):
        yield TypeOption(annotation, marks)


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, tuple[TypeOption, ...]]:
    """Return what each key of `model` takes."""
    return {
        field.alias or name: options(field.annotation, tuple(field.metadata))
        for name, field in model.model_fields.items()
    }


def items_of(takes: tuple[TypeOption, ...]) -> tuple[TypeOption, ...]:
    """Return what a list holds, of a field that takes one."""
    found = (one for one in takes if get_origin(one.kind) is tuple)
    return next((options(get_args(one.kind)[0]) for one in found), ())


def takes_one(takes: tuple[TypeOption, ...]) -> bool:
    """Return whether the model itself takes a value alone for a list."""
    return any(isinstance(mark, BeforeValidator) for one in takes for mark in one.marks)


def is_mapping(one: TypeOption) -> bool:
    """Return whether a type is a mapping of any keys, as of names."""
    origin = get_origin(one.kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)
