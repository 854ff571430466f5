"""Links and HTML in the Markdown of a record, with their positions."""

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

SCHEMES = ("record", "unit", "point", "column")
"""What a text may link to by identity (design.md §4.8)."""

_LINK = re.compile(
    r"\]\(\s*<?([^)\s>]+)"
    r"|^ {0,3}\[(?!\^)[^\]]+\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?\s*$",
    re.MULTILINE,
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:[\s/][^<>]*)?>|<!--")
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1[ \t]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Use:
    """Something found in a text; line and column count from 1 within the Markdown."""

    text: str
    line: int
    column: int


def links_in(markdown: str) -> Iterator[Use]:
    """Yield the target of every inline link and link definition outside code."""
    plain = _without_code(markdown)
    for match in _LINK.finditer(plain):
        group = 1 if match[1] else 2
        yield _use(plain, match.start(group), match[group])


def html_in(markdown: str) -> Iterator[Use]:
    """Yield every HTML tag and comment outside code."""
    plain = _without_code(markdown)
    for match in _TAG.finditer(plain):
        yield _use(plain, match.start(), match[0])


def leads_nowhere(target: str, attached: Collection[str]) -> bool:
    """Tell whether a link without a scheme names neither a place on the page nor an attachment."""
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


def _without_code(markdown: str) -> str:
    """Blank code out, keeping every position."""
    if "`" not in markdown and "~~~" not in markdown:
        return markdown
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


def _use(text: str, start: int, found: str) -> Use:
    return Use(found, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
