"""How text of a Word file looks, by its own properties and those of its styles."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree as Tree

from gongkai.importing.word_file import W

_OFF = ("0", "false", "off", "none")
_TITLES = ("title", "标题")
_DEFAULT_SIZE = 20
"""Half-points, where nothing says otherwise."""


def on(properties: Tree.Element | None, name: str) -> bool | None:
    """Return whether a property that is there or not is on; None where nothing says so."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val", "1") not in _OFF


def value(properties: Tree.Element | None, name: str, attribute: str = "val") -> str | None:
    """Return the value of a property; None where nothing says so."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}{attribute}")


@dataclass(frozen=True)
class Look:
    """How a run looks."""

    points: float
    colour: str
    """Six hexadecimal digits, or empty."""
    is_hidden: bool


@dataclass(frozen=True)
class Styles:
    """The styles of a file; each may rest on another."""

    tree: Tree.Element | None

    @cached_property
    def _by_id(self) -> dict[str, Tree.Element]:
        found = self.tree.iter(f"{W}style") if self.tree is not None else ()
        return {one.get(f"{W}styleId", ""): one for one in found}

    @cached_property
    def _default(self) -> str | None:
        for name, one in self._by_id.items():
            if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true"):
                return name
        return None

    def _chain(self, name: str | None) -> Iterator[Tree.Element]:
        """Yield a style and those on which it rests."""
        seen: set[str] = set()
        while name is not None and name not in seen and name in self._by_id:
            seen.add(name)
            yield self._by_id[name]
            name = value(self._by_id[name], "basedOn")

    def of_paragraph(self, paragraph: Tree.Element) -> Iterator[Tree.Element]:
        """Yield the properties of a paragraph, the nearest first."""
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            yield own
        for style in self._chain(value(own, "pStyle") or self._default):
            found = style.find(f"{W}pPr")
            if found is not None:
                yield found

    def heading(self, paragraph: Tree.Element) -> int | None:
        """Return the level of a heading, from 1; 0 for a title; None for other paragraphs."""
        own = paragraph.find(f"{W}pPr")
        for style in self._chain(value(own, "pStyle")):
            if (value(style, "name") or "").lower() in _TITLES:
                return 0
        for properties in self.of_paragraph(paragraph):
            level = value(properties, "outlineLvl")
            if level is not None and level.isdecimal():
                return int(level) + 1 if int(level) < 9 else None
        return None

    def alignment(self, paragraph: Tree.Element) -> str:
        """Return how a paragraph is aligned: left, center, right or both."""
        said = (value(properties, "jc") for properties in self.of_paragraph(paragraph))
        found = next(filter(None, said), "left")
        return {"start": "left", "end": "right", "distribute": "center"}.get(found, found)

    def is_indented(self, paragraph: Tree.Element) -> bool:
        """Return whether the first line is indented."""
        for properties in self.of_paragraph(paragraph):
            for name in ("firstLineChars", "firstLine"):
                said = value(properties, "ind", name)
                if said is not None and said.lstrip("-").isdecimal():
                    return int(said) > 0
        return False

    def look(self, run: Tree.Element, paragraph: Tree.Element) -> Look:
        """Return how a run looks."""
        layers = list(self._layers(run, paragraph))
        size = next(filter(None, (value(one, "sz") for one in layers)), str(_DEFAULT_SIZE))
        colour = next(filter(None, (value(one, "color") for one in layers)), "")
        hidden = next((said for one in layers if (said := on(one, "vanish")) is not None), False)
        points = int(size) / 2 if size.isdecimal() else _DEFAULT_SIZE / 2
        return Look(points, colour.upper() if colour != "auto" else "", hidden)

    def _layers(self, run: Tree.Element, paragraph: Tree.Element) -> Iterator[Tree.Element]:
        """Yield the properties that a run has, the nearest first."""
        own = run.find(f"{W}rPr")
        names = [value(own, "rStyle")]
        names.append(value(paragraph.find(f"{W}pPr"), "pStyle") or self._default)
        found = [own, *(s.find(f"{W}rPr") for name in names for s in self._chain(name))]
        if self.tree is not None:
            found.append(self.tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        yield from (one for one in found if one is not None)
