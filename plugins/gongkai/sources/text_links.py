"""Links and HTML in the Markdown of a record, with their positions."""

import posixpath
import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

SCHEMES = ("record", "unit", "point", "column")
"""What a text may link to by identity (decision 8)."""

_LINK = re.compile(
    r"\]\(\s*<?([^)\s>]+)"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?[ \t]*$",
    re.MULTILINE,
)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*+)(?:[\s/][^<>]*)?>|<!--")
_ELSEWHERE = r"(?:https?:)?//[^\s)<>\"']+"
_MEDIA = re.compile(
    rf"!\[[^\]\n]*\]\(\s*<?({_ELSEWHERE})"
    r"|<(?:img|video|audio|source|track|iframe|frame|embed|object)\b[^<>]*?\b(?:src|data)\s*=\s*"
    rf"[\"']?({_ELSEWHERE})"
    r"|!\[([^\]\n]+)\](?:\[([^\]\n]*)\])?(?!\()",
    re.IGNORECASE,
)
_DEFINITION = re.compile(rf"^ {{0,3}}\[([^\]\n]+)\]:[ \t]*<?({_ELSEWHERE})", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}+|~{3,}+)(.*)$", re.MULTILINE)
_NOT_END = re.compile(r"[^\n]")
_CODE = re.compile(r"`[^`\n]+`")


@dataclass(frozen=True)
class Use:
    """Something found in a text; line and column count from 1 within the Markdown."""

    text: str
    line: int
    column: int


def links_in(markdown: str) -> Iterator[Use]:
    """Yield the target of every inline link and link definition outside code."""
    plain = without_code(markdown)
    groups = ((match, 1 if match[1] else 2) for match in _LINK.finditer(plain))
    yield from _uses(plain, ((match.start(group), match[group]) for match, group in groups))


def html_in(markdown: str) -> Iterator[Use]:
    """Yield the first HTML tag of each name, and the first comment, outside code."""
    plain = without_code(markdown)
    first: dict[str, tuple[int, str]] = {}
    for match in _TAG.finditer(plain):
        first.setdefault((match[1] or "").lower(), (match.start(), match[0]))
    yield from _uses(plain, first.values())


def media_in(markdown: str) -> Iterator[Use]:
    """Yield the address of every image, sound, film and frame that lies on another site."""
    plain = without_code(markdown)
    named = {name.lower(): address for name, address in _DEFINITION.findall(plain)}
    found = [
        (match.start(), match[1] or match[2] or named.get((match[4] or match[3]).lower(), ""))
        for match in _MEDIA.finditer(plain)
    ]
    yield from _uses(plain, [(offset, address) for offset, address in found if address])


def tags_in(plain: str) -> Iterator[tuple[int, str, bool]]:
    """Yield offset, name and whether it closes of every HTML tag in a text without code."""
    for match in _TAG.finditer(plain):
        if match[1]:
            yield match.start(), match[1].lower(), match[0].startswith("</")


def leads_nowhere(target: str, attached: Collection[str]) -> bool:
    """Return whether a link without a scheme names no place on the page and no attachment."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    has_scheme = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", target) is not None
    return bool(path) and not has_scheme and path.removeprefix("./") not in attached


def by_identity(target: str, folder: str) -> tuple[str, str] | None:
    """Return scheme and name of a link by identity, None for any other link.

    A relative path to a Markdown file, seen from `folder`, is the scheme `path`.
    """
    scheme, colon, name = target.partition(":")
    if colon and scheme in SCHEMES:
        return scheme, name.partition("#")[0]
    path = target.partition("#")[0]
    if not colon and path.endswith(".md"):
        return "path", posixpath.normpath(posixpath.join(folder, path))
    return None


def without_code(markdown: str) -> str:
    """Blank code out, keeping every position."""
    if "`" not in markdown and "~~~" not in markdown:
        return markdown
    pieces: list[str] = []
    end = 0
    for start, stop in _fenced(markdown):
        pieces += [_CODE.sub(_blank, markdown[end:start]), _NOT_END.sub(" ", markdown[start:stop])]
        end = stop
    pieces.append(_CODE.sub(_blank, markdown[end:]))
    return "".join(pieces)


def _fenced(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield where fenced code begins and ends; a fence that is never closed begins none."""
    fences = list(_FENCE.finditer(markdown))
    closing: dict[str, list[int]] = {}
    for number, fence in enumerate(fences):
        if not fence[2].strip(" \t"):
            closing.setdefault(fence[1], []).append(number)
    number = 0
    while number < len(fences):
        ends = closing.get(fences[number][1], [])
        at = bisect(ends, number)
        if at < len(ends):
            yield fences[number].start(), fences[ends[at]].end()
            number = ends[at]
        number += 1


def _blank(match: re.Match[str]) -> str:
    return _NOT_END.sub(" ", match[0])


def _uses(text: str, found: Iterable[tuple[int, str]]) -> Iterator[Use]:
    """Yield what was found, in the order of its offsets, with its line and column."""
    line, behind = 1, 0
    for offset, words in found:
        line += text.count("\n", behind, offset)
        behind = offset
        yield Use(words, line, offset - text.rfind("\n", 0, offset))
