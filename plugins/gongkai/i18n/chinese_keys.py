"""The keys and words of front matter in Chinese: a field's own key, or what pages call it.

Columns are written with them, so none that was published is ever changed or given to another
field: `tests/chinese_keys.yml` holds them all.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from gongkai.i18n.translation import translation
from gongkai.model.declared import declared, label_of
from gongkai.model.kinds import KINDS
from gongkai.model.label import ChineseKey, Choices, Label
from gongkai.model.record import Record
from gongkai.model.stages import STAGE, Stage


def chinese_key(model: type[BaseModel], key: str) -> str:
    """Return the Chinese key of a field of `model`, by its English key; that one if it has none."""
    return chinese_keys(model).get(key, key)


@cache
def chinese_keys(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the Chinese key of every field of `model` that a clerk may write, by the English."""
    loaded = getattr(model, "LOADED", frozenset[str]())
    found = {}
    for name, field in model.model_fields.items():
        own, label = declared(model, name, ChineseKey), label_of(model, name)
        if name not in loaded and (own or label):
            found[field.alias or name] = own.key if own else _in_chinese(label)
    return found


@cache
def chinese_names(kind: str) -> Mapping[str, str]:
    """Return the Chinese key for each English one that records of a kind have, by the nearest.

    What the record itself has comes before what mappings inside it have. Of an unknown kind that is
    what all records have, and what is called the same wherever it is.
    """
    if kind in KINDS:
        names: dict[str, str] = {}
        for model in _with_parts(KINDS[kind]):
            names = {**chinese_keys(model), **names}
        return names
    found: dict[str, set[str]] = {}
    for name in KINDS:
        for key, chinese in chinese_names(name).items():
            found.setdefault(key, set()).add(chinese)
    alike = {key: min(words) for key, words in found.items() if len(words) == 1}
    return {**alike, **chinese_keys(Record)}


def _with_parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and those of all mappings inside it, from outside to inside."""
    found = [model]
    for one in found:
        yield one
        loaded = getattr(one, "LOADED", frozenset[str]())
        fields = (field for name, field in one.model_fields.items() if name not in loaded)
        inner = (part for field in fields for part in _models_in(field.annotation))
        found += [part for part in inner if part not in found and chinese_keys(part)]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


@cache
def every_chinese_key() -> frozenset[str]:
    """Return the Chinese keys of records of all kinds and of the mappings inside them."""
    models = (model for kind in KINDS.values() for model in _with_parts(kind))
    return frozenset(key for model in models for key in chinese_keys(model).values())


@cache
def chinese_choices(model: type[BaseModel], key: str) -> Mapping[str, str]:
    """Return the words of a field that takes a few, in Chinese, by the English."""
    if key == "kind":
        return {name: _in_chinese(kind.label) for name, kind in KINDS.items()}
    choices = declared(model, key, Choices)
    return {word: _in_chinese(label) for word, label in choices.labels.items()} if choices else {}


@cache
def chinese_stages() -> Mapping[str, str]:
    """Return the stages of a decision in Chinese, by the English."""
    return {stage.value: translation("zh")(STAGE[stage]) for stage in Stage}


def _in_chinese(label: Label | None) -> str:
    return translation("zh")(label.message) if label is not None else ""
