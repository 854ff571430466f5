"""SVG pictures: their texts as they are seen, and the whole as it is written."""

import io
from collections.abc import Iterator
from contextlib import suppress

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.plain import decoded
from gongkai.sources.documents.tables import as_lines
from gongkai.sources.documents.xml import EventKind, XmlError, events

_TEXTS = ("text", "title", "desc")


def read_drawing(gathering: Gathering, data: bytes) -> bool:
    """Take in a picture; return whether it is one.

    Texts come whole, however they are put together of parts, and the file comes line by line:
    comments and what stands in attributes are public as well. Search is given neither: the page
    of the record has the text of its pictures.
    """
    source = decoded(data)
    if source is None:
        return False
    with suppress(XmlError):
        gathering.add_all(list(_texts(data)))
    lines = enumerate(source.split("\n"), 1)
    gathering.add_all(
        as_lines((Spot.at(Where.SOURCE, line=n), line) for n, line in lines), between=""
    )
    return True


def _texts(data: bytes) -> Iterator[tuple[Spot, str]]:
    number = depth = 0
    parts: list[str] = []
    for kind, value, _ in events(io.BytesIO(data)):
        if kind is EventKind.TEXT and depth:
            parts.append(value)
        elif value in _TEXTS and kind is not EventKind.TEXT:
            depth += 1 if kind is EventKind.START else -1
            if not depth and parts:
                number += 1
                yield Spot.at(Where.DRAWN, number=number), "".join(parts)
                parts = []
