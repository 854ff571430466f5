"""Presentations (.pptx): slides in their order, hidden ones too, notes and comments."""

from collections.abc import Iterable, Iterator

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import ALTERNATIVES, attributes, beside, read_events, relations
from gongkai.sources.documents.tables import as_lines, as_table
from gongkai.sources.documents.xml import Event, EventKind

_BESIDE = {"notesSlide": Where.NOTES, "comments": Where.COMMENT_ON_SLIDE}


def read_slides(gathering: Gathering, package: Package, main: str) -> set[str]:
    """Take in slides with their notes and comments; return the parts that were read."""
    known = relations(package, main)
    order = []
    for event, element, given in read_events(gathering, package, main):
        if event is EventKind.START and element == "sldId":
            order.append(known.get(given.get("id", ""), ("", ""))[1])
        elif event is EventKind.START:
            gathering.add_all(beside(given))
    read = {main}
    for number, slide in enumerate(order, 1):
        if slide not in package:
            continue
        _read(gathering, package, slide, Where.SLIDE, number)
        read.add(slide)
        for kind, part in relations(package, slide).values():
            where = _BESIDE.get(kind)
            if where is not None and part in package:
                _read(gathering, package, part, where, number)
                read.add(part)
    return read


def _read(gathering: Gathering, package: Package, part: str, where: Where, number: int) -> None:
    pieces = _pieces(read_events(gathering, package, part), where, number)
    gathering.add_all(list(pieces), between="")


def _pieces(found: Iterable[Event], where: Where, number: int) -> Iterator[tuple[Spot, str]]:
    spot = Spot.at(where, slide=number)
    name = ""
    text: list[str] = []
    rows: list[list[tuple[Spot, str]]] | None = None
    for kind, value, given in found:
        if kind is EventKind.START:
            name = value
            if value in ("sld", "notes") and given.get("show") == "0":
                spot = Spot.at(Where.HIDDEN_SLIDE, slide=number)
            elif value == "tbl":
                rows = []
            elif value == "tr" and rows is not None:
                rows.append([])
            elif value == "br":
                text.append("\n")
            yield from as_lines((spot, one) for one in attributes(given, ALTERNATIVES))
            yield from as_lines(beside(given, ALTERNATIVES, spot))
        elif kind is EventKind.TEXT:
            if name in ("t", "text"):
                text.append(value)
        elif value == "p" and rows is not None:
            text.append("\n")
        elif value == "tc" and rows:
            rows[-1].append((spot, "".join(text).strip()))
            text.clear()
        elif value == "tbl" and rows is not None:
            yield from as_table(rows)
            rows = None
        elif value in ("p", "text", "cm") and rows is None:
            yield spot, "".join(text) + "\n"
            text.clear()
            name = ""
        else:
            name = ""
    yield spot, "".join(text)
