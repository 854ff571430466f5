"""The keys that a clerk may write in a mapping, in words: read from the models themselves."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from itertools import pairwise
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from gongkai.i18n.chinese_keys import chinese_keys
from gongkai.model.contacts import MAILBOX, TELEPHONE, WEB, Mailbox, Telephone, WebAddress
from gongkai.model.declared import declared, label_of
from gongkai.model.findings import Phrase, Word
from gongkai.model.label import Choices
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.scalars import (
    Boolean,
    DayOfYear,
    FirstDay,
    Identifier,
    Integer,
    Names,
    Number,
    Rate,
    Year,
)


@dataclass(frozen=True)
class Key:
    """One key that a clerk may write."""

    name: str
    takes: str
    """What it takes: a message with what fills it, English as it stands."""
    required: bool
    meaning: str
    label: str = ""
    """What pages call it, where they show it."""
    default: str = ""
    """What counts where it is left out, if that is more than nothing."""
    choices: tuple[tuple[str, str], ...] = ()
    """What pages call each of the words that it takes, if it takes a few."""
    chinese: str = ""
    """The key as columns write it that write their keys in Chinese, if it has one."""


def keys_of(model: type[BaseModel], inside: str = "") -> tuple[Key, ...]:
    """Return the keys of the mapping of `model`, in their order.

    Of a mapping inside it the keys are named, or `inside` stands for them.
    """
    notes, chinese = docstrings_of_fields(model), chinese_keys(model)
    return tuple(
        Key(
            name,
            _in_words(annotation, inside),
            info.is_required(),
            notes.get(attribute, ""),
            label.message if (label := label_of(model, attribute)) is not None else "",
            _default(info),
            _choices(model, attribute),
            chinese.get(name, ""),
        )
        for attribute, name, info, annotation in _fields(model)
    )


def _choices(model: type[BaseModel], attribute: str) -> tuple[tuple[str, str], ...]:
    choices = declared(model, attribute, Choices)
    labels = choices.labels.items() if choices is not None else ()
    return tuple((word, label.message) for word, label in labels)


def _default(info: FieldInfo) -> str:
    default = info.get_default()
    return str(default) if default and isinstance(default, str | int | float) else ""


def parts_of(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield each key of `model` that holds mappings, with their model."""
    for _, name, _, annotation in _fields(model):
        for part in dict.fromkeys(_models_in(annotation)):
            yield name, part


def names_in_keys(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield each key of `model` whose values name something, with what they name."""
    for _, name, _, annotation in _fields(model):
        for target in dict.fromkeys(_targets_in(annotation)):
            yield name, target


def docstrings_of_fields(model: type) -> Mapping[str, str]:
    """Return the docstrings under the fields of a class and its parents.

    Pydantic can read them itself, at a quarter of a second on every start of the program.
    """
    notes: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if cls.__module__.startswith("gongkai."):
            notes |= _own_docstrings(cls)
    return notes


@cache
def _own_docstrings(cls: type) -> Mapping[str, str]:
    notes: dict[str, str] = {}
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    statements = body.body if isinstance(body, ast.ClassDef) else []
    for field, note in pairwise(statements):
        if isinstance(note, ast.Expr) and isinstance(note.value, ast.Constant):
            text = " ".join(str(note.value.value).split())
            notes |= dict.fromkeys(_assigned(field), text)
    return notes


def _assigned(statement: ast.stmt) -> Iterator[str]:
    """Yield the names to which a statement gives a value or a type."""
    if isinstance(statement, ast.AnnAssign | ast.Assign):
        targets = [statement.target] if isinstance(statement, ast.AnnAssign) else statement.targets
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def first_paragraph(text: str | None) -> str:
    """Return the first paragraph of a docstring."""
    return " ".join((text or "").strip().partition("\n\n")[0].split())


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, str, FieldInfo, Any]]:
    """Yield each field that a clerk writes: attribute, key, field, and its type with its mark."""
    loaded: frozenset[str] = getattr(model, "LOADED", frozenset())
    for attribute, field in model.model_fields.items():
        annotation: Any = field.annotation
        for marker in field.metadata:
            if isinstance(marker, Names | WithJsonSchema):
                annotation = Annotated[annotation, marker]
        if attribute not in loaded:
            yield attribute, field.alias or attribute, field, annotation


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models of mappings that a type holds; texts in two languages are values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation is not LocalText:
            yield annotation
        return
    for part in get_args(annotation):
        yield from _models_in(part)


def _targets_in(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, Names):
        yield annotation.target
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        yield from _targets_in(part)


_TARGETS = {
    "unit": "a unit's id",
    "record": "a record's id",
    "matter": "a matter's id",
    "canonical": "a record's id, or the address of a page",
    "plan": "the id of a plan or policy document",
    "column": "a column's id",
    "set": "the id of a set of units",
    "rule": "a rule's id",
    "cadence": "a cadence of the rules, or `static`",
    "section": "the id of a heading of this file",
    "point": "a point, like `2021/26`",
    "stage": "a stage",
    "kind": "a kind of record",
    "relation": "a relation of records",
    "table": "a sort of table: an id of `data/tables`",
}
_SCALARS: tuple[tuple[Any, str], ...] = (
    (Integer, "a number"),
    (Year, "a year"),
    (Rate, "a share from 0 to 1"),
    (Number, "a number, with decimal places if need be"),
    (Boolean, "`true` or `false`"),
    (Identifier, "an id: small letters, digits and hyphens"),
    (FirstDay, "a date or `unknown`"),
    (DayOfYear, "a day of the year, like `01-31`"),
    (Mailbox, MAILBOX),
    (WebAddress, WEB),
    (Telephone, TELEPHONE),
)

_PLAIN = {"date": "a date", "str": "a text", "int": "a number", "bool": "`true` or `false`"}
WORDS = (*_TARGETS.values(), *(words for _, words in _SCALARS), *_PLAIN.values())
"""What a key takes, for translators; the rest is said where it is put together."""


def _in_words(annotation: Any, inside: str) -> str:
    """Return in words what a field takes."""
    arguments = [a for a in get_args(annotation) if a not in (type(None), Ellipsis)]
    origin = get_origin(annotation)
    if origin is Annotated:
        return _marked(annotation.__metadata__) or _in_words(arguments[0], inside)
    if origin is tuple:
        return Phrase("a list: {one}", one=_in_words(arguments[0], inside))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        of_key, of_value = (_in_words(argument, inside) for argument in arguments)
        return Phrase("keys and values: {key} → {value}", key=of_key, value=of_value)
    if origin is not None and all(isinstance(a, str) for a in arguments):
        terms = ", ".join(f"`{a}`" for a in arguments)
        return Phrase("one of {terms}", terms=terms) if len(arguments) > 1 else terms
    if origin is not None:
        return reduce(_either, (_in_words(a, inside) for a in arguments))
    return _plain(annotation, inside)


def _marked(metadata: tuple[Any, ...]) -> str | None:
    """Return what a scalar with marks takes, where they say more than its type."""
    for marker in metadata:
        if isinstance(marker, Names):
            scheme, _, vocabulary = marker.target.partition(":")
            if vocabulary:
                return Phrase("a term of `{vocabulary}`", vocabulary=vocabulary)
            return Word(_TARGETS[scheme])
    schemas = [marker for marker in metadata if isinstance(marker, WithJsonSchema)]
    for scalar, words in _SCALARS:
        if any(schema in scalar.__metadata__ for schema in schemas):
            return Word(words)
    return None


def _either(one: str, other: str) -> str:
    return Phrase("{one} or {other}", one=one, other=other)


def _plain(annotation: Any, inside: str) -> str:
    if annotation is LocalText:
        return Word("a text, or `{zh: …, en: …}`")
    if annotation is Moment:
        return Word("a date, or date and time")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        names = ", ".join(f"`{name}`" for _, name, _, _ in _fields(annotation))
        if inside:
            return Phrase("`{{…}}` {where}", where=Word(inside))
        return Phrase("`{{…}}` with {names}", names=names)
    return Word(_PLAIN.get(getattr(annotation, "__name__", ""), "a text"))
