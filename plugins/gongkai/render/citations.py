"""The laws that a text cites on its page: the first mention of each leads to its official text."""

import re
from collections.abc import Callable
from html import escape, unescape

_PIECE = re.compile(
    r"<(?P<end>/?)(?P<tag>\w+)(?:\"[^\"]*\"|[^\">])*>|《(?P<title>[^《》<>\n]{2,60})》"
)
"""A tag with its attributes, in which titles may stand too, or a title."""
_CLOSED = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}
"""In what nothing is linked."""


def with_citations(html: str, address_of: Callable[[str], str | None]) -> str:
    """Return HTML in which the first mention of each law is a link, if its text is known.

    Nothing is linked inside links, headings and code. `address_of` is given a title as the text
    has it, without 《》.
    """
    open_tags = 0
    seen: set[str] = set()

    def linked(match: re.Match[str]) -> str:
        nonlocal open_tags
        if match["tag"]:
            if match["tag"] in _CLOSED:
                open_tags += -1 if match["end"] else 1
            return match[0]
        address = address_of(unescape(match["title"]))
        if open_tags or address is None or address in seen:
            return match[0]
        seen.add(address)
        return f'<a href="{escape(address)}">{match[0]}</a>'

    return _PIECE.sub(linked, html)
