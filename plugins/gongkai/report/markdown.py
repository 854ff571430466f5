"""Text that Markdown shows as it is: no mark-up, no link, no mention of anybody."""

import re

from gongkai.report.characters import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~@.:-])")
_CALLS = re.compile(r"(\\[@#!~])(?=\w)|(\\:)(?=//)|(www)(?=\\\.)", re.IGNORECASE)
"""What a forge makes a mention, a reference or a link of after it took the backslash away."""
_JOINER = "\u2060"
"""Invisible, and not part of a name."""


def escape(text: str) -> str:
    """Return a text as Markdown, and the HTML that becomes of it, show it letter by letter."""
    escaped = _SPECIAL.sub(r"\\\1", visible(text).replace("&", "&amp;"))
    escaped = _CALLS.sub(rf"\g<0>{_JOINER}", escaped)
    return escaped.replace("<", "&lt;").replace(">", "&gt;")


def row(*cells: str) -> str:
    """Return a row of a table; cells are escaped already."""
    return "| " + " | ".join(cells) + " |\n"
