"""docs/registries.md: every file and key of data/, generated from the models themselves."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from gongkai.model.kinds import KINDS
from gongkai.model.registry_files import REGISTRY_FILES, RegistryFile
from gongkai.render.keys import names_in_keys
from gongkai.render.mappings import Mappings, mappings_of, models_in
from gongkai.render.reference import for_markdown

EXAMPLE = Path(__file__).parent / "example"
"""A small column that has every file and every key; the tests load it."""


@dataclass(frozen=True)
class FileReference:
    """One file: what it holds, all its keys, and an example of the whole."""

    file: RegistryFile
    mappings: tuple[Mappings, ...]
    example: str
    language: str
    anchor: str


@dataclass(frozen=True)
class Option:
    """One option of the plugin in mkdocs.yml."""

    name: str
    takes: str
    default: str
    meaning: str


@dataclass(frozen=True)
class VocabularyReference:
    """One vocabulary, and the keys whose values are its terms."""

    name: str
    used_by: tuple[str, ...]
    required: bool
    """Whether a kind of record uses it: then it must be there."""


def render_registries(options: Iterable[Option]) -> str:
    """Return the reference of all registries, and of the plugin's `options`, as Markdown."""
    return (
        for_markdown()
        .get_template("registries.md")
        .render(
            files=[_file(file) for file in REGISTRY_FILES],
            vocabularies=list(_vocabularies()),
            options=list(options),
            options_example=(EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8"),
        )
    )


def example_of(file: RegistryFile) -> Path:
    """Return the example of a file; where there is one for each year or sort, that of one."""
    path = EXAMPLE / file.path
    return next(iter(sorted(path.parent.glob(re.sub("<[a-z]+>", "*", path.name)))), path)


def _file(file: RegistryFile) -> FileReference:
    example = example_of(file)
    return FileReference(
        file,
        mappings_of(file.model),
        example.read_text(encoding="utf-8"),
        {".yml": "yaml", ".json": "json"}.get(example.suffix, "text"),
        re.sub(r"[^\w -]", "", file.path),
    )


def _vocabularies() -> Iterator[VocabularyReference]:
    """Yield every vocabulary whose terms some key takes."""
    used: dict[str, list[str]] = defaultdict(list)
    of_kinds = list(dict.fromkeys(u for kind in KINDS.values() for u in _uses("records", kind)))
    of_files = [
        use
        for file in REGISTRY_FILES
        if file.model is not None
        for use in _uses(file.path, file.model)
    ]
    for vocabulary, key in (*of_kinds, *of_files):
        used[vocabulary].append(key)
    needed = {vocabulary for vocabulary, _ in of_kinds}
    for name in sorted(used):
        yield VocabularyReference(name, tuple(used[name]), name in needed)


def _uses(where: str, model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield each vocabulary that keys take terms of, with the key."""
    for inner in models_in(model):
        for key, target in names_in_keys(inner):
            scheme, _, vocabulary = target.partition(":")
            if scheme == "term":
                yield vocabulary, f"`{key}` in {where}"
