"""How well words go with the words around them.

A continuous bag of words (Mikolov et al.: Efficient Estimation of Word Representations in Vector
Space, 2013): a word has a vector by which it is meant, and one by which it stands beside others.
"""

import json
from collections.abc import Mapping, Sequence, Set
from operator import mul
from typing import NamedTuple

STRANGER = -4.0
"""How well a word goes with others of which nothing is known: like one taken at random."""
_FEWEST = 2
"""Words that must be known beside a place; one says too little."""


class Beside(NamedTuple):
    """What the words beside a place say together."""

    total: Sequence[int]
    """The sum of their vectors."""
    words: int
    """How many words these are."""


class WordContext:
    """Vectors of words, made of small integers."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Take the parts of a model, as bench/spelling_context.py writes them."""
        words = parts["context_words.txt"].decode().split("\n")
        self._at = {word: at for at, word in enumerate(words)}
        self._size = len(parts["beside.bin"]) // len(words)
        self._step: float = json.loads(parts["context.json"])["step"]
        """What one in the product of two vectors is worth."""
        self._beside = memoryview(parts["beside.bin"]).cast("b")
        self._meant = memoryview(parts["meant.bin"]).cast("b")

    @property
    def words(self) -> Set[str]:
        """Return the words of which anything is known."""
        return self._at.keys()

    def beside(self, words: Sequence[str]) -> Beside | None:
        """Return what the words beside a place say, or nothing if too few are known."""
        places = [at for word in words if (at := self._at.get(word)) is not None]
        if len(places) < _FEWEST:
            return None
        vectors = (self._vector(self._beside, at) for at in places)
        return Beside([sum(column) for column in zip(*vectors, strict=True)], len(places))

    def fit(self, word: str, beside: Beside | None) -> float:
        """Return how well a word goes with those beside it, as the logarithm of odds."""
        at = self._at.get(word)
        if at is None or beside is None:
            return STRANGER
        product: int = sum(map(mul, self._vector(self._meant, at), beside.total))
        return product * self._step / beside.words

    def _vector(self, vectors: Sequence[int], at: int) -> Sequence[int]:
        return vectors[at * self._size : (at + 1) * self._size]
