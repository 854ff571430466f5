"""Links and HTML in the text of a record, and where they stand."""

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from urllib.parse import unquote

from pyromark.event import Range

from gongkai.markdown.events import MarkdownText
from gongkai.markdown.link_schemes import KEPT, OWN, scheme_of, split_own
from gongkai.model.findings import Phrase
from gongkai.model.web_address import is_web_address

NO_ADDRESS = "there is no address in it"
NO_SCHEME = "a page does not lead to “{scheme}:”"
NO_HOST = "its host is not written as hosts are"
NO_MAILBOX = "it names no mailbox"
NOT_DEFINED = "nothing in the text says what its name stands for"
WORDS = (NO_ADDRESS, NO_SCHEME, NO_HOST, NO_MAILBOX, NOT_DEFINED)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*+)(?:[\s/][^<>]*)?>|<!--")
_HREF = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*[\"']?([^\s\"'<>]+)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_MEDIA = re.compile(
    r"<(?:(?:img|video|audio|source|track|iframe|frame|embed|object)\b[^<>]*?\b(?:src|data)"
    r"|form\b[^<>]*?\baction)\s*=\s*"
    r"[\"']?((?:https?:)?//[^\s)<>\"']+)",
    re.IGNORECASE,
)
_BY_NAME = {"Reference", "Collapsed", "Shortcut"}
"""Links whose target stands in a definition."""


@dataclass(frozen=True)
class Use:
    """Something found in a text, and where in its source."""

    text: str
    offset: int


def links_in(text: MarkdownText) -> list[Use]:
    """Return the target of every link and image, and of every definition, in their order."""
    found = [
        Use(link["dest_url"], _target_at(text, link["dest_url"], place))
        for _, link, place in _links(text)
        if link["link_type"] not in _BY_NAME
    ]
    found += (
        Use(one["dest"], _target_at(text, one["dest"], one["span"])) for one in text.definitions()
    )
    for offset, html in html_pieces(text):
        found += (
            Use(match[1], _within(offset, html, match.start(1))) for match in _HREF.finditer(html)
        )
    return sorted(found, key=attrgetter("offset"))


def html_in(text: MarkdownText) -> list[Use]:
    """Return the first HTML tag of each name, and the first comment, outside code."""
    first: dict[str, Use] = {}
    for offset, html in html_pieces(text):
        for match in _TAG.finditer(html):
            name = (match[1] or "").lower()
            if name not in first:
                first[name] = Use(match[0], _within(offset, html, match.start()))
    return list(first.values())


def media_in(text: MarkdownText) -> list[Use]:
    """Return the address of every image, sound, film, frame and form that is another site's."""
    found = [
        Use(link["dest_url"], place["start"])
        for kind, link, place in _links(text)
        if kind == "Image" and _ELSEWHERE.match(link["dest_url"])
    ]
    for offset, html in html_pieces(text):
        found += (
            Use(match[1], _within(offset, html, match.start())) for match in _MEDIA.finditer(html)
        )
    return sorted(found, key=attrgetter("offset"))


def tags_in(html: str) -> Iterator[tuple[str, bool]]:
    """Yield name and whether it closes of every tag in HTML."""
    for match in _TAG.finditer(html):
        if match[1]:
            yield match[1].lower(), match[0].startswith("</")


def html_pieces(text: MarkdownText) -> Iterator[tuple[int, str]]:
    """Yield the HTML in a text, outside code, piece by piece with its offset."""
    if b"<" not in text.source:
        return
    for event, place in text.events:
        match event:
            case {"Start": "HtmlBlock"}:
                start, end = place["start"], place["end"]
                yield start, text.source[start:end].decode("utf-8", "replace")
            case {"InlineHtml": str(html)}:
                yield place["start"], html


def _links(text: MarkdownText) -> Iterator[tuple[str, Any, Range]]:
    """Yield every link and image: which of the two, its data and its place."""
    for tag, place in text.starts:
        for kind in ("Link", "Image"):
            if kind in tag:
                yield kind, tag[kind], place


def _target_at(text: MarkdownText, target: str, place: Range) -> int:
    """Return where a target is written, or, if it is written in entities, what holds it."""
    found = text.source.rfind(target.encode(), place["start"], place["end"])
    return found if found >= 0 else place["start"]


def _within(offset: int, html: str, at: int) -> int:
    return offset + len(html[:at].encode())


def leads_nowhere(target: str, attached: Collection[str]) -> bool:
    """Return whether a link without a scheme names no place on the page and no attachment."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    return bool(path) and not scheme_of(target) and path.removeprefix("./") not in attached


def lost(target: str) -> Phrase | None:
    """Return why a page cannot keep a link; None where it can.

    The sanitiser takes such an address out: the words stay, and lead nowhere.
    """
    bare = target.strip()
    scheme = scheme_of(bare)
    if not bare:
        return Phrase(NO_ADDRESS)
    if scheme and scheme not in KEPT | OWN:
        return Phrase(NO_SCHEME, scheme=scheme)
    if scheme == "mailto" and "@" not in bare:
        return Phrase(NO_MAILBOX)
    is_web = scheme in ("http", "https") or bare.startswith("//")
    if is_web and not is_web_address(bare if scheme else f"https:{bare}"):
        return Phrase(NO_HOST)
    return None


def by_identity(target: str, folder: str) -> tuple[str, str] | None:
    """Return scheme and name of a link by identity, None for any other link.

    A relative path to a Markdown file, seen from `folder`, is the scheme `path`.
    """
    own = split_own(target)
    if own is not None:
        return own[0], own[1].partition("#")[0]
    path = target.partition("#")[0]
    if ":" not in target and path.endswith(".md"):
        return "path", posixpath.normpath(posixpath.join(folder, path))
    return None
