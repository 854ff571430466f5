"""Parts of a package that no reader of their own takes: every text in them is read."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import UnreadableError
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.xml import Event, Kind, XmlError, events

READ_AS_XML = (".xml", ".rels", ".vml")
ALTERNATIVES = ("descr", "title", "string", "alt")
"""Attributes with what stands for a picture, or is drawn as one."""
_SHOWN = frozenset(
    {*ALTERNATIVES, "val", "displayText", "name", "prompt", "promptTitle", "error", "errorTitle"}
)
_SHORTEST = 11
_CACHED = ("v",)
"""The attribute with values of a table that a pivot table keeps."""
_NO_TEXT = ("theme", "styles", "fonttable", "websettings", "numbering", "tablestyles", "viewprops")
_BLOCKS = frozenset({"p", "si", "text", "row", "pt", "comment", "s", "item", "property"})


def read_events(
    gathering: Gathering, package: Package, name: str, *, spot: Spot | None = None
) -> Iterator[Event]:
    """Yield what a part holds; what cannot be read of it is noted."""
    spot = spot or Spot.at(Where.PART, part=name)
    try:
        yield from events(package.open(name))
    except XmlError:
        gathering.lack(Lack.IN_PART, spot=spot)
    except UnreadableError as error:
        gathering.lack(error.lack, spot=spot)


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return the parts that a part names, by id: kind of relation and name of the part.

    Faults are told when all parts are read.
    """
    folder, _, name = part.rpartition("/")
    listing = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    found = {}
    if listing in package:
        for kind, element, given in read_events(Gathering(), package, listing):
            if (
                kind is Kind.START
                and element == "Relationship"
                and given.get("TargetMode") != "External"
            ):
                target = given.get("Target", "")
                whole = target[1:] if target.startswith("/") else join(dirname(part), target)
                found[given.get("Id", "")] = (
                    given.get("Type", "").rpartition("/")[2],
                    normpath(whole),
                )
    return found


def read_part(gathering: Gathering, package: Package, name: str) -> None:
    """Take in every text of a part, and where its links lead."""
    stem = name.rpartition("/")[2].lower().rpartition(".")[0].rstrip("0123456789")
    if stem in _NO_TEXT:
        return
    if name.endswith(".rels"):
        gathering.add_all(_links(read_events(gathering, package, name)))
        return
    where = Where.UNSEEN_PART if "pivotCache" in name else Where.PART
    spot = Spot.at(where, part=name)
    shown = _SHOWN.union(_CACHED) if "pivotCache" in name else _SHOWN
    gathering.add_all((spot, text) for text in _texts(read_events(gathering, package, name), shown))


def _links(found: Iterable[Event]) -> Iterator[tuple[Spot, str]]:
    for kind, element, given in found:
        if (
            kind is Kind.START
            and element == "Relationship"
            and given.get("TargetMode") == "External"
        ):
            yield Spot.at(Where.LINK), given.get("Target", "")


def _texts(found: Iterable[Event], shown: frozenset[str]) -> Iterator[str]:
    """Yield the texts of a part, a block of text a line."""
    line: list[str] = []
    for kind, text, given in found:
        if kind is Kind.TEXT:
            line.append(text)
        elif kind is Kind.START:
            yield from attributes(given, shown)
        elif text in _BLOCKS and line:
            yield "".join(line)
            line.clear()
    yield "".join(line)


def attributes(given: Mapping[str, str], wanted: Iterable[str]) -> Iterator[str]:
    """Yield the values of some attributes that hold more than a number or a switch."""
    if given:
        for name in wanted:
            value = given.get(name)
            if value is not None and len(value) > 2 and not _is_measure(value):
                yield value


def _is_measure(value: str) -> bool:
    """Tell whether a value is a size or a colour: digits too few to be a number of a person."""
    return value.isdecimal() and len(value) < _SHORTEST
