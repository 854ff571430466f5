"""One HTML page -> the ids that it defines and the links on it.

Lexbor reads the page as browsers do; the tree is let go at once, plain values are kept.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.links.reading import theme_chrome
from gongkai.links.reading.heads import HEADINGS, LinkHeads
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.link_context import LinkContexts, collapsed


class PagePart(NamedTuple):
    """What a page itself says, or a part of the theme's chrome around it."""

    ids: tuple[str, ...]
    """In their order, one that is given twice twice."""
    links: tuple[PageLink, ...]


class ReadPage(NamedTuple):
    """What a page says."""

    page: str
    own: PagePart
    chrome: tuple[int, ...]
    """The parts of the theme's chrome around it, by key."""
    base: str
    """What `<base>` says; empty where there is none."""
    redirect: str
    """Where the page sends its reader on at once; empty where it does not."""


class PageReader:
    """Reads pages; the theme's chrome around them is read once."""

    def __init__(self) -> None:
        """Begin with no chrome known."""
        self._chrome: dict[int, PagePart | None] = {}
        self._new_chrome: dict[int, PagePart] = {}
        self._texts: dict[str, str] = {}

    def read(self, page: str, html: bytes) -> ReadPage:
        """Return what the page at the address `page` says."""
        base, redirect = _head(html)
        # From another base the chrome leads elsewhere, too.
        rest, cuts = (html, []) if base else theme_chrome.cut(html)
        keys = [theme_chrome.key_of(part, page) for part in cuts]
        chrome = [self._part(key, part, page) for key, part in zip(keys, cuts, strict=True)]
        if None in chrome:  # it says something else on every page
            rest, keys = html, []
        return ReadPage(page, _read(page, rest, self._texts), tuple(keys), base, redirect)

    def new_chrome(self) -> dict[int, PagePart]:
        """Return the parts of chrome that were met for the first time since this was asked."""
        new, self._new_chrome = self._new_chrome, {}
        return new

    def _part(self, key: int, part: bytes, page: str) -> PagePart | None:
        if key not in self._chrome:
            read = _read(page, part, self._texts)
            links = tuple(
                link._replace(page="", is_content=False, context="") for link in read.links
            )
            found = PagePart(read.ids, links)
            is_same = theme_chrome.holds_anywhere([link.href for link in links], page)
            self._chrome[key] = found if is_same else None
            if is_same:
                self._new_chrome[key] = found
        return self._chrome[key]


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
"""Few selectors for many attributes: each is tried on every element."""
_TEMPLATES = "header,nav,footer,aside"
_IN_TEMPLATES = f"[href],[src],[action],{_TEMPLATES}"
_AROUND = f"{_TEMPLATES},a.md-skip"
_BESIDE = "small.gk-ended"
_OWN = "[data-gk-text] [href],[data-gk-text] [src],[data-gk-text] [id]"
_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""")
_REDIRECT = re.compile(
    r"""^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*$""", re.IGNORECASE
)
_IN_SRCSET = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?,?")


def _read(page: str, html: bytes, texts: dict[str, str]) -> PagePart:
    """Return what a page says; `texts` hold every text once that stands on page after page."""
    ids: list[str] = []
    links: list[PageLink] = []
    tree = LexborHTMLParser(html)
    # Each query walks all of the page: what its bytes do not name is not asked for.
    if b"gk-ended" in html:
        for mark in tree.css(_BESIDE):  # printed by the site, and no word of the text
            mark.decompose()
    around = _outside(tree)
    own = {node.mem_id for node in tree.css(_OWN)} if b"data-gk-text" in html else set()
    contexts, heads = LinkContexts(), LinkHeads()
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
        if tag in HEADINGS and mem_id in own:
            heads.enter(node)
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
                links += [
                    PageLink(page, one, "img[srcset]", is_content) for one in srcset_addresses(href)
                ]
            elif is_content and tag in ("a", "area", "img"):
                text, context = contexts.of(node)
                text, context = same(text, text), same(context, context)
                attribute = "a[href]" if tag == "a" else f"{tag}[{name}]"
                is_own = mem_id in own
                under, kind = heads.of(node, text, context) if is_own else ("", "")
                link = PageLink(page, same(href, href), attribute, True, text, context, is_own)
                if under or kind:
                    link = link._replace(under=same(under, under), kind=same(kind, kind))
                links.append(link)
            elif tag == "a":
                links.append(PageLink(page, href, "a[href]"))
            elif tag == "link":
                links.append(PageLink(page, href, f"link[{(given.get('rel') or '').strip()}]"))
            else:
                links.append(PageLink(page, href, f"{tag}[{name}]", is_content))
        if tag in ("meta", "script", "style") or "style" in given:
            links += _hidden(page, node, tag or "", given)
    return PagePart(tuple(ids), tuple(links))


def _outside(tree: LexborHTMLParser) -> set[int]:
    """Return the nodes that stand in what is the same on page after page."""
    found: set[int] = set()
    for node in tree.css(_AROUND):
        if node.tag == "a":
            found.add(node.mem_id)
        elif node.mem_id not in found:  # else it stands within another
            found.update(inner.mem_id for inner in node.css(_IN_TEMPLATES))
    return found


def _hidden(
    page: str, node: LexborNode, tag: str, given: dict[str, str | None]
) -> Iterator[PageLink]:
    """Yield addresses that no reader follows: in meta tags, styles and linked data."""
    if tag == "meta":
        name = (given.get("property") or given.get("name") or "").lower()
        if name in _META and given.get("content"):
            yield PageLink(page, given["content"] or "", f"meta[{name}]")
    elif tag == "script":
        if given.get("type") == "application/ld+json":
            yield from (PageLink(page, one, "json-ld") for one in named_in_json(node.text()))
    elif tag == "style":
        yield from (PageLink(page, one, "style") for one in named_in_css(node.text()))
    if given.get("style"):
        yield from (
            PageLink(page, one, "style", True) for one in named_in_css(given["style"] or "")
        )


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


def srcset_addresses(srcset: str) -> list[str]:
    """Return the addresses of a `srcset`: they end at a blank, commas at their end are none."""
    return _IN_SRCSET.findall(srcset)


def _head(html: bytes) -> tuple[str, str]:
    """Return what `<base>` and a redirect in the page say."""
    base = redirect = ""
    lower = html[:20000].lower()
    if b"<base" not in lower and b"refresh" not in lower:
        return base, redirect
    tree = LexborHTMLParser(html)
    if b"<base" in lower:
        node = tree.css_first("base[href]")
        base = (node.attributes.get("href") or "") if node is not None else ""
    if b"refresh" in lower:
        for node in tree.css("meta[http-equiv][content]"):
            if (node.attributes.get("http-equiv") or "").strip().lower() == "refresh":
                found = _REDIRECT.match(node.attributes.get("content") or "")
                redirect = collapsed(found[1]) if found else ""
                break
    return base, redirect
