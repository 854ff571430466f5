"""Words of which one character is another, or missing, or has changed places with the next."""

from collections import defaultdict
from collections.abc import Iterable, Set
from itertools import pairwise
from operator import add
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
    is_repeated: bool = False


class AlikeWords:
    """Wrong forms of words, looked up by the pair of characters in which they differ.

    A form is not written out before it is met: there are many, and hardly any is.
    """

    def __init__(self, variants: Iterable[Variants]) -> None:
        """Take the words that are given by their characters."""
        self._by_pair: dict[str, list[_Slip]] = defaultdict(list)
        for one in variants:
            self._take(one)
        self.pairs: Set[str] = frozenset(self._by_pair)
        """The pairs of characters by which they are looked up."""

    def _take(self, variants: Variants) -> None:
        usual = {
            pair for right, *_ in variants.replacements() for pair in map(add, right, right[1:])
        }
        for right, place, character in variants.replacements():
            before, behind = (
                right[place - 1 : place] + character,
                character + right[place + 1 : place + 2],
            )
            # The rarer of the two pairs is met less often, and what no word has is rare.
            if len(before) > 1 and (len(behind) < 2 or behind in usual):
                self._by_pair[before].append(_Slip(right, place - 1, place + 1))
            else:
                self._by_pair[behind].append(_Slip(right, place, place + 2))
        for right in variants.exchanged.split():
            for at, (one, other) in enumerate(pairwise(right)):
                if one != other:
                    self._by_pair[other + one].append(_Slip(right, at, at + 2))
        for right in variants.shortened.split():
            for at in range(1, len(right) - 1):
                pair = right[at - 1] + right[at + 1]
                self._by_pair[pair].append(_Slip(right, at - 1, at + 2))
        for right in variants.repeated.split():
            self._by_pair[right[-1] + right[0]].append(
                _Slip(right, len(right) - 1, 1, is_repeated=True)
            )

    def at(self, text: str, pair: str, place: int) -> list[Alike]:
        """Return the wrong words in which a pair of characters that stands at a place differs."""
        found = []
        for right, begins, goes_on, is_repeated in self._by_pair[pair]:
            if text.startswith(right[goes_on:], place + 2) and place >= begins:
                start, before = place - begins, right[:begins]
                if text.startswith(before, start) and not (
                    is_repeated and _is_on_purpose(text, start, right)
                ):
                    found.append(Alike(start, before + pair + right[goes_on:], right))
        return found


def _is_on_purpose(text: str, start: int, right: str) -> bool:
    """Return whether what stands twice is to: 落实落实再落实, 陆陆续续, 男男女女."""
    end = start + 2 * len(right)
    if text.startswith("再", end):
        return True
    beside = (text[max(0, start - 2) : start], text[end : end + 2])
    return len(right) == 1 and any(two[:1] == two[1:] != "" for two in beside)
