"""How likely words follow each other, and which characters stand together in official texts."""

import json
import zipfile
from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any
from zlib import crc32

from gongkai.measures.spelling.boosted_trees import BoostedTrees
from gongkai.measures.spelling.word_context import WordContext

MODEL = Path(__file__).with_name("zh.model")
LONGEST = 4
"""Characters of the longest word."""
UNKNOWN = 7.0
"""What a character costs that is no word of the model: more than the rarest of them."""
_COMMON_NEWCOMER = 64
"""What is taken of a character of which nothing is known, in the steps of a count."""
COST_STEPS = 32
BACKOFF_STEPS = 100
COUNT_STEPS = 16
"""Steps to one of a cost, a back-off and the logarithm of a count: a byte holds each."""


class LanguageModel:
    """Costs of words, each behind another, and counts of characters that stand together.

    A cost is the negative logarithm to base ten of a probability. A pair that the model does not
    hold costs as much as its second word alone and what its first one asks for that (back-off).
    """

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Take the parts of a model, as bench/spelling_model.py writes them.

        Numbers of words that follow each other, and checksums, are the differences of sorted ones.
        """
        words = parts["words.txt"].decode().split("\n")
        self.words: Mapping[str, int] = {word: at for at, word in enumerate(words)}
        """The number of each word."""
        self.about: Mapping[str, Any] = json.loads(parts["about.json"])
        """Where the model comes from."""
        self.trees = BoostedTrees(**json.loads(parts["trees.json"]))
        """How the evidence for slips is weighed where nothing is known of the words beside."""
        self.context_trees = BoostedTrees(**json.loads(parts["context_trees.json"]))
        """How it is weighed with them."""
        self._newcomers = dict(
            zip(parts["newcomers.txt"].decode(), parts["newcomers.bin"], strict=True)
        )
        self.sounds = parts["sounds.txt"].decode()
        self.shapes = parts["shapes.txt"].decode()
        self._alone = parts["words.bin"]
        self.costs = {w: cost / COST_STEPS for w, cost in zip(words, self._alone, strict=True)}
        """What each word costs that follows nothing."""
        self.context = WordContext(parts)
        """Which words go together in official texts."""
        self._backoffs = parts["backoffs.bin"]
        self._pairs = array("Q", accumulate(array("Q", parts["pairs.bin"])))
        self._pair_costs = parts["pair_costs.bin"]
        self._together = array("I", accumulate(array("I", parts["together.bin"])))
        self._counts = parts["counts.bin"]
        self._known: dict[tuple[int, int], float] = {}
        self._counted: dict[str, float] = {}

    def alone(self, word: int) -> float:
        """Return what a word costs that follows nothing."""
        return self._alone[word] / COST_STEPS if word >= 0 else UNKNOWN

    def cost(self, before: int, word: int) -> float:
        """Return what a word costs behind another one; a negative number is no word."""
        found = self._known.get((before, word))
        if found is None:
            found = self._known[before, word] = self._looked_up(before, word)
        return found

    def _looked_up(self, before: int, word: int) -> float:
        if before < 0 or word < 0:
            return self.alone(word)
        key = before * len(self.words) + word
        place = bisect_left(self._pairs, key)
        if place < len(self._pairs) and self._pairs[place] == key:
            return self._pair_costs[place] / COST_STEPS
        return self.alone(word) + self._backoffs[before] / BACKOFF_STEPS

    def newcomer(self, character: str) -> float:
        """Return how often a character of right texts stands where it never did: high in names.

        A logarithm, higher by 8 than of all cases.
        """
        return self._newcomers.get(character, _COMMON_NEWCOMER) / COUNT_STEPS

    def together(self, characters: str) -> float:
        """Return the logarithm of how often characters stand together in official texts, plus 1.

        Two to four characters; 0 for what hardly ever does. They are kept by a checksum, so that
        one in four thousand of those that never do is taken for others.
        """
        count = self._counted.get(characters)
        if count is None:
            count = self._counted[characters] = self._count(crc32(characters.encode()))
        return count

    def _count(self, key: int) -> float:
        place = bisect_left(self._together, key)
        if place < len(self._together) and self._together[place] == key:
            return self._counts[place] / COUNT_STEPS
        return 0.0


@cache
def language_model(path: Path = MODEL) -> LanguageModel:
    """Return the model of a file, which is read once."""
    with zipfile.ZipFile(path) as archive:
        return LanguageModel({name: archive.read(name) for name in archive.namelist()})
