"""A link on a page -> the file and line in which somebody wrote it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import NamedTuple

from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.served import INDEX
from gongkai.links.reading.site import ScannedSite
from gongkai.model.findings import SourcePlace

_FENCE = "---"


class Nth(NamedTuple):
    """Which of several links of a page it is, each counted from 0."""

    address: int
    """Of those with its address."""
    text: int
    """Of those of its text that somebody wrote."""
    both: int
    """Of those with its text and address."""


FIRST = Nth(0, 0, 0)
"""The first of all."""


@dataclass
class SourceLines:
    """Looks for links in the Markdown of their pages, else in the pages as they were built."""

    site: ScannedSite
    root: Path
    """The folder of the project."""
    _texts: dict[str, str] = field(default_factory=dict)

    def place(self, page: str, link: PageLink | None, nth: Nth = FIRST) -> SourcePlace:
        """Return where a link stands, which is the nth of its address or text on the page.

        What somebody wrote, or what names a record in front matter, stands in the source; what a
        template prints by itself stands in the page.
        """
        entry = self.site.entries.get(page)
        if link is None:
            return SourcePlace(entry.source if entry and entry.source else self.built(page))
        if entry is not None and entry.source and link.is_content:
            found = (
                self._in_source(path, entry, link, nth) for path in _sources(entry.source, link)
            )
            place = next((one for one in found if one is not None), None)
            if place is not None:
                return place
        return SourcePlace(self.built(page), self._line_built(page, link, nth.address))

    def built(self, page: str) -> str:
        """Return the file that was built for a page, from the project where it lies there."""
        path = page + INDEX if not page or page.endswith("/") else page
        file = (self.site.folder / path).absolute()
        root = self.root.absolute()
        return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()

    def _in_source(
        self, path: str, entry: ManifestEntry, link: PageLink, nth: Nth
    ) -> SourcePlace | None:
        text = self._read(self.root / path)
        if not text:
            return None
        begins = _begin_of_text(text)
        is_own = link.is_own_text
        start, end = (begins, len(text)) if is_own else (0, begins)
        for needle, number in _needles(link, self._target(entry.address, link.href), nth):
            places = [m.start() for m in re.finditer(re.escape(needle), text[start:end])]
            if places:
                return _place(path, text, start + places[min(number, len(places) - 1)])
        return _place(path, text, begins) if is_own else None

    def _target(self, page: str, href: str) -> str:
        address = self.site.resolver.resolve(page, href)
        return address.path if not address.host else ""

    def _line_built(self, page: str, link: PageLink, nth: int) -> int:
        text = self._read(self.site.folder / (page + INDEX if page[-1:] in ("", "/") else page))
        start = max(text.find("<article"), 0) if link.is_content else 0
        for needle in dict.fromkeys((escape(link.href), escape(link.href, quote=False), link.href)):
            places = [
                m.start() for m in re.finditer(re.escape(needle) + r"(?=[\"'\s>])", text[start:])
            ]
            if places:
                return text.count("\n", 0, start + places[min(nth, len(places) - 1)]) + 1
        return 1

    def _read(self, file: Path) -> str:
        key = str(file)
        if key not in self._texts:
            is_ours = file.is_file() and not file.is_symlink()
            self._texts[key] = file.read_text("utf-8-sig", "replace") if is_ours else ""
        return self._texts[key]


def _sources(source: str, link: PageLink) -> Iterator[str]:
    """Yield the files that may have a link: one of the two of a record has all front matter."""
    yield source
    if not link.is_own_text:
        for language, other in (("en", "zh"), ("zh", "en")):
            if source.endswith(f".{language}.md"):
                yield f"{source.removesuffix(f'.{language}.md')}.{other}.md"


def _needles(link: PageLink, target: str, nth: Nth) -> Iterator[tuple[str, int]]:
    """Yield what may stand in Markdown for a link, the surest first, and which of them it is."""
    href, text = link.href, link.text
    name = target.rstrip("/").rpartition("/")[2]
    ways = [href, *(f"{scheme}:{name}" for scheme in ("record", "unit", "column")), f"{name}."]
    ways = [way for way in ways if way.strip(".") and not way.endswith(":")]
    if text:
        yield from ((f"[{text}]({way}", nth.both) for way in ways)
    if "://" in href:  # as somebody wrote it, in HTML or at the end of the text
        yield href, nth.address
    if text:
        yield f"[{text}](", nth.text
    yield from ((way, nth.address) for way in ways)
    if name:
        yield name, nth.address
    if text:
        yield f"[{text}]", nth.address
        yield text, nth.address


def _begin_of_text(text: str) -> int:
    """Return where the text of a record begins, behind its front matter."""
    if not text.startswith(_FENCE):
        return 0
    end = re.compile(r"^---[ \t]*\r?\n", re.MULTILINE).search(text, len(_FENCE))
    return end.end() if end else 0


def _place(path: str, text: str, at: int) -> SourcePlace:
    line = text.count("\n", 0, at)
    column = at - (text.rfind("\n", 0, at) + 1)
    return SourcePlace(path, line + 1, column + 1)


def numbered(links: Iterable[PageLink]) -> Mapping[int, Nth]:
    """Return which each link is of its address and of its text on a page, by its place."""
    addresses, texts, both = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    numbers = {}
    for place, link in enumerate(links):
        named = (link.text, link.href)
        numbers[place] = Nth(addresses[link.href], texts[link.text], both[named])
        addresses[link.href] += 1
        texts[link.text] += link.is_own_text
        both[named] += 1
    return numbers
