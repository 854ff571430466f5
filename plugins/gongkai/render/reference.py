"""docs/records.md: every kind and key of a record, generated from the kinds themselves."""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from gongkai.model.kinds import KINDS
from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.relations import RELATIONS
from gongkai.model.scalars import Moment, Names

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Key:
    """One key that a clerk may write."""

    name: str
    takes: str
    required: bool
    meaning: str


@dataclass(frozen=True)
class KindReference:
    """One kind with the keys of its own."""

    name: str
    meaning: str
    keys: tuple[Key, ...]
    has_validity: bool
    has_text: bool


def render_reference() -> str:
    """Return the reference of all kinds as Markdown."""
    env = Environment(  # noqa: S701  Markdown for a repository, from our own docstrings
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    common = _keys(Record)
    return env.get_template("records.md").render(
        common=[key for key in common if key.name not in RELATIONS],
        relations=[key for key in common if key.name in RELATIONS],
        kinds=[_kind(name, model, common) for name, model in KINDS.items()],
    )


def _kind(name: str, model: type[Record], common: tuple[Key, ...]) -> KindReference:
    own = tuple(key for key in _keys(model) if key not in common and key.name != "kind")
    module = inspect.getmodule(model)
    return KindReference(
        name,
        _first_line(inspect.getdoc(module) or ""),
        own,
        model.has_validity,
        model.has_text,
    )


def _keys(model: type[BaseModel]) -> tuple[Key, ...]:
    loaded: frozenset[str] = getattr(model, "LOADED", frozenset())
    notes = _attribute_docstrings(model)
    return tuple(
        Key(field.alias or name, _takes(field), field.is_required(), notes.get(name, ""))
        for name, field in model.model_fields.items()
        if name not in loaded
    )


def _attribute_docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the docstrings that stand under the fields of a class and its parents.

    Pydantic can read them itself, at a quarter of a second on every start of the program.
    """
    notes: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if not issubclass(cls, BaseModel) or cls is BaseModel:
            continue
        (body,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
        statements = body.body if isinstance(body, ast.ClassDef) else []
        for field, note in pairwise(statements):
            if isinstance(field, ast.AnnAssign) and isinstance(note, ast.Expr):
                text = getattr(note.value, "value", None)
                if isinstance(field.target, ast.Name) and isinstance(text, str):
                    notes[field.target.id] = " ".join(text.split())
    return notes


def _takes(field: FieldInfo) -> str:
    annotation: Any = field.annotation
    for marker in field.metadata:
        if isinstance(marker, Names):
            annotation = Annotated[annotation, marker]
    return _type(annotation)


_TARGETS = {
    "unit": "a unit's id",
    "record": "a record's id",
    "matter": "a matter's id",
    "column": "a column's id",
    "point": "a point, like `2021/26`",
    "stage": "a stage",
}


def _type(annotation: Any) -> str:
    """Return in words what a field takes."""
    arguments = [a for a in get_args(annotation) if a not in (type(None), Ellipsis)]
    origin = get_origin(annotation)
    if origin is Annotated:
        marker = next((a for a in annotation.__metadata__ if isinstance(a, Names)), None)
        if marker is not None:
            vocabulary = marker.target.removeprefix("term:")
            return _TARGETS.get(marker.target, f"a term of `{vocabulary}`")
        schema = [getattr(a, "json_schema", None) for a in annotation.__metadata__]
        if {"type": "integer"} in schema:
            return "a number"
        if {"type": "boolean"} in schema:
            return "`true` or `false`"
        return _type(arguments[0])
    if origin is tuple:
        return f"a list: {_type(arguments[0])}"
    if origin is dict:
        return f"keys and values: {_type(arguments[0])} → {_type(arguments[1])}"
    if origin is not None and all(isinstance(a, str) for a in arguments):
        return "one of " + ", ".join(f"`{a}`" for a in arguments)
    if origin is not None:
        return " or ".join(_type(a) for a in arguments)
    return _plain(annotation)


def _plain(annotation: Any) -> str:
    if annotation is LocalText:
        return "a text, or `{zh: …, en: …}`"
    if annotation is Moment:
        return "a date, or date and time"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        names = ", ".join(f"`{key.name}`" for key in _keys(annotation))
        return f"`{{…}}` with {names}"
    return {"date": "a date", "str": "a text", "int": "a number", "bool": "`true` or `false`"}.get(
        getattr(annotation, "__name__", ""), "a text"
    )


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]
