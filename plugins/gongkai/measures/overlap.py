"""How much of a text stands in another (R80): an excerpt is no explanation."""

import re
from collections.abc import Iterable

from gongkai.measures.pieces import pieces

LEAST = 80
"""Pieces below which a text is too short to be judged."""
_NOT_READ = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|<[^<>]*>|[\W_]+")


def shared(text: str, others: Iterable[str]) -> float | None:
    """Return the share of `text`, 0 to 1, that stands word for word in one of `others`.

    Both are Markdown; signs, blanks and marks are left out. None for a text too short to judge.
    """
    mine = _pieces(text)
    if len(mine) < LEAST:
        return None
    known: set[str] = set()
    for other in others:
        known |= _pieces(other)
    return len(mine & known) / len(mine)


def _pieces(markdown: str) -> frozenset[str]:
    return pieces(_NOT_READ.sub("", markdown))
