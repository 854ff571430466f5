"""One HTML page -> the ids that it defines and the addresses that it uses.

Lexbor reads the page as browsers do; the tree is let go at once, plain values are kept.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.links.reading import theme_chrome as frame
from gongkai.links.reading.link_context import Surroundings, collapsed

Written = tuple[str, str, bool, str, str, bool]
"""href, attribute, whether in the content, text, context, whether in somebody's own text."""


class Part(NamedTuple):
    """What a page, or a part of the frame around pages, says."""

    ids: tuple[str, ...]
    """In their order, one that is given twice twice."""
    uses: tuple[Written, ...]


class Read(NamedTuple):
    """What a page says."""

    page: str
    own: Part
    parts: tuple[int, ...]
    """The parts of the frame around it, by key."""
    base: str
    """What `<base>` says; empty where there is none."""
    refresh: str
    """Where the page sends its reader on at once; empty where it does not."""


class Reader:
    """Reads pages; what stands around them is read once."""

    def __init__(self) -> None:
        """Begin with no part of a frame known."""
        self._parts: dict[int, Part | None] = {}
        self._news: dict[int, Part] = {}
        self._texts: dict[str, str] = {}

    def read(self, page: str, html: bytes) -> Read:
        """Return what the page at the address `page` says."""
        rest, cuts = frame.cut(html)
        keys = [frame.key_of(part, page) for part in cuts]
        parts = [self._part(key, part, page) for key, part in zip(keys, cuts, strict=True)]
        if None in parts:  # it says something else on every page
            rest, keys = html, []
        tree = LexborHTMLParser(rest)
        base, refresh = _head(tree, rest)
        return Read(page, _read(tree, self._texts), tuple(keys), base, refresh)

    def news(self) -> dict[int, Part]:
        """Return the parts of frames that were met for the first time since this was asked."""
        news, self._news = self._news, {}
        return news

    def _part(self, key: int, part: bytes, page: str) -> Part | None:
        if key not in self._parts:
            read = _read(LexborHTMLParser(part), self._texts)
            uses = tuple(
                (href, name, False, text, "", own) for href, name, _, text, _, own in read.uses
            )
            found = Part(read.ids, uses)
            is_same = frame.holds_anywhere([use[0] for use in uses], page)
            self._parts[key] = found if is_same else None
            if is_same:
                self._news[key] = found
        return self._parts[key]


_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "a": ("href",),
    "area": ("href",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src",),
    "object": ("data",),
    "form": ("action",),
}
_META = {"og:url", "og:image", "og:video", "og:audio", "twitter:image", "url"}
"""Meta tags that hold an address, in lower case."""
_LINKS = (
    "[href],[src],[srcset],[id],[style],[poster],[action],[data],"
    'meta[content],a[name],style,script[type="application/ld+json"]'
)
"""Few selectors for many uses: each is tried on every element."""
_TEMPLATE = ",".join(
    ["a.md-skip"]
    + [
        f"{part} [{use}]"
        for part in ("header", "nav", "footer", "aside")
        for use in ("href", "src", "action")
    ]
)
_OWN = "[data-gk-text] [href],[data-gk-text] [src]"
_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""")
_REFRESH = re.compile(r"""^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*$""", re.IGNORECASE)
_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?,?")


def _read(tree: LexborHTMLParser, texts: dict[str, str]) -> Part:
    """Return what a page says; `texts` hold every text once that stands on page after page."""
    ids: list[str] = []
    uses: list[Written] = []
    around = _outside(tree)
    own = {node.mem_id for node in tree.css(_OWN)}
    surroundings = Surroundings()
    same = texts.setdefault
    last = None
    for node in tree.css(_LINKS):
        mem_id = node.mem_id
        if mem_id == last:  # it fits several selectors
            continue
        last = mem_id
        tag, given = node.tag, node.attributes
        identifier = given.get("id")
        if identifier:
            ids.append(identifier)
        if tag == "a":
            name = given.get("name")
            if name and name != identifier:
                ids.append(name)
        names = _ATTRIBUTES.get(tag or "", ())
        is_content = mem_id not in around and tag not in ("link", "script")
        for name in names:
            href = given.get(name)
            if href is None:
                continue
            if name == "srcset":
                uses += [_bare(one, "img[srcset]", is_content) for one in candidates(href)]
            elif is_content and tag in ("a", "area", "img"):
                text, context = surroundings.of(node)
                text, context = same(text, text), same(context, context)
                attribute = "a[href]" if tag == "a" else f"{tag}[{name}]"
                uses.append((same(href, href), attribute, True, text, context, mem_id in own))
            elif tag == "a":
                uses.append((href, "a[href]", False, surroundings.text(node), "", False))
            elif tag == "link":
                uses.append(_bare(href, f"link[{(given.get('rel') or '').strip()}]", False))
            else:
                uses.append(_bare(href, f"{tag}[{name}]", is_content))
        if tag in ("meta", "script", "style") or "style" in given:
            uses += _hidden(node, tag or "", given)
    return Part(tuple(ids), tuple(uses))


def _outside(tree: LexborHTMLParser) -> set[int]:
    """Return the nodes that stand in what is the same on page after page."""
    return {node.mem_id for node in tree.css(_TEMPLATE)}


def _bare(href: str, attribute: str, is_content: bool) -> Written:
    return (href, attribute, is_content, "", "", False)


def _hidden(node: LexborNode, tag: str, given: dict[str, str | None]) -> Iterator[Written]:
    """Yield addresses that no reader follows: in meta tags, styles and linked data."""
    if tag == "meta":
        name = (given.get("property") or given.get("name") or "").lower()
        if name in _META and given.get("content"):
            yield _bare(given["content"] or "", f"meta[{name}]", False)
    elif tag == "script":
        if given.get("type") == "application/ld+json":
            yield from (_bare(one, "json-ld", False) for one in named_in_json(node.text()))
    elif tag == "style":
        yield from (_bare(one, "style", False) for one in named_in_css(node.text()))
    if given.get("style"):
        yield from (_bare(one, "style", True) for one in named_in_css(given["style"] or ""))


def named_in_css(text: str) -> list[str]:
    """Return the addresses that a style sheet loads; data in it is none."""
    found = (a or b or c for a, b, c in _URL.findall(text))
    return [one for one in found if not one.startswith(("data:", "#"))]


def named_in_json(text: str) -> list[str]:
    """Return every text in linked data that is a whole address of the web."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return []
    found = []
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if value.startswith(("http://", "https://")):
                found.append(value)
        elif isinstance(value, dict):
            waiting.extend(part for key, part in value.items() if key != "@context")
        elif isinstance(value, list):
            waiting.extend(value)
    return found[::-1]


def candidates(srcset: str) -> list[str]:
    """Return the addresses of a `srcset`: they end at a blank, commas at their end are none."""
    return _CANDIDATE.findall(srcset)


def _head(tree: LexborHTMLParser, html: bytes) -> tuple[str, str]:
    """Return what `<base>` and a refresh say."""
    base = refresh = ""
    lower = html[:20000].lower()
    if b"<base" in lower:
        node = tree.css_first("base[href]")
        base = (node.attributes.get("href") or "") if node is not None else ""
    if b"refresh" in lower:
        for node in tree.css("meta[http-equiv][content]"):
            if (node.attributes.get("http-equiv") or "").strip().lower() == "refresh":
                found = _REFRESH.match(node.attributes.get("content") or "")
                refresh = collapsed(found[1]) if found else ""
                break
    return base, refresh
