"""Words that are taken for each other: they differ by a character, or are typed alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import product
from typing import NamedTuple

from gongkai.measures.spelling.confusions import Confusions, How

_TYPED = range(2, 4)
"""Characters of the words that are typed at once, and picked wrongly as a whole."""


class OtherWord(NamedTuple):
    """A word that may have been meant."""

    word: str
    at: int
    """Where the first character is that differs."""
    how: How


class WordConfusions:
    """Which words of a vocabulary are taken for which."""

    def __init__(self, vocabulary: Set[str], confusions: Confusions) -> None:
        """Take the words, and which characters are taken for which."""
        self._vocabulary = vocabulary
        self._confusions = confusions
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in sorted(vocabulary):
            for sound in self._sounds(word):
                self._by_sound[sound].append(word)
        self._known: dict[str, Sequence[OtherWord]] = {}

    def others(self, word: str) -> Sequence[OtherWord]:
        """Return the words for which one is taken, in their order."""
        others = self._known.get(word)
        if others is None:
            found = {other.word: other for other in self._others(word) if other.word != word}
            others = self._known[word] = [found[other] for other in sorted(found)]
        return others

    def _others(self, word: str) -> Iterator[OtherWord]:
        for at in range(len(word)):
            for start, end, other, how in self._confusions.meant(word, at):
                if end - start == len(word) and other in self._vocabulary:
                    yield OtherWord(other, at, how)
        for sound in self._sounds(word):
            for other in self._by_sound[sound]:
                yield OtherWord(other, _first_difference(word, other), "same sound")

    def _sounds(self, word: str) -> Iterator[str]:
        """Yield how a word may be typed."""
        if len(word) in _TYPED:
            yield from map(" ".join, product(*map(self._confusions.sounds, word)))


def _first_difference(word: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(word, other, strict=True)) if a != b), 0)
