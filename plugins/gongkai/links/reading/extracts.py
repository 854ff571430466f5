"""What a page says, as JSON: so processes hand it to one another, and so it is kept on disk.

A text that stands in many links of a page is written once: 42 MB in place of 57 for 3,000 records.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from gongkai.links.reading.link import PageLink
from gongkai.links.reading.page import PagePart, ReadPage

_CONTENT, _OWN_TEXT = 1, 2
"""Flags of a link."""
_OF_A_LINK = 5
"""Numbers that a link is written as: three texts, flags, and one more text."""


def write_page(read: ReadPage) -> bytes:
    """Return a page as a line of JSON."""
    return _json([read.page, *_numbers(read.own), read.chrome, read.base, read.redirect])


def write_chrome(key: int, part: PagePart) -> bytes:
    """Return a part of the theme's chrome as a line of JSON."""
    return _json([key, *_numbers(part)])


class ExtractReader:
    """Reads such lines; texts that stand on page after page are held once."""

    def __init__(self) -> None:
        """Begin with no text known."""
        self._texts: dict[str, str] = {}

    def page(self, line: bytes) -> ReadPage:
        """Return the page that a line holds."""
        page, texts, ids, numbers, chrome, base, redirect = json.loads(line)
        return ReadPage(page, self._part(page, texts, ids, numbers), tuple(chrome), base, redirect)

    def chrome(self, line: bytes) -> tuple[int, PagePart]:
        """Return the part of the theme's chrome that a line holds, behind its key."""
        key, texts, ids, numbers = json.loads(line)
        return key, self._part("", texts, ids, numbers)

    def _part(
        self, page: str, texts: Iterable[str], ids: Iterable[str], numbers: Sequence[int]
    ) -> PagePart:
        same = self._texts.setdefault
        known = [same(text, text) for text in texts]
        each = iter(numbers)
        links = tuple(
            PageLink(
                page,
                known[href],
                known[attribute],
                bool(flags & _CONTENT),
                known[text],
                known[context],
                bool(flags & _OWN_TEXT),
            )
            for href, attribute, text, flags, context in zip(*[each] * _OF_A_LINK, strict=True)
        )
        return PagePart(tuple(ids), links)


def _numbers(part: PagePart) -> tuple[list[str], Sequence[str], list[int]]:
    """Return the texts of a part, its ids, and each link as numbers, most of them of a text."""
    texts: dict[str, int] = {}
    numbers: list[int] = []
    for link in part.links:
        href = texts.setdefault(link.href, len(texts))
        attribute = texts.setdefault(link.attribute, len(texts))
        text = texts.setdefault(link.text, len(texts))
        flags = _CONTENT * link.is_content | _OWN_TEXT * link.is_own_text
        context = texts.setdefault(link.context, len(texts))
        numbers += (href, attribute, text, flags, context)
    return [*texts], part.ids, numbers


def _json(value: Any) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "surrogatepass")  # names of files need not be Unicode
