"""Words of which one character is another, or missing, or has changed places with the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise
from typing import NamedTuple

from gongkai.model.wording import Variants


class Alike(NamedTuple):
    """A wrong word in a text, and the right one."""

    start: int
    wrong: str
    right: str


class _Slip(NamedTuple):
    """What stands around a pair of characters that a right word does not have."""

    right: str
    begins: int
    """As many characters of the right word stand before the pair."""
    goes_on: int
    """From here on the right word stands behind the pair."""


class AlikeWords:
    """Wrong forms of words, looked up by the pair of characters in which they differ.

    A form is not written out before it is met: there are many, and hardly any is.
    """

    def __init__(self, variants: Iterable[Variants]) -> None:
        """Take the words that are given by their characters."""
        self._by_pair: dict[str, list[_Slip]] = defaultdict(list)
        for one in variants:
            self._take(one)

    def _take(self, variants: Variants) -> None:
        for right, place, character in variants.replacements():
            if place + 1 < len(right):
                pair, slip = character + right[place + 1], _Slip(right, place, place + 2)
            else:
                pair, slip = right[place - 1] + character, _Slip(right, place - 1, place + 1)
            self._by_pair[pair].append(slip)
        for right in variants.exchanged.split():
            for at, (one, other) in enumerate(pairwise(right)):
                if one != other:
                    self._by_pair[other + one].append(_Slip(right, at, at + 2))
        for right in variants.shortened.split():
            for at in range(1, len(right) - 1):
                pair = right[at - 1] + right[at + 1]
                self._by_pair[pair].append(_Slip(right, at - 1, at + 2))
        for right in variants.repeated.split():
            self._by_pair[right[-1] + right[0]].append(_Slip(right, len(right) - 1, 1))

    @property
    def pairs(self) -> Set[str]:
        """Return the pairs of characters by which they are looked up."""
        return self._by_pair.keys()

    def at(self, text: str, pair: str, place: int) -> Iterator[Alike]:
        """Yield the wrong words in which a pair of characters that stands at a place differs."""
        for slip in self._by_pair.get(pair, ()):
            start, before, behind = (
                place - slip.begins,
                slip.right[: slip.begins],
                slip.right[slip.goes_on :],
            )
            if start >= 0 and text.startswith(behind, place + 2) and text.startswith(before, start):
                yield Alike(start, before + pair + behind, slip.right)
