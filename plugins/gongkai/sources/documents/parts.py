"""Parts of a package that no reader of their own takes: every text in them is read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import UnreadableError
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.xml import Event, EventKind, XmlError, events

READ_AS_XML = (".xml", ".rels", ".vml")
ALTERNATIVES = ("descr", "title", "string", "alt")
"""Attributes with what stands for a picture, or is drawn as one."""
_SHOWN = frozenset(
    {*ALTERNATIVES, "val", "displayText", "name", "prompt", "promptTitle", "error", "errorTitle"}
)
_SHORTEST = 11
_OF_PROGRAMS = frozenset(
    {
        *("ascii", "hAnsi", "eastAsia", "cs", "typeface", "font-name", "font-family"),
        *("font-name-asian", "font-family-asian", "font-name-complex", "font-family-complex"),
        *("style", "path", "points", "coordsize", "coordorigin", "adj", "eqn", "d", "viewBox"),
        *("Type", "type", "Id", "id", "uri", "Requires", "Ignorable", "guid", "lang", "locale"),
        *("date", "dT", "dateTime", "created", "modified", "date-value", "time-value"),
        *("sqref", "ref", "spans", "style-name", "base-cell-address", "cell-range-address"),
    }
)
"""Attributes that no person writes."""
_FREE = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\uff10-\uff5a]"
    r"|[A-Za-z]{2}\W{0,3} \W{0,3}[A-Za-z]{2}|(?:\d\D{0,3}){11}"
)
_STAMP = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)?|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-.*"
)
"""Moments, and numbers by which programs know things apart."""
_CACHED = ("v",)
"""The attribute with values of a table that a pivot table keeps."""
_NO_TEXT = ("theme", "fonttable", "websettings", "tablestyles", "viewprops")
_FORMS_ONLY = {"styles": ("formatCode",), "numbering": ("val",)}
"""Parts of which some attributes alone are shown: around numbers in cells, and before items."""
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

    Faults are reported when all parts are read.
    """
    folder, _, name = part.rpartition("/")
    listing = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    found = {}
    if listing in package:
        for kind, element, given in read_events(Gathering(), package, listing):
            if (
                kind is EventKind.START
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
    found = read_events(gathering, package, name)
    if stem in _FORMS_ONLY:
        gathering.add_all(_forms(found, spot, _FORMS_ONLY[stem]))
        return
    shown = _SHOWN.union(_CACHED) if "pivotCache" in name else _SHOWN
    gathering.add_all(_texts(found, spot, shown))


def _forms(found: Iterable[Event], spot: Spot, wanted: Iterable[str]) -> Iterator[tuple[Spot, str]]:
    for kind, _, given in found:
        if kind is EventKind.START:
            for text in attributes(given, wanted):
                if is_free(text):
                    yield spot, text.replace('"', " ")


def _links(found: Iterable[Event]) -> Iterator[tuple[Spot, str]]:
    for kind, element, given in found:
        if (
            kind is EventKind.START
            and element == "Relationship"
            and given.get("TargetMode") == "External"
        ):
            yield Spot.at(Where.LINK), given.get("Target", "")


def _texts(found: Iterable[Event], spot: Spot, shown: frozenset[str]) -> Iterator[tuple[Spot, str]]:
    """Yield the texts of a part, a block of text a line."""
    line: list[str] = []
    for kind, text, given in found:
        if kind is EventKind.TEXT:
            line.append(text)
        elif kind is EventKind.START:
            for value in attributes(given, shown):
                yield spot, value
            yield from beside(given, shown, spot)
        elif text in _BLOCKS and line:
            yield spot, "".join(line)
            line.clear()
    yield spot, "".join(line)


def beside(
    given: Mapping[str, str], read: Iterable[str] = (), within: Spot | None = None
) -> Iterator[tuple[Spot, str]]:
    """Yield the values of attributes in which somebody may have written, but those in `read`.

    That is any attribute that is not known to be a program's: formats have hundreds.
    """
    for name, value in given.items():
        if name not in _OF_PROGRAMS and name not in read and is_free(value):
            yield Spot(Where.BESIDE, (("name", name),), within), value


def is_free(value: str) -> bool:
    """Return whether a value has words, Chinese or not, or digits for a number of a person."""
    return _FREE.search(value) is not None and _STAMP.fullmatch(value) is None


def attributes(given: Mapping[str, str], wanted: Iterable[str]) -> Iterator[str]:
    """Yield the values of some attributes that hold more than a number or a switch."""
    if given:
        for name in wanted:
            value = given.get(name)
            if value is not None and len(value) > 2 and not _is_measure(value):
                yield value


def _is_measure(value: str) -> bool:
    """Return whether a value is a size or a colour: digits too few to be a number of a person."""
    return value.isdecimal() and len(value) < _SHORTEST
