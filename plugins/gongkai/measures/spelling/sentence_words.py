"""The words of a sentence, and which stand beside a place in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.measures.spelling.language_model import LanguageModel
from gongkai.measures.spelling.segmentation import cut

NUMBER = "#"
"""What stands for all numbers."""
AROUND = 5
"""Words on either side of a place that stand beside it."""
_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_TOKENS = re.compile(r"[\u4e00-\u9fff]+|[0-9]+(?:\.[0-9]+)?")


class PlacedWord(NamedTuple):
    """A word and where it begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


def words_of(sentence: str, model: LanguageModel) -> Iterator[PlacedWord]:
    """Yield the words of a sentence, of which numbers are all alike."""
    for match in _TOKENS.finditer(sentence):
        if match[0].isascii():
            yield PlacedWord(match.start(), NUMBER)
            continue
        at = match.start()
        for word in cut(match[0], model.costs):
            yield PlacedWord(at, word)
            at += len(word)


class SentenceWords:
    """The words of a sentence."""

    def __init__(self, text: str, model: LanguageModel) -> None:
        """Read a text that is no more than a sentence."""
        self.words: Sequence[PlacedWord] = tuple(words_of(text, model))
        self._starts = [word.start for word in self.words]
        self._ends = [word.end for word in self.words]

    def between(self, start: int, end: int) -> Sequence[PlacedWord]:
        """Return the words that begin between two places."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def beside(self, start: int, end: int) -> Sequence[str]:
        """Return the words before and behind a place, without those that reach into it."""
        last, first = bisect_right(self._ends, start), bisect_left(self._starts, end)
        before, behind = (
            self.words[max(0, last - AROUND) : last],
            self.words[first : first + AROUND],
        )
        return [word.text for word in (*before, *behind)]


class CharacterRun(NamedTuple):
    """Characters of a sentence without marks between them."""

    text: str
    start: int
    """Where they begin in it."""
    sentence: SentenceWords

    def words(self) -> Iterator[PlacedWord]:
        """Yield its words, with where they begin in it."""
        end = self.start + len(self.text)
        for word in self.sentence.between(self.start, end):
            yield word._replace(start=word.start - self.start)

    def beside(self, start: int, end: int) -> Sequence[str]:
        """Return the words before and behind a place in it."""
        return self.sentence.beside(self.start + start, self.start + end)


def character_runs(sentence: str, model: LanguageModel) -> Iterator[CharacterRun]:
    """Yield the parts of a sentence in which something can be misspelt."""
    read = SentenceWords(sentence, model)
    for match in _RUN.finditer(sentence):
        yield CharacterRun(match[0], match.start(), read)
