"""The Markdown of a record -> HTML that is safe to show."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from pymdownx.slugs import slugify

from gongkai.render.markdown_blocks import take_blocks_from_the_front

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
_ALIGNED = {
    "text-align: left;": "gk-left",
    "text-align: center;": "gk-center",
    "text-align: right;": "gk-right",
}
_CHARACTERS = re.compile(r"[`\\\[!<&*_@]|  \n|://")
"""What any inline pattern of the parser begins with."""
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_FRAME = re.compile(
    r"<(?:video|audio|source|track|iframe|frame|embed|object)\b[^<>]*?\b(?:src|data)\s*=\s*"
    r"[\"']?((?:https?:)?//[^\s<>\"']+)[^<>]*>",
    re.IGNORECASE,
)
"""Sound, films and frames from elsewhere, before they are taken out."""
_IMAGE = re.compile(r'<img(?P<image>(?: [\w-]+="[^"]*")*) ?/?>|<a[ >]|</a>')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_SCROLL = '<div class="gk-scroll" tabindex="0" role="group">'
_TABLE = re.compile(r"</?table>")


@dataclass(frozen=True)
class Heading:
    """A heading of the text, for the list of what is on the page."""

    level: int
    id: str
    title: str
    """Escaped: the theme shows it as HTML."""
    children: tuple["Heading", ...] = ()


@dataclass(frozen=True)
class Rendered:
    """The HTML of a text, and its headings."""

    html: str
    headings: tuple[Heading, ...]


class UnrenderableError(Exception):
    """A text that its parser gives up."""


class _Links(Treeprocessor):
    """Resolves every link and image by the function of the text at hand."""

    resolve: Resolve
    beside: Beside

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for place, element in reversed(list(enumerate(parent))):
                words = self.beside(element.get("href", "")) if element.tag == "a" else ""
                if words:
                    parent.insert(place + 1, _mark(words, element))
        for element in root.iter():
            for tag, attribute in (("a", "href"), ("img", "src")):
                target = element.get(attribute)
                if element.tag == tag and target is not None:
                    found = self.resolve(target)
                    if found is None:
                        element.tag = "span"
                        del element.attrib[attribute]
                    else:
                        element.set(attribute, found)


def _mark(words: str, link: Element) -> Element:
    """Return `words` as an element to stand behind a link, which takes what follows that."""
    mark = Element("small", {"class": BESIDE})
    mark.text, mark.tail, link.tail = words, link.tail, None
    return mark


class _Headings(Treeprocessor):
    """Puts the headings of a text below the page's own, which is the only one of level 1."""

    def run(self, root: Element) -> None:
        for element in root.iter("h1"):
            element.tag = "h2"


class _Alignment(Treeprocessor):
    """Says how a cell is aligned by a class: the pages' policy allows no style of their own."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            style = element.attrib.pop("style", None)
            if style in _ALIGNED:
                element.set("class", _ALIGNED[style])


class _InlineText(InlineProcessor):
    """Passes over text that holds no character of inline Markdown.

    The parser tries each of its patterns on each text; most cells and paragraphs of records
    hold none of their characters, and this halves the time of a text (bench/README.md).
    """

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  the parser's own names
        if _CHARACTERS.search(data) is None:
            return data
        return super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc, no-any-return]


class MarkdownRenderer:
    """Renders texts one after another with one parser, which is costly to make."""

    def __init__(self) -> None:
        """Set up the parser with the extensions that records may use."""
        self._parser = Markdown(
            extensions=[
                "tables",
                "sane_lists",
                "footnotes",
                "fenced_code",
                TocExtension(slugify=slugify(case="lower"), baselevel=1, marker=""),
            ]
        )
        take_blocks_from_the_front(self._parser)
        self._parser.treeprocessors.register(_InlineText(self._parser), "inline", 20)
        self._parser.treeprocessors.register(_Headings(self._parser), "gongkai-headings", 10)
        self._parser.treeprocessors.register(_Alignment(self._parser), "gongkai-alignment", 5)
        self._links = _Links(self._parser)
        self._parser.treeprocessors.register(self._links, "gongkai-links", 0)

    def render(
        self,
        markdown: str,
        resolve: Resolve,
        path: str = "",
        prefix: str = "",
        beside: Beside = lambda _: "",
    ) -> Rendered:
        """Return the text as sanitised HTML; HTML in it loses all but plain structure.

        `beside` says what is printed after a link, such as that its document has ended.
        `prefix` begins the ids of a text that stands on a page beside another. Raises
        UnrenderableError, which names the file at `path`, where the parser gives up.
        """
        self._links.beside = beside
        self._links.resolve = partial(_apart, resolve, prefix) if prefix else resolve
        self._parser.reset()
        try:
            html = self._parser.convert(markdown)
        except Exception as error:  # anything a third-party parser may raise
            raise UnrenderableError(
                f"{path}: this text cannot be rendered ({type(error).__name__}); make it simpler"
            ) from error
        clean = nh3.clean(
            _FRAME.sub(r'<a href="\1">\1</a>', html),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            link_rel=None,
            url_schemes={"http", "https", "mailto"},
            allowed_classes={
                "td": set(_ALIGNED.values()),
                "th": set(_ALIGNED.values()),
                "small": {BESIDE},
            },
            id_prefix=prefix or None,
        )
        tokens: list[Any] = getattr(self._parser, "toc_tokens", [])
        return Rendered(_scrolling(_at_home(clean)), tuple(_heading(token) for token in tokens))


def _at_home(html: str) -> str:
    """Put a link, or inside of one the words, in the place of each image from elsewhere."""
    is_linked = False

    def shown(match: re.Match[str]) -> str:
        nonlocal is_linked
        if not match["image"]:
            is_linked = not match[0].startswith("</")
            return match[0]
        values = dict(_ATTRIBUTE.findall(match["image"]))
        address = values.get("src", "")
        if not _ELSEWHERE.match(address):
            return match[0]
        words = values.get("alt") or address
        words = words.replace("<", "&lt;").replace(">", "&gt;")
        return words if is_linked else f'<a href="{address}">{words}</a>'

    return _IMAGE.sub(shown, html) if "<img" in html else html


def _apart(resolve: Resolve, prefix: str, target: str) -> str | None:
    """Lead a link to a place in the same text there, and not to its namesake in another."""
    found = resolve(target)
    return f"#{prefix}{found[1:]}" if found is not None and found.startswith("#") else found


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


def _heading(token: Any) -> Heading:
    return Heading(
        int(token["level"]),
        str(token["id"]),
        nh3.clean(str(token["name"]), tags=set()),
        tuple(_heading(child) for child in token["children"]),
    )
