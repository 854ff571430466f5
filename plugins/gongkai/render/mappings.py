"""The mappings inside a file or a record, each with a table of its keys."""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, RootModel

from gongkai.render.keys import Key, first_paragraph, keys_of, parts_of

BELOW = "as below"
"""Placeholder for the keys of a mapping that has a table of its own."""
WORDS = (BELOW,)
"""For translators."""


@dataclass(frozen=True)
class Mappings:
    """The mappings under some keys of a file, with their own keys."""

    under: tuple[str, ...]
    """The keys that hold them; none for the file itself."""
    meaning: str
    keys: tuple[Key, ...]


def mappings_of(model: type[BaseModel] | None) -> tuple[Mappings, ...]:
    """Return the file's own mapping and all mappings inside it, each model once."""
    if model is None or issubclass(model, RootModel):
        return ()
    return tuple(mappings(inner, under) for inner, under in models_in(model).items())


def mappings(model: type[BaseModel], under: Iterable[str]) -> Mappings:
    """Return the mapping of `model`, which some keys hold."""
    return Mappings(tuple(under), first_paragraph(inspect.getdoc(model)), keys_of(model, BELOW))


def models_in(model: type[BaseModel]) -> Mapping[type[BaseModel], list[str]]:
    """Return `model` and the models of all mappings inside it, with the keys that hold them."""
    found: dict[type[BaseModel], list[str]] = {model: []}
    for outer in _growing(found):
        for key, inner in parts_of(outer):
            under = found.setdefault(inner, [])
            if key not in under:
                under.append(key)
    return found


def _growing(found: Mapping[type[BaseModel], object]) -> Iterator[type[BaseModel]]:
    """Yield the keys of a mapping that grows while it is gone through."""
    done = 0
    while done < len(found):
        yield list(found)[done]
        done += 1
