"""What Markdown cannot be rendered in its time, found by its characters before it is parsed."""

import re
from collections.abc import Iterator

from gongkai.model.findings import Code
from gongkai.sources.codes.links import MUCH_MARKUP, NESTED_DEEP
from gongkai.sources.limits import FENCES, MARKUP, NESTING
from gongkai.sources.text_links import tags_in, without_code

_FENCE = re.compile(r"^(?:`{3,}+|~{3,}+|#{1,6}+)", re.MULTILINE)
_PREFIX = re.compile(rf"^[ \t>*+\-\d.]{{{NESTING + 1},}}+", re.MULTILINE)
"""What lists and quotations nested too deep begin with, and few other lines."""
_MARKER = re.compile(r"[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}\.(?=[ \t]))")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)+[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}\.)[ \t]")
_CHARACTERS = re.compile(r"`+|\*+|_+|~+|[\[\\<&@]|://|  $", re.MULTILINE)
"""What an inline pattern of the parser begins with; a run counts once."""
_BRACKET = re.compile(r"[\[\]]")
_ALONE = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot"),
    *("option", "colgroup"),
}
"""Elements that hold nothing, or that end where the next one begins."""


def beyond_limits(markdown: str) -> Iterator[tuple[Code, int, int]]:
    """Yield the first place of each kind of too much: its code, its line and the limit.

    Lines count from 1 within the Markdown.
    """
    if len(markdown) <= NESTING:
        return
    fences = [fence.start() for fence in _FENCE.finditer(markdown)]
    if len(fences) > FENCES:
        yield MUCH_MARKUP, _line(markdown, fences[FENCES]), FENCES
        return
    plain = without_code(markdown)
    deep = [
        offset
        for offset in (_deep_lines(plain), _deep_brackets(plain), _deep_html(plain))
        if offset is not None
    ]
    if deep:
        yield NESTED_DEEP, _line(plain, min(deep)), NESTING
    crowded = _crowded(markdown) if len(markdown) > MARKUP else None
    if crowded is not None:
        yield MUCH_MARKUP, _line(markdown, crowded), MARKUP


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _deep_lines(plain: str) -> int | None:
    """Return where the first line begins that lies too deep in lists and quotations."""
    for found in _PREFIX.finditer(plain):
        start = found.start()
        end = plain.find("\n", start)
        line = plain[start : end if end >= 0 else len(plain)]
        if _RULE.fullmatch(line):
            continue
        markers, at = 0, 0
        while marker := _MARKER.match(line, at):
            markers += 1
            at = marker.end()
        indent = line[: len(line) - len(line.lstrip())].expandtabs(4)
        if markers and len(indent) // 4 + markers > NESTING:
            return start
    return None


def _deep_brackets(plain: str) -> int | None:
    """Return where the first paragraph begins whose brackets are nested too deep."""
    if plain.count("[") <= NESTING:
        return None
    for start, text in _paragraphs(plain):
        depth = 0
        for bracket in _BRACKET.finditer(text):
            depth = depth + 1 if bracket[0] == "[" else max(depth - 1, 0)
            if depth > NESTING:
                return start
    return None


def _deep_html(plain: str) -> int | None:
    """Return where the first tag stands that is nested too deep, in one never closed too."""
    if plain.count("<") <= NESTING:
        return None
    depth = 0
    for offset, name, closes in tags_in(plain):
        if name not in _ALONE:
            depth = max(depth - 1, 0) if closes else depth + 1
            if depth > NESTING:
                return offset
    return None


def _crowded(markdown: str) -> int | None:
    """Return where the first paragraph begins that holds too much markup."""
    for start, text in _paragraphs(markdown):
        if len(text) > MARKUP and sum(1 for _ in _CHARACTERS.finditer(text)) > MARKUP:
            return start
    return None


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield what is parsed at once, with its offset: a paragraph, list item or row of a table."""
    lines: list[str] = []
    start = offset = 0
    for line in text.splitlines(keepends=True):
        if lines and (not line.strip() or "|" in line or _ITEM.match(line)):
            yield start, "".join(lines)
            lines = []
        if not lines:
            start = offset
        if line.strip():
            lines.append(line)
        offset += len(line)
    if lines:
        yield start, "".join(lines)
