"""What the files of data/ enter, as it is written: names with the words that people have for them.

For files that have faults: what is in them is not known, and can still be what somebody meant.
"""

from collections.abc import Iterable, Iterator, Mapping

from gongkai.model.language import LANGUAGES
from gongkai.model.nearest import Words
from gongkai.sources.registries import RegistryFile

_LISTS = {"unit": "units", "set": "sets", "column": "columns"}
"""The targets that are entered under an id, each with the list that holds them."""
_CALLED = ("name", "short")
"""The keys that hold what an entry is called; `aliases` hold what else it is or was."""


def entered_in(files: Iterable[RegistryFile]) -> Mapping[str, Words]:
    """Return, by target, what is entered in the files."""
    read = list(files)
    return {
        target: {name: said for file in read for name, said in words_entered(file, key).items()}
        for target, key in _LISTS.items()
    }


def words_entered(file: RegistryFile, key: str) -> Words:
    """Return the ids in a list of a file, with what each entry is called."""
    value = file.document.value
    items = value.get(key) if isinstance(value, dict) else None
    return {
        item["id"]: tuple(_called(item))
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }


def _called(item: Mapping[str, object]) -> Iterator[str]:
    for key in _CALLED:
        yield from _said(item.get(key))
    aliases = item.get("aliases")
    for alias in aliases if isinstance(aliases, list) else ():
        if isinstance(alias, dict):
            yield from _said(alias.get("name"))


def _said(text: object) -> Iterator[str]:
    """Yield a text in each of its languages; a text alone is in one."""
    if isinstance(text, str):
        yield text
    elif isinstance(text, dict):
        said = (text.get(language) for language in LANGUAGES)
        yield from (one for one in said if isinstance(one, str))
