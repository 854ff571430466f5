"""Which settings of a column are still those that `gongkai init` wrote, a finding a line."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.model.findings import Finding, SourcePlace
from gongkai.model.placeholders import placeholder_in
from gongkai.sources.codes.settings import PLACEHOLDER
from gongkai.sources.configuration import texts
from gongkai.sources.editions import CONFIGURATIONS
from gongkai.sources.registries import LoadedRegistries, RegistryFile
from gongkai.sources.yaml import Path as Loc
from gongkai.sources.yaml import Position

_OF_THE_CITY = ("data/site.yml", "data/units")
"""The registries in which a column says who it is."""


def check_placeholders(root: Path, loaded: LoadedRegistries) -> Iterator[Finding]:
    """Yield every line that holds a placeholder; none in a demonstration, where they are meant."""
    if loaded.registries.site.demonstration:
        return
    for file in loaded.files:
        if file.registry in _OF_THE_CITY:
            yield from _of_file(file.path, _texts(file, file.document.value))
    for name in CONFIGURATIONS:
        yield from _of_file(name, texts(root, name))


def _of_file(path: str, found: Iterable[tuple[str, Position]]) -> Iterator[Finding]:
    reported = set()
    for text, (line, column) in found:
        value = placeholder_in(text)
        if value is not None and line not in reported:
            reported.add(line)
            yield Finding(PLACEHOLDER, SourcePlace(path, line, column), {"value": value})


def _texts(file: RegistryFile, value: object, loc: Loc = ()) -> Iterator[tuple[str, Position]]:
    """Yield every text of a registry with its place."""
    if isinstance(value, str):
        yield value, file.document.position(loc)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(file, inner, (*loc, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(file, inner, (*loc, number))
