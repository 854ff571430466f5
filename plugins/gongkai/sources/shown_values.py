"""The values of front matter as texts: what YAML makes of escapes, quotation marks and lists."""

import re
from collections.abc import Iterator

from gongkai.model.parts import Position, Shown
from gongkai.sources.translations import Parsed
from gongkai.sources.yaml import YamlDocument

Path = tuple[str | int, ...]
_MARKUP = re.compile(
    r"<!--.*?-->|<(script|style|del|s)\b.*?</\1>|</?[a-zA-Z][^<>]*>"
    r"|!\[[^\[\]]*\]\([^()]*\)|(?<=\])\([^()]*\)|[\[\]]|~~[^~]*~~",
    re.DOTALL,
)
"""What would be markup if the value stood in the text; where pages show it, readers skip it."""
_BESIDE = " | "
"""What parts values that stand side by side, like cells of a row."""


def shown_values(parsed: Parsed) -> list[Shown]:
    """Return what the front matter of a file says, in several readings.

    The first has each value behind its key, those of a list side by side; the second has all
    values side by side, as a number may be shared out among keys. Where values hold markup,
    the last is the first without it.
    """
    document = parsed.document
    if document is None or not isinstance(document.value, dict):
        return []
    lines = list(_lines(document.value, ()))
    file = parsed.file
    labelled = _joined([(f"{key}：", at) for key, at, _ in lines], lines, document, "\n\n")
    beside = _joined([("", at) for _, at, _ in lines], lines, document, _BESIDE)
    readings = [labelled, beside]
    if _MARKUP.search(labelled[0]):
        readings.append((_MARKUP.sub("", labelled[0]), labelled[1]))
    return [
        Shown(file.id, file.path, text, places, is_front=True) for text, places in readings if text
    ]


_Line = tuple[str, Path, list[tuple[Path, str]]]
"""A key, its path, and its values."""


def _lines(value: object, path: Path) -> Iterator[_Line]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _lines(item, (*path, key))
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for number, item in enumerate(value):
            yield from _lines(item, (*path, number))
    else:
        items = list(enumerate(value)) if isinstance(value, list) else []
        values = [((*path, number), str(item)) for number, item in items] or [(path, str(value))]
        name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        yield name, path, values


def _joined(
    heads: list[tuple[str, Path]], lines: list[_Line], document: YamlDocument, between: str
) -> tuple[str, tuple[tuple[int, Position], ...]]:
    parts: list[str] = []
    places: list[tuple[int, Position]] = []
    size = 0

    def add(text: str, path: Path) -> None:
        nonlocal size
        places.append((size, document.position(path)))
        parts.append(text)
        size += len(text)

    for number, ((head, at), (_, _, values)) in enumerate(zip(heads, lines, strict=True)):
        add((between if number else "") + head, at)
        for place, (path, text) in enumerate(values):
            if place:
                add(_BESIDE, path)
            add(text, path)
    return "".join(parts), tuple(places)
