"""What a page of another site says, as one string, and whether that is a certain document."""

import posixpath
import re
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from gongkai.links.history.client import HttpResponse
from gongkai.links.history.observation import Expected
from gongkai.model.numbers import find_document_numbers, read_number
from gongkai.model.shingles import shingles
from gongkai.model.titles import plain_title

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SIZE = 5
"""Characters of a shingle, as in studies of pages that drift (Jaccard of character runs)."""
ALIKE = 0.9
"""Share of common shingles from which two pages are the same but for an advertisement or a name.

A guess, not a measurement: no stored pages of real sites that answer so were at hand. Two answers
of one error page share all of them once the address and the figures are taken out; pages of one
template that differ in a title of a dozen characters and a paragraph share less than 0.8.
"""


def text_of(response: HttpResponse) -> str | None:
    """Return the text of a page; None of what is no page of text (a PDF, a picture)."""
    kind = response.headers.get("content-type", "text/html").lower()
    if not ("html" in kind or kind.startswith("text/")):
        return None
    decoded = _decoded(response, kind)
    if "html" not in kind:
        return decoded
    tree = LexborHTMLParser(decoded)
    for node in tree.css("script, style, noscript, template"):
        node.decompose()
    title = tree.css_first("title")
    head = title.text() if title is not None else ""
    return f"{head}\n{tree.body.text(separator=' ') if tree.body is not None else ''}"


def shows(text: str, expected: Expected) -> bool:
    """Return whether a text has the title or the number of a document."""
    wanted = read_number(expected.number) if expected.number else None
    if wanted is not None:
        known = (wanted.prefix,) if wanted.prefix else ()
        if any(found.number.matches(wanted) for found in find_document_numbers(text, known)):
            return True
    title = plain_title(expected.title)
    return bool(title) and title in plain_title(text)


def are_alike(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Return whether two pages, each a path and its text, say the same but for little."""
    mine, theirs = (_without_what_varies(*page) for page in (one, other))
    runs, others = shingles(mine, _SIZE), shingles(theirs, _SIZE)
    if not runs or not others:
        return mine == theirs
    return len(runs & others) >= ALIKE * len(runs | others)


def _without_what_varies(path: str, text: str) -> str:
    """Return a text without the address that was asked for, days and counters."""
    for named in (path, unquote(path), posixpath.basename(path)):
        if len(named) > 1:
            text = text.replace(named, "")
    return "".join(_DIGITS.sub("", text).split())


def _decoded(response: HttpResponse, kind: str) -> str:
    """Return the content as text, by header, by what the page says of itself, else as UTF-8."""
    named = _CHARSET.search(kind.encode()) or _CHARSET.search(response.content[:2048])
    charset = named[1].decode("ascii") if named else "utf-8"
    if charset.lower() in ("gb2312", "gbk"):
        charset = "gb18030"  # what browsers take both for
    try:
        return response.content.decode(charset, "replace")
    except LookupError:
        return response.content.decode("utf-8", "replace")
