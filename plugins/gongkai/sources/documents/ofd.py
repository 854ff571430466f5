"""OFD documents (GB/T 33190): the text of their pages, properties, notes and attachments."""

import re
from collections.abc import Iterable, Iterator

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import read_events
from gongkai.sources.documents.xml import Event, EventKind

_PAGE = re.compile(r"Pages/Page_(\d+)/Content\.xml$")
_NOTE = re.compile(r"Annots?/|Annotation")
_SAME_LINE = 1.0
"""Millimetres by which texts of one line may differ in height."""


def read_ofd(gathering: Gathering, package: Package, main: str) -> set[str]:
    """Take in pages and properties; return the parts that were read."""
    read = {main}
    name = ""
    for kind, value, given in read_events(gathering, package, main):
        if kind is EventKind.START:
            name = given.get("Name", value)
        elif kind is EventKind.TEXT:
            gathering.add(value, Spot.at(Where.PROPERTY, name=name))
    gathering.pages = 0
    for part in package.names:
        page = _PAGE.search(part)
        if page is not None:
            gathering.pages += 1
            spot = Spot.at(Where.PAGE, page=int(page[1]) + 1)
        elif part.endswith(".xml") and _NOTE.search(part):
            spot = Spot.at(Where.UNSEEN_PART, part=part)
        else:
            continue
        read.add(part)
        text = "".join(_texts(read_events(gathering, package, part)))
        gathering.add(text, spot)
    return read


def _texts(found: Iterable[Event]) -> Iterator[str]:
    """Yield the texts of a page; one that stands lower begins a line."""
    height: float | None = None
    name = ""
    for kind, value, given in found:
        if kind is EventKind.START:
            name = value
            if value == "TextObject":
                begins = _height(given.get("Boundary", ""))
                if height is not None and abs(begins - height) > _SAME_LINE:
                    yield "\n"
                height = begins
        elif kind is EventKind.TEXT and name in ("TextCode", "Remark", "Parameter"):
            yield value
        elif kind is EventKind.END:
            name = ""


def _height(boundary: str) -> float:
    try:
        return float(boundary.split()[1])
    except (IndexError, ValueError):
        return 0.0
