"""The pages that search engines may list -> sitemaps (sitemaps.org 0.9), and robots.txt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET

from gongkai.render.urls import SITEMAP, Origin
from gongkai.views.page import Page

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
ROBOTS = "robots.txt"
NOTHING = b"User-agent: *\nDisallow: /\n"
"""robots.txt of a site that is not to be found."""


@dataclass(frozen=True)
class Limits:
    """What one sitemap may hold (sitemaps.org)."""

    addresses: int = 50_000
    size: int = 50_000_000
    """Bytes."""


def write_sitemaps(
    pages: Iterable[Page], origin: Origin, limits: Limits | None = None
) -> Iterator[tuple[str, bytes]]:
    """Yield each sitemap of all editions with its address, and then the index of them.

    One build names the pages of all: they have the same addresses (decision 9).
    `lastmod` is the day of the content; a page whose day is not known has none.
    """
    limits = limits or Limits()
    index = _root("sitemapindex")
    part, newest, room = _part(), None, limits.size
    number = 0

    def close() -> tuple[str, bytes]:
        name = f"sitemaps/{number}.xml"
        _dated(ET.SubElement(index, "sitemap"), origin.site_url + name, newest)
        return name, _written(part)

    listed = (page for page in pages if page.listed and not _repeats(page))
    for page in sorted(listed, key=lambda page: page.address):
        for entry in _entries(page, origin):
            size = len(ET.tostring(entry, encoding="utf-8"))
            if number == 0 or len(part) == limits.addresses or size > room:
                if number:
                    yield close()
                number += 1
                part, newest, room = _part(), None, limits.size - _frame()
            part.append(entry)
            room -= size
            newest = max(filter(None, (newest, page.updated)), default=None)
    if number:
        yield close()
    yield SITEMAP, _written(index)


def _repeats(page: Page) -> bool:
    """Return whether the page names another as the one that search engines are to list."""
    return page.record is not None and page.record.canonical is not None


def _frame() -> int:
    """Return the bytes of a part around its entries: one without any has no tag that closes it."""
    part = _part()
    entry = ET.SubElement(part, "url")
    return len(_written(part)) - len(ET.tostring(entry, encoding="utf-8"))


def write_robots(origin: Origin) -> bytes:
    """Return robots.txt: everything may be read; what may not be listed says so itself."""
    lines = ["User-agent: *", "Allow: /"]
    if origin.site_url:
        lines += ["", f"Sitemap: {origin.site_url}{SITEMAP}"]
    return ("\n".join(lines) + "\n").encode()


def _entries(page: Page, origin: Origin) -> Iterator[ET.Element]:
    for language in origin.editions.languages:
        entry = ET.Element("url")
        _dated(entry, origin.link(page.address, "", language), page.updated)
        for name, address in origin.in_each_edition(page.address, ""):
            attributes = {"rel": "alternate", "hreflang": name, "href": address}
            ET.SubElement(entry, "xhtml:link", attributes)
        yield entry


def _dated(entry: ET.Element, address: str, day: date | None) -> None:
    ET.SubElement(entry, "loc").text = address
    if day is not None:
        ET.SubElement(entry, "lastmod").text = day.isoformat()


def _part() -> ET.Element:
    root = _root("urlset")
    root.set("xmlns:xhtml", XHTML)
    return root


def _root(tag: str) -> ET.Element:
    return ET.Element(tag, {"xmlns": NAMESPACE})


def _written(root: ET.Element) -> bytes:
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
