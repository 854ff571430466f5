"""A value of the wrong type -> the one that was meant, as YAML has it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from gongkai.model.scalars import Names
from gongkai.sources.spelling import ENGLISH, TRUE_AND_FALSE, Spelling
from gongkai.sources.yaml import Path, quoted

BETWEEN = re.compile(r"[、，,;；]\s*")
_NUMBER = re.compile(r"(0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,8})(?:[年个件条次]|\.0+)?")
_TRUE = frozenset({"true", "yes", "是", "有", "真"})
_FALSE = frozenset({"false", "no", "否", "无", "没有", "假"})


@dataclass(frozen=True)
class Right:
    """What is right, as the file has to hold it."""

    text: str
    is_sure: bool


def right_value(
    expected: str,
    value: object,
    model: type[BaseModel],
    loc: Path,
    spelling: Spelling = ENGLISH,
) -> Right | None:
    """Return the value that was meant at `loc` of a mapping of `model`, if one can be named."""
    if expected in ("list_type", "tuple_type"):
        return _list(value, _item_at(model, loc), spelling)
    if not isinstance(value, str):
        return None
    plain = unicodedata.normalize("NFKC", value).strip()
    if expected == "number":
        found = _NUMBER.fullmatch(plain)
        return Right(found[1].replace(",", ""), is_sure=True) if found is not None else None
    if expected == "true-or-false":
        word = plain.casefold()
        if word in _TRUE | _FALSE:
            name = "true" if word in _TRUE else "false"
            return Right(TRUE_AND_FALSE[name] if spelling.keys == "zh" else name, is_sure=True)
    return None


def _list(value: object, item: Any, spelling: Spelling) -> Right | None:
    """Return a list: of what stands there, or of mappings with the keys that they need."""
    model = _model_in(item)
    if model is not None and not (isinstance(value, str) and takes_text(model)):
        return _mapping(value, model, spelling)
    if isinstance(value, dict):
        return Right(f"[{', '.join(map(quoted, value))}]", is_sure=False)
    if not isinstance(value, str):
        return None
    is_named = any(isinstance(mark, Names) for mark in _marks(item))
    parts = [part for part in BETWEEN.split(value.strip()) if part]
    is_one = len(parts) == 1
    return Right(f"[{', '.join(map(quoted, parts))}]", is_sure=is_one or is_named)


def _mapping(value: object, model: type[BaseModel], spelling: Spelling) -> Right:
    """Return a list of a mapping with the keys that it needs; a text is what its one key holds."""
    fields = model.model_fields.items()
    needed = [field.alias or name for name, field in fields if field.is_required()]
    is_sure = isinstance(value, str) and len(needed) == 1
    shown = quoted(value) if isinstance(value, str) and is_sure else "…"
    return Right(
        f"[{{{', '.join(f'{spelling.key(model, key)}: {shown}' for key in needed)}}}]", is_sure
    )


@cache
def takes_text(model: type[BaseModel]) -> bool:
    """Return whether a mapping may be written as one text, as a reference may by its id."""
    try:
        model.model_validate("x")
    except ValidationError as error:
        return all(one["type"] not in ("model_type", "missing") for one in error.errors())
    return True


def _item_at(model: type[BaseModel], loc: Path) -> Any:
    """Return the type of the items of the list at `loc`; None where that is no list."""
    annotation: Any = model
    for part in loc:
        inner = _model_in(annotation)
        if isinstance(part, int):
            annotation = _item_of(annotation)
        elif inner is not None:
            fields = inner.model_fields.items()
            annotation = next((f.annotation for n, f in fields if part == (f.alias or n)), None)
    return _item_of(annotation)


def _item_of(annotation: Any) -> Any:
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    found = (_item_of(part) for part in get_args(annotation) if part is not type(None))
    return next((item for item in found if item is not None), None)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((model for model in found if model is not None), None)


def _marks(annotation: Any) -> Iterator[object]:
    """Yield every mark on a type and on what is inside it."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks(part)
