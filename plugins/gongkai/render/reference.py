"""docs/records.md, in Chinese records.zh.md: every kind and key, from the kinds themselves."""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel

from gongkai.i18n.translation import RECORDS, Translation, translation
from gongkai.i18n.wording import in_words
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.model.relations import RELATIONS
from gongkai.render.keys import Key, first_paragraph, keys_of
from gongkai.render.mappings import BELOW, Mappings, mappings, models_in

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class KindReference:
    """One kind with the keys of its own."""

    name: str
    label: str
    meaning: str
    keys: tuple[Key, ...]
    has_validity: bool
    has_text: bool


def render_reference(language: Language = "en") -> str:
    """Return the reference of all kinds as Markdown."""
    common = keys_of(Record, BELOW)
    template = "records.md" if language == "en" else f"records.{language}.md"
    return (
        for_markdown(language)
        .get_template(template)
        .render(
            common=[key for key in common if key.name not in RELATIONS],
            relations=[key for key in common if key.name in RELATIONS],
            kinds=_kinds(common),
            mappings=mappings_of_records(),
        )
    )


def meanings() -> tuple[str, ...]:
    """Return the meaning of every kind, key and mapping of the reference, for translators."""
    common, inside = keys_of(Record, BELOW), mappings_of_records()
    kinds = _kinds(common)
    parts: list[KindReference | Mappings] = [*kinds, *inside]
    keys = [*common, *(key for one in parts for key in one.keys)]
    found = [one.meaning for one in (*parts, *keys)]
    return tuple(dict.fromkeys(filter(None, found)))


def mappings_of_records() -> tuple[Mappings, ...]:
    """Return the mappings inside records of any kind, each once, in the order of their keys."""
    found: dict[type[BaseModel], list[str]] = {}
    kinds: list[type[Record]] = [Record, *KINDS.values()]
    for model in kinds:
        for inner, keys in models_in(model).items():
            found[inner] = list(dict.fromkeys([*found.get(inner, ()), *keys]))
    return tuple(mappings(inner, keys) for inner, keys in found.items() if keys)


def for_markdown(language: Language = "en") -> Environment:
    """Return the templates of references: Markdown for a repository, from our own docstrings."""
    words, of_meanings = translation(language), translation(language, RECORDS)
    env = Environment(  # noqa: S701  nothing in them comes from elsewhere
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["cell"] = _cell
    env.filters["taken"] = lambda key: _taken(key, words)
    env.filters["label"] = lambda text: words(text) if text else ""
    env.filters["meaning"] = lambda text: of_meanings(text) if text else ""
    return env


def _taken(key: Key, words: Translation) -> str:
    """Return what a key takes, each word that it may be with what pages call it."""
    said = str(in_words(key.takes, words))
    for word, label in key.choices:
        said = said.replace(f"`{word}`", f"`{word}`（{words(label)}）")
    return said


def _cell(text: str) -> str:
    """Return a text as a cell of a table shows it."""
    return text.replace("|", "\\|")


def _kinds(common: Sequence[Key]) -> list[KindReference]:
    return [_kind(name, model, common) for name, model in KINDS.items()]


def _kind(name: str, model: type[Record], common: Sequence[Key]) -> KindReference:
    own = tuple(key for key in keys_of(model, BELOW) if key not in common and key.name != "kind")
    module = inspect.getmodule(model)
    return KindReference(
        name,
        model.label.message,
        first_paragraph(inspect.getdoc(module)),
        own,
        model.has_validity,
        model.has_text,
    )
