"""The Markdown of a record -> HTML that is safe to show."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

import nh3

from gongkai.markdown.events import parse
from gongkai.markdown.link_schemes import KEPT, OWN, scheme_of
from gongkai.render.articles import with_anchors
from gongkai.render.headings import Heading
from gongkai.render.markdown_html import ALIGNMENTS, html_of

Resolve = Callable[[str], str | None]
"""A link's target as written -> the link on the page; None: only its words are shown."""
Beside = Callable[[str], str]
"""A link's target as written -> what is printed beside the link; nothing is the empty text."""
BESIDE = "gk-ended"
"""The class of what is printed beside a link, which is not the text's own."""

_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "br"),
    *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "img"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
    *("a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "q", "s", "small"),
    *("span", "strong", "sub", "sup", "u"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "li": {"id"},
    "sup": {"id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "col": {"span"},
}
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_FRAME = re.compile(
    r"<(?:(?:video|audio|source|track|iframe|frame|embed|object)\b[^<>]*?\b(?:src|data)"
    r"|form\b[^<>]*?\baction)\s*=\s*"
    r"[\"']?((?:https?:)?//[^\s<>\"']+)[^<>]*>",
    re.IGNORECASE,
)
"""Sound, films, frames and forms from elsewhere, before they are taken out."""
_LINKED = re.compile(r'<(?P<tag>a|img)(?P<attributes>(?: [\w-]+="[^"]*")*)>|</a>')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_ID = re.compile(r'(<(?:h[2-6]|li|sup|p)(?: \w+="[^"]*")* id=")')
_SCROLL = '<div class="gk-scroll" tabindex="0" role="group">'
_TABLE = re.compile(r"</?table>")


@dataclass(frozen=True)
class Rendered:
    """The HTML of a text, and its headings."""

    html: str
    headings: tuple[Heading, ...]

    def linked(
        self, resolve: Resolve, prefix: str = "", beside: Beside | None = None
    ) -> "Rendered":
        """Return it with every link and image led to where it lies.

        `beside` says what is printed after a link, such as that its document has ended.
        `prefix` begins the ids of a text that stands on a page beside another.
        """
        html = _linked(self.html, resolve, prefix, beside)
        if prefix:
            html = _ID.sub(rf"\1{prefix}", html)
        return Rendered(html, self.headings)


class UnrenderableError(Exception):
    """A text that its parser gives up."""


class MarkdownRenderer:
    """Renders texts one after another with one sanitiser."""

    def __init__(self) -> None:
        """Set up what records may hold."""
        self._cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            link_rel=None,
            url_schemes={*KEPT, *OWN},
            allowed_classes={"td": set(ALIGNMENTS), "th": set(ALIGNMENTS)},
        )

    def read(self, markdown: str, path: str = "") -> Rendered:
        """Return the text as sanitised HTML with its links as written.

        HTML in it loses all but plain structure. Raises UnrenderableError, which names the file
        at `path`, where the parser gives up.
        """
        try:
            html, headings = html_of(parse(markdown))
        except Exception as error:  # anything a third-party parser may raise
            raise UnrenderableError(
                f"{path}: this text cannot be rendered ({type(error).__name__}); make it simpler"
            ) from error
        clean = self._cleaner.clean(_FRAME.sub(r'<a href="\1">\1</a>', html))
        return Rendered(with_anchors(_scrolling(clean)), headings)

    def render(
        self,
        markdown: str,
        resolve: Resolve,
        path: str = "",
        prefix: str = "",
        beside: Beside | None = None,
    ) -> Rendered:
        """Return the text as sanitised HTML, its links led to where they lie; see `read`."""
        return self.read(markdown, path).linked(resolve, prefix, beside)


def _linked(html: str, resolve: Resolve, prefix: str, beside: Beside | None) -> str:
    """Lead links and images where `resolve` says; what has no address keeps its words.

    In the place of an image from elsewhere stands a link, or inside of one the words.
    """
    ends: list[str] = []

    def shown(match: re.Match[str]) -> str:
        if match["tag"] is None:
            return ends.pop() if ends else match[0]
        attributes = _ATTRIBUTE.findall(match["attributes"])
        values = dict(attributes)
        name = "href" if match["tag"] == "a" else "src"
        target = _address(unescape(values[name]), resolve, prefix) if name in values else None
        if match["tag"] == "a":
            ends.append("</a>" if target is not None else "</span>")
            if beside is not None and "href" in values:
                words = beside(unescape(values["href"]))
                ends[-1] += f'<small class="{BESIDE}">{escape(words)}</small>' if words else ""
            return _element("a" if target is not None else "span", attributes, name, target)
        words = (values.get("alt") or escape(target or "")).replace("<", "&lt;")
        if target is None:
            return words
        if not _ELSEWHERE.match(target):
            return _element("img", attributes, name, target)
        return words if ends else f'<a href="{escape(target)}">{words}</a>'

    return _LINKED.sub(shown, html) if "<a" in html or "<img" in html else html


def _element(tag: str, attributes: list[tuple[str, str]], name: str, target: str | None) -> str:
    """Write a tag whose attribute `name` is an address, or is left out."""
    kept = ((key, escape(target or "") if key == name else value) for key, value in attributes)
    written = (f' {key}="{value}"' for key, value in kept if key != name or target is not None)
    return f"<{tag}{''.join(written)}>"


def _address(target: str, resolve: Resolve, prefix: str) -> str | None:
    """Return where a link leads: to a place in the same text there, not to its namesake."""
    found = resolve(target)
    if found is None or scheme_of(found) in OWN:
        return None
    return f"#{prefix}{found[1:]}" if prefix and found.startswith("#") else found


def _scrolling(html: str) -> str:
    """Wrap each table, and with it those inside it, so that a wide one scrolls by itself."""
    depth = 0

    def wrapped(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0] == "<table>":
            depth += 1
            return match[0] if depth > 1 else f"{_SCROLL}{match[0]}"
        depth -= 1
        return match[0] if depth else f"{match[0]}</div>"

    return _TABLE.sub(wrapped, html)
