"""What a page says, as JSON: so processes hand it to one another, and so it is kept on disk.

A line has four parts: what the page is, where all its links lead, the links of its content, and its
other links, each of these once. Each part is read when it is asked for: the last one only where
something is wrong with a page.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from sys import intern
from typing import Any, NamedTuple

from pydantic_core import PydanticSerializationError, to_json

from gongkai.links.reading.address import Address, AddressKind, Resolver
from gongkai.links.reading.link import FOLLOWED, HINTS, IDENTIFIERS, PageLink
from gongkai.links.reading.page import PagePart, ReadPage

_BETWEEN = b"\t"
"""Stands between the parts: in JSON a tab within a text is escaped."""
_CONTENT, _OWN_TEXT = 1, 2
"""Flags of a link."""
_OF_A_LINK = 7
"""Numbers that a link is written as: href, attribute, text, flags, context, where it leads,
what it stands under, head of its column and all."""
_OF_HEADS = "\n"
"""Stands between the two heads of a link: none has the end of a line in it."""
_NOWHERE = -1
"""Stands for where a link leads that leads out of the site."""

Places = Mapping[str, Sequence[str]]
"""Paths within the site, as `Address` has them, each with the fragments that are named there."""


class PageTargets(NamedTuple):
    """Where the links of a page lead, each place once."""

    followed: Places
    """What readers go to."""
    loaded: Places
    """What the page loads, or names for programs."""
    identified: Sequence[str]
    """Paths in linked data: a fragment names a thing there, no place on a page."""
    outside: Sequence[tuple[str, str]]
    """Addresses that lead out of the site, as they are written, with their attributes."""


class ScannedPage(NamedTuple):
    """A page or a file of the site as it was read."""

    page: str
    """Its address."""
    ids: tuple[str, ...]
    """In their order, one that is given twice twice."""
    chrome: tuple[int, ...]
    """The parts of the theme's chrome around it, by key."""
    base: str
    """What `<base>` says; empty where there is none."""
    redirect: str
    """Where the page sends its reader on at once; empty where it does not."""
    rest: memoryview
    """The other parts of its line, within those of many pages: copies of a process share them."""

    def targets(self) -> PageTargets:
        """Return where its own links lead."""
        followed, loaded, identified, outside = json.loads(self._part(0))
        return PageTargets(followed, loaded, identified, [(a, b) for a, b in outside])

    def content(self) -> tuple[PageLink, ...]:
        """Return the links of its content."""
        return tuple(_links(self.page, self._part(1)))

    def others(self) -> tuple[PageLink, ...]:
        """Return its links that stand in no content, each address of an attribute once."""
        attributes, hrefs, numbers = json.loads(self._part(2))
        return tuple(
            PageLink(self.page, href, attributes[number])
            for href, number in zip(hrefs, numbers, strict=True)
        )

    def links(self) -> tuple[PageLink, ...]:
        """Return all its own links."""
        return self.content() + self.others()

    def _part(self, number: int) -> bytes:
        return self.rest.tobytes().split(_BETWEEN)[number]


def write_page(read: ReadPage, resolver: Resolver) -> bytes:
    """Return a page as a line; `resolver` says where its links lead."""
    content, leads = _LinkNumbers(), _Leads()
    others: dict[tuple[str, str], None] = {}
    page, base, resolve = read.page, read.base, resolver.resolve
    for link in read.own.links:
        href, attribute = link.href, link.attribute
        if link.is_content:
            address = resolve(page, href, base)
            content.add(link, address.path if address.way is AddressKind.SITE else None)
        elif (href, attribute) in others:
            continue
        else:
            others[href, attribute] = None
            address = resolve(page, href, base)
        leads.add(href, attribute, address)
    head = [read.page, read.own.ids, read.chrome, read.base, read.redirect]
    attributes: dict[str, int] = {}
    numbers = [attributes.setdefault(attribute, len(attributes)) for _, attribute in others]
    rest = [[*attributes], [href for href, _ in others], numbers]
    return _BETWEEN.join(map(_json, (head, leads.parts(), content.parts(), rest)))


def read_pages(lines: Iterable[bytes]) -> Iterator[ScannedPage]:
    """Yield the pages that lines hold."""
    parted = [line.partition(_BETWEEN) for line in lines]
    held, at = memoryview(b"".join(rest for _, _, rest in parted)), 0
    same: dict[tuple[int, ...], tuple[int, ...]] = {}
    for head, _, rest in parted:
        page, ids, chrome, base, redirect = json.loads(head)
        end = at + len(rest)
        known = tuple(map(intern, ids))  # hardly any stands on one page alone
        around = tuple(chrome)
        around = same.setdefault(around, around)
        yield ScannedPage(page, known, around, base, redirect, held[at:end])
        at = end


def write_chrome(key: int, part: PagePart) -> bytes:
    """Return a part of the theme's chrome as a line."""
    content = _LinkNumbers()
    for link in part.links:
        content.add(link, None)
    return _BETWEEN.join(map(_json, ([key, part.ids], content.parts())))


def read_chrome(line: bytes) -> tuple[int, PagePart]:
    """Return the part of the theme's chrome that a line holds, behind its key."""
    head, _, links = line.partition(_BETWEEN)
    key, ids = json.loads(head)
    return key, PagePart(tuple(ids), tuple(_links("", links)))


class _Leads:
    """Gathers where the links of a page lead, as `PageTargets` has it."""

    def __init__(self) -> None:
        self._followed: dict[str, list[str]] = {}
        self._loaded: dict[str, list[str]] = {}
        self._identified: dict[str, None] = {}
        self._outside: dict[tuple[str, str], None] = {}

    def add(self, href: str, attribute: str, address: Address) -> None:
        if address.way is not AddressKind.SITE:
            self._outside[href, attribute] = None
            return
        if attribute in FOLLOWED:
            places = self._followed
        elif attribute in IDENTIFIERS:
            self._identified[address.path] = None
            return
        elif attribute in HINTS:
            return
        else:
            places = self._loaded
        fragments = places.setdefault(address.path, [])
        if address.fragment and address.fragment not in fragments:
            fragments.append(address.fragment)

    def parts(self) -> list[Any]:
        return [self._followed, self._loaded, [*self._identified], [*self._outside]]


class _LinkNumbers:
    """Links as numbers, most of them of a text: one that stands in many links is written once."""

    def __init__(self) -> None:
        self._texts = defaultdict[str, int](count().__next__)
        self._numbers: list[int] = []

    def add(self, link: PageLink, path: str | None) -> None:
        numbers = self._texts
        _, href, attribute, is_content, text, context, is_own_text, _, _, under, kind = link
        heads = f"{under}{_OF_HEADS}{kind}" if kind else under
        self._numbers += (
            numbers[href],
            numbers[attribute],
            numbers[text],
            _CONTENT * is_content | _OWN_TEXT * is_own_text,
            numbers[context],
            numbers[path] if path is not None else _NOWHERE,
            numbers[heads],
        )

    def parts(self) -> tuple[list[str], list[int]]:
        return [*self._texts], self._numbers


def _links(page: str, part: bytes) -> Iterable[PageLink]:
    texts, numbers = json.loads(part)
    texts.append(None)  # where `_NOWHERE` leads
    each = iter(numbers)
    for at, (href, attribute, text, flags, context, path, heads) in enumerate(
        zip(*[each] * _OF_A_LINK, strict=True)
    ):
        under, _, kind = texts[heads].partition(_OF_HEADS)
        yield PageLink(
            page,
            texts[href],
            texts[attribute],
            bool(flags & _CONTENT),
            texts[text],
            texts[context],
            bool(flags & _OWN_TEXT),
            texts[path],
            at,
            under,
            kind,
        )


def _json(value: Any) -> bytes:
    try:
        return to_json(value)  # in a third of the time of the standard library
    except PydanticSerializationError:  # names of files need not be Unicode
        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return written.encode("utf-8", "surrogatepass")
