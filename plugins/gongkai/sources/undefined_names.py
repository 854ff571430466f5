"""Links by a name that nothing in the text defines: `[words][name]` is printed as it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.markdown.events import MarkdownText


class UndefinedName(NamedTuple):
    """A link whose target should stand in a definition."""

    written: str
    words: str
    name: str
    offset: int
    """Where it begins in the source of the text."""


def undefined_names(text: MarkdownText) -> Iterator[UndefinedName]:
    """Yield links by names that are not defined, where nothing else can be meant.

    Brackets are often no more than brackets: `[1][2]` are notes, `[必填][日期]` fields of a form.
    """
    if b"][" not in text.source:
        return
    has_names = next(text.definitions(), None) is not None
    for found in _SHAPE.finditer(_without_others(text)):
        start = found.start()
        words, name = (found[part].decode("utf-8", "replace") for part in ("words", "name"))
        if _is_link(words, name, has_names=has_names) and not (
            words.isascii() and _CODE.match(text.source[start - 1 : start])
        ):
            yield UndefinedName(text.written(start, found.end()), words, name, start)


_SHAPE = re.compile(
    rb"(?<![\\\]\[])\[(?P<words>[^\[\]\n\\]{2,300})\]\[(?P<name>[^\[\]\n\\]{0,100})\](?![\[(:\w])"
)
_CODE = re.compile(rb"[\w)]")
"""What stands before an index in code that is not marked as such, `row[key][name]`."""


def names_defined(text: MarkdownText) -> list[str]:
    """Return the names that definitions give, as they are written."""
    spans = (one["span"] for one in text.definitions())
    found = (_DEFINED.match(text.written(span["start"], span["end"])) for span in spans)
    return [match[1] for match in found if match is not None]


_DEFINED = re.compile(r"\s*\[([^\]]+)\]:")


def _without_others(text: MarkdownText) -> bytes:
    """Return the source with blanks in the place of code, HTML, links and notes."""
    left = bytearray(text.source)
    for event, place in text.events:
        match event:
            case (
                {"Code": _}
                | {"InlineHtml": _}
                | {"FootnoteReference": _}
                | {"Start": "HtmlBlock" | {"CodeBlock": _} | {"Link": _} | {"Image": _}}
            ):
                left[place["start"] : place["end"]] = b" " * (place["end"] - place["start"])
    return bytes(left)


def _is_link(words: str, name: str, *, has_names: bool) -> bool:
    """Return whether two pairs of brackets can be nothing but a link.

    `has_names` says whether the text defines other names.
    """
    shown = _MARKUP.sub("", words)
    if len(shown) < _LEAST or _NOTE.fullmatch(shown) or "^" in (words[:1], name[:1]):
        return False
    if has_names or not name or name == words:
        return bool(name.strip()) or not name
    if name.isdecimal():
        return len(shown) >= _SEVERAL
    if _NAME.fullmatch(name) is None or name.isupper() or name.lower() in _FORMATS:
        return False
    return not words.isascii() or " " in words.strip()


_LEAST, _SEVERAL = 2, 4
_MARKUP = re.compile(r"[\s*_~`]")
_NOTE = re.compile(r"[\d\W]+|[注参图表][释考文献\d]*")
"""What marks a note: 1, 2021, 注2."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]+", re.IGNORECASE)
_FORMATS = frozenset(
    ("pdf", "doc", "docx", "xls", "xlsx", "ofd", "zip", "wps", "csv", "new", "hot")
)
"""What stands in brackets behind a name: [通知][pdf]."""
