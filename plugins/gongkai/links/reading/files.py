"""Files beside pages that name addresses: feeds, sitemaps, tables, calendars, style sheets."""

import re
from html import unescape

from gongkai.links.reading.link import PageLink
from gongkai.links.reading.named_addresses import named_in_css
from gongkai.links.reading.page import PagePart, ReadPage

KINDS = {
    ".xml": "xml",
    ".json": "json",
    ".jsonld": "json",
    ".ndjson": "json",
    ".webmanifest": "webmanifest",
    ".csv": "csv",
    ".ics": "calendar",
    ".txt": "robots",
    ".css": "style",
}
"""What is read of files, by the end of their names."""
_IN_XML = re.compile(r"""\s(?:href|src)\s*=\s*["']([^"']*)["']|<loc>\s*([^<]*?)\s*</loc>""")
_FOLDED = re.compile(r"\r?\n[ \t]")
"""Where a line of a calendar goes on (RFC 5545, section 3.1)."""
_IN_MANIFEST = re.compile(r'"(?:src|start_url|scope)"\s*:\s*"([^"]*)"')


def suffix_of(path: str) -> str:
    """Return the end of a file's name with its point, in lower case."""
    name = path.rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""


def is_read(path: str) -> bool:
    """Return whether a file may name addresses; those of the search index name none of ours."""
    return suffix_of(path) in KINDS and not path.startswith("pagefind/")


def read_file(path: str, content: bytes, own: str) -> ReadPage:
    """Return the addresses that a file names, each once; `own` is the site's own address.

    Whole addresses count where they begin with it: a text may name any other.
    """
    kind = KINDS[suffix_of(path)]
    text = content.decode("utf-8", "replace")
    if kind == "calendar":
        text = _FOLDED.sub("", text)
    found: list[str] = []
    if kind == "style":
        found += named_in_css(text)
    elif kind == "xml":
        found += [unescape(href or loc) for href, loc in _IN_XML.findall(text)]
    elif kind == "webmanifest":
        found += _IN_MANIFEST.findall(text)
    if own and kind != "style":
        found += map(unescape, re.findall(rf"{re.escape(own)}[^\s\"'<>\\,;)]*", text))
    if kind == "xml":
        found = [one for one in found if not _is_name_of_another(one, own)]
    links = tuple(PageLink(path, one, kind) for one in dict.fromkeys(found))
    return ReadPage(path, PagePart((), links), (), "", "")


def _is_name_of_another(address: str, own: str) -> bool:
    """Return whether an address is on another site, as names of XML vocabularies are."""
    return "://" in address and not (own and address.startswith(own))
