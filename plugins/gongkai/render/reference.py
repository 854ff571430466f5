"""docs/records.md: every kind and key of a record, generated from the kinds themselves."""

import inspect
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel

from gongkai.model.kinds import KINDS
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


def render_reference() -> str:
    """Return the reference of all kinds as Markdown."""
    common = keys_of(Record, BELOW)
    return (
        for_markdown()
        .get_template("records.md")
        .render(
            common=[key for key in common if key.name not in RELATIONS],
            relations=[key for key in common if key.name in RELATIONS],
            kinds=[_kind(name, model, common) for name, model in KINDS.items()],
            mappings=mappings_of_records(),
        )
    )


def mappings_of_records() -> tuple[Mappings, ...]:
    """Return the mappings inside records of any kind, each once, in the order of their keys."""
    found: dict[type[BaseModel], list[str]] = {}
    kinds: list[type[Record]] = [Record, *KINDS.values()]
    for model in kinds:
        for inner, keys in models_in(model).items():
            found[inner] = list(dict.fromkeys([*found.get(inner, ()), *keys]))
    return tuple(mappings(inner, keys) for inner, keys in found.items() if keys)


def for_markdown() -> Environment:
    """Return the templates of references: Markdown for a repository, from our own docstrings."""
    env = Environment(  # noqa: S701  nothing in them comes from elsewhere
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["cell"] = _cell
    return env


def _cell(text: str) -> str:
    """Return a text as a cell of a table shows it."""
    return text.replace("|", "\\|")


def _kind(name: str, model: type[Record], common: tuple[Key, ...]) -> KindReference:
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
