"""One HTML page -> the ids that it defines and the links on it.

Lexbor reads the page as browsers do; the tree is let go at once, plain values are kept.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.links.reading import theme_chrome
from gongkai.links.reading.heads import HEADINGS, LinkHeads
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.link_context import LinkContexts, collapsed
from gongkai.links.reading.list_heads import with_line_over
from gongkai.links.reading.named_addresses import named_in_css, named_in_json, srcset_addresses


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

    def read(self, page: str, html: bytes) -> ReadPage:
        """Return what the page at the address `page` says."""
        rest, cuts = theme_chrome.cut(html)
        keys = [theme_chrome.key_of(part, page) for part in cuts]
        chrome = [self._part(key, part, page) for key, part in zip(keys, cuts, strict=True)]
        if None in chrome:  # it says something else on every page
            rest, keys = html, []
        read = _read(page, rest)
        if read.base and keys:  # from there the chrome leads elsewhere, too
            read, keys = _read(page, html), []
        return ReadPage(page, read.part, tuple(keys), read.base, read.redirect)

    def new_chrome(self) -> dict[int, PagePart]:
        """Return the parts of chrome that were met for the first time since this was asked."""
        new, self._new_chrome = self._new_chrome, {}
        return new

    def _part(self, key: int, part: bytes, page: str) -> PagePart | None:
        if key not in self._chrome:
            read = _read(page, part)
            links = tuple(
                link._replace(page="", is_content=False, context="") for link in read.part.links
            )
            found = PagePart(read.part.ids, links)
            holds = theme_chrome.holds_anywhere([link.href for link in links], page)
            is_same = holds and not read.base and not read.redirect
            self._chrome[key] = found if is_same else None
            if is_same:
                self._new_chrome[key] = found
        return self._chrome[key]


_BY_TAG: dict[str, tuple[str, ...]] = {
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
_ATTRIBUTES = {
    tag: tuple((name, f"{tag}[{name}]") for name in names) for tag, names in _BY_TAG.items()
}
"""The attributes of each tag that hold addresses, with what they are called in findings."""
_META = {"og:url", "og:image", "og:video", "og:audio", "twitter:image", "url"}
"""Meta tags that hold an address, in lower case."""
_LINKS = (
    "[href],[src],[srcset],[id],[style],[poster],[action],[data],"
    'meta[content],a[name],style,script[type="application/ld+json"]'
)
"""Few selectors for many attributes: each is tried on every element."""
_NO_CONTENT = frozenset(("link", "script"))
_SHOWN = frozenset(("a", "area", "img"))
"""What a reader sees as a link."""
_HIDING = frozenset(("script", "style"))
_TEMPLATE_TAGS = ("header", "nav", "footer", "aside")
_TEMPLATES = ",".join(_TEMPLATE_TAGS)
_IN_TEMPLATES = f"[href],[src],[action],{_TEMPLATES}"
_TEXT = "data-gk-text"
"""The attribute of an element that holds a text that somebody wrote."""
_IN_TEXT = "[href],[src],[id]"
_PLACES = f"{_TEMPLATES},a.md-skip,[{_TEXT}],small.gk-ended"
_REDIRECT = re.compile(
    r"""^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*$""", re.IGNORECASE
)


class _Read(NamedTuple):
    """What was read at once: a page, or a part of one."""

    part: PagePart
    base: str
    redirect: str


def _read(page: str, html: bytes) -> _Read:
    """Return what a page says, or a part of one."""
    ids: list[str] = []
    links: list[PageLink] = []
    bases: list[str] = []
    redirects: list[str] = []
    tree = LexborHTMLParser(html)
    around, own = _places(tree)
    words = _Words(page)
    last = None
    for node in tree.css(_LINKS):
        mem_id = node.mem_id
        if mem_id == last:  # it fits several selectors
            continue
        last = mem_id
        tag, given = node.tag or "", node.attributes
        identifier = given.get("id")
        if identifier:
            ids.append(identifier)
            if tag in HEADINGS and mem_id in own:
                words.heads.enter(node)
        if tag == "a":
            name = given.get("name")
            if name and name != identifier:
                ids.append(name)
        for name, attribute in _ATTRIBUTES.get(tag, ()):
            href = given.get(name)
            if href is None:
                continue
            is_content = mem_id not in around and tag not in _NO_CONTENT
            if name == "srcset":
                links += [
                    PageLink(page, one, "img[srcset]", is_content) for one in srcset_addresses(href)
                ]
            elif is_content and tag in _SHOWN:
                links.append(words.link(node, attribute, href, is_own=mem_id in own))
            elif tag == "link":
                links.append(PageLink(page, href, f"link[{(given.get('rel') or '').strip()}]"))
            else:
                links.append(PageLink(page, href, attribute, is_content))
        if tag == "meta":
            links += _in_meta(page, given)
            redirects += _redirects(given)
        elif tag == "base" and "href" in given and not bases:
            bases.append(given["href"] or "")
        if tag in _HIDING or "style" in given:
            links += _hidden(page, node, tag, given)
    part = PagePart(tuple(ids), tuple(links))
    return _Read(part, "".join(bases), "".join(redirects[:1]))


class _Words:
    """Finds what a reader sees of the links of one page."""

    def __init__(self, page: str) -> None:
        """Begin a page."""
        self.heads = LinkHeads()
        self._page = page
        self._contexts = LinkContexts()

    def link(self, node: LexborNode, attribute: str, href: str, *, is_own: bool) -> PageLink:
        """Return a link of the content."""
        text, context = self._contexts.of(node)
        if not is_own:
            return PageLink(self._page, href, attribute, True, text, context)
        under, kind = self.heads.of(node, text, context)
        if not kind:
            context = self._contexts.with_sentence_before(node, text, context)
            context = with_line_over(node, text, context)
        written = (text, context, True, None, 0, under, kind)
        return PageLink(self._page, href, attribute, True, *written)


def _places(tree: LexborHTMLParser) -> tuple[set[int], set[int]]:
    """Return the nodes in what is the same on page after page, and those in written texts.

    What the site prints in texts of its own accord is taken out: it is no word of them. All is
    asked for at once: each query walks all of the page.
    """
    around: set[int] = set()
    own: set[int] = set()
    for node in tree.css(_PLACES):
        tag, mem_id = node.tag, node.mem_id
        is_text = _TEXT in node.attributes
        if is_text:
            own.update(inner.mem_id for inner in node.css(_IN_TEXT))
        if tag in _TEMPLATE_TAGS:
            if mem_id not in around:  # else it stands within another
                around.update(inner.mem_id for inner in node.css(_IN_TEMPLATES))
        elif tag == "a":
            around.add(mem_id)
        elif not is_text:
            node.decompose()
    return around, own


def _in_meta(page: str, given: Mapping[str, str | None]) -> Sequence[PageLink]:
    """Return the address that a meta tag holds, if it holds one: most do not."""
    name = (given.get("property") or given.get("name") or "").lower()
    content = given.get("content") if name in _META else None
    return (PageLink(page, content, f"meta[{name}]"),) if content else ()


def _hidden(
    page: str, node: LexborNode, tag: str, given: Mapping[str, str | None]
) -> Iterator[PageLink]:
    """Yield addresses that no reader follows: in styles and linked data."""
    if tag == "script":
        if given.get("type") == "application/ld+json":
            yield from (PageLink(page, one, "json-ld") for one in named_in_json(node.text()))
    elif tag == "style":
        yield from (PageLink(page, one, "style") for one in named_in_css(node.text()))
    if given.get("style"):
        yield from (
            PageLink(page, one, "style", True) for one in named_in_css(given["style"] or "")
        )


def _redirects(given: Mapping[str, str | None]) -> Sequence[str]:
    """Return where a meta tag sends the reader on, if it does; empty where to the page itself."""
    if "http-equiv" not in given or "content" not in given:
        return ()
    if (given["http-equiv"] or "").strip().lower() != "refresh":
        return ()
    found = _REDIRECT.match(given["content"] or "")
    return (collapsed(found[1]) if found else "",)
