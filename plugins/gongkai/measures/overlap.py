"""How much of a text stands in another (R80): an excerpt is no explanation."""

import re
from collections.abc import Iterable

SIZE = 8
"""Letters that count as the same wording where they follow each other in both texts."""
LEAST = 80
"""Pieces below which a text is too short to be judged."""
_NOT_READ = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|<[^<>]*>|[\W_]+")


def shared(text: str, others: Iterable[str]) -> float | None:
    """Return the share of `text`, 0 to 1, that stands word for word in one of `others`.

    Both are Markdown; signs, blanks and marks are left out. None for a text too short to judge.
    """
    pieces = _pieces(text)
    if len(pieces) < LEAST:
        return None
    known: set[str] = set()
    for other in others:
        known |= _pieces(other)
    return len(pieces & known) / len(pieces)


def _pieces(markdown: str) -> set[str]:
    letters = _NOT_READ.sub("", markdown)
    return {letters[place : place + SIZE] for place in range(len(letters) - SIZE + 1)}
