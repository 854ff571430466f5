"""How much of a text stands in another, word for word: excerpts, copies and near duplicates.

A text is compared only with the few older ones that share most clauses with it, so that the work
grows with the texts, not with pairs.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable
from typing import Generic, TypeVar

from gongkai.markdown.words import words
from gongkai.model import shingles as runs

T = TypeVar("T", bound=Hashable)
SIZE = 8
"""Letters that count as the same wording where they follow each other in both texts."""
LEAST = 80
"""Shingles below which a text is too short to be judged."""
_HOLDERS = 8
"""How many older texts may share a clause; one in more of them is a phrase and says nothing."""
_COMPARED = 3
"""How many older texts, those with most clauses in common, a text is compared with."""
_MARKS = re.compile(r"[\W_]+")
_ENDS = re.compile(r"[，。；：、！？,.;:!?\n|]+")


def excerpt_share(text: str, others: Iterable[str]) -> float | None:
    """Return the share of `text`, 0 to 1, that stands word for word in one of `others`.

    All are Markdown. None for a text too short to judge.
    """
    mine = shingles(text)
    if len(mine) < LEAST:
        return None
    known: set[str] = set()
    for other in others:
        known |= shingles(other)
    return len(mine & known) / len(mine)


def shingles(markdown: str) -> frozenset[str]:
    """Return the shingles of the letters of a text."""
    return runs.shingles(letters(markdown), SIZE)


def letters(markdown: str) -> str:
    """Return the letters and digits of a text, without punctuation, blanks, marks and targets."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", words(markdown)))


def clauses(text: str) -> tuple[str, ...]:
    """Return what stands between two punctuation marks and is long enough to be wording."""
    return tuple(dict.fromkeys(one for one in _ENDS.split(text) if len(one) >= SIZE))


class ClauseIndex(Generic[T]):
    """Older texts by their clauses."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._holders: dict[str, list[T]] = defaultdict(list)
        self._phrases: set[str] = set()

    def nearest(self, wording: Collection[str], least: float = 0) -> list[T]:
        """Return the few older texts that share most clauses, and at least the share `least`."""
        known = [clause for clause in wording if clause not in self._phrases]
        common = Counter(one for clause in known for one in self._holders.get(clause, ()))
        return [one for one, n in common.most_common(_COMPARED) if n / len(known) >= least]

    def add(self, wording: Iterable[str], text: T) -> None:
        """Take a text with its clauses."""
        for clause in wording:
            if clause in self._phrases:
                continue
            holders = self._holders[clause]
            holders.append(text)
            if len(holders) > _HOLDERS:
                self._phrases.add(clause)
                del self._holders[clause]
