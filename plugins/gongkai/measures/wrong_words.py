"""Wrong words in texts, all looked for in one pass."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import compress, count, groupby, pairwise
from operator import add, itemgetter
from typing import NamedTuple

from gongkai.measures.alike_words import Alike, AlikeWords
from gongkai.measures.full_marks import with_full_marks
from gongkai.measures.near_names import NearNames
from gongkai.measures.word_borders import WordBorders, by_first
from gongkai.measures.wrong_units import WrongUnits
from gongkai.model.wording import RightWord, WordingKind, WordingRegistry

_WORD = re.compile("[A-Za-z]+")
_LETTER = re.compile("[a-z]")
_PAIR = 2
"""Characters of a word in which two right ones may well meet."""
_BEHIND = 32
"""How many characters before a word are shown to the expression that must precede it."""


@dataclass(frozen=True)
class WrongWord:
    """A wrong word in a text."""

    start: int
    wrong: str
    """As the text has it."""
    right: str
    kind: WordingKind
    is_sure: bool
    since: date | None = None
    """The first day on which it is wrong, where it was right before."""

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.wrong)


class _Entry(NamedTuple):
    wrong: str
    kind: WordingKind
    right: RightWord
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    ends: str = ""
    """Behind one of these a word ends in the first character, and the right one begins."""
    begins: str = ""
    """Before one of these another word begins with the last character, behind the right one."""
    borders: WordBorders | None = None
    """Where two words meet in it, it is none."""

    @property
    def in_any_case(self) -> bool:
        """Return whether it is found in any case: units of measure and monday differ by it.

        So do letters that look like a digit: l0月, but not L0.
        """
        is_case_itself = self.right.right.lower() == self.wrong
        is_digit = not _LETTER.search(self.right.right.lower())
        return self.kind == "misspelt" and self.wrong.islower() and not is_case_itself | is_digit

    def found_at(self, text: str, start: int, marked: str) -> bool:
        """Return whether the word stands at `start` and is wrong there.

        `marked` is the text with full commas: what stands around the word is read in it.
        """
        end = start + len(self.wrong)
        there, behind = text[start:end], text[end : end + 1]
        if there != self.wrong and not (self.in_any_case and there.lower() == self.wrong):
            return False
        if self.wrong[-1].isascii() and behind.isascii() and behind.isalpha():
            return False
        if self.before and not text.endswith(self.before, 0, start):
            return False
        if self.after and not text.startswith(self.after, end):
            return False
        if (start and text[start - 1] in self.ends) or (behind and behind in self.begins):
            return False
        if self.borders is not None and self.borders.is_at(text, start):
            return False
        what = self.right
        before = marked[max(0, start - _BEHIND) : start]
        return not (
            any(_covers(longer, self.wrong, text, start) for longer in what.not_in)
            or (what.preceded_by and not re.search(f"(?:{what.preceded_by})$", before))
            or (what.followed_by and not re.compile(what.followed_by).match(marked, end))
            or (what.unless_followed_by and re.compile(what.unless_followed_by).match(marked, end))
        )


class WrongWords:
    """The words of a registry, looked up by what they have and the right words have not.

    However many words there are, a text without mistakes is gone through once, for the pairs of
    characters in it: hardly any of them is one by which a word is looked up. Words in Latin letters
    are looked up as a whole, several by the first two of them.
    """

    def __init__(self, registry: WordingRegistry, also: Iterable[str] = ()) -> None:
        """Take the words; of two lists that give one word the last counts.

        `also` are names and titles that are right, whatever they hold or nearly are.
        """
        also = frozenset(also)
        self._near = NearNames(registry.known, also)
        self._units = WrongUnits(registry.measured)
        listed = {
            wrong: _Entry(wrong, words.kind, right)
            for words in registry.lists
            for wrong, right in words.entries()
        }
        self._names = {wrong: entry.right for wrong, entry in listed.items() if entry.right.since}
        self._allowed = (*registry.allowed, *also)
        self._by_pair: dict[str, list[tuple[_Entry, int]]] = defaultdict(list)
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        self._borders = WordBorders(registry.borders)
        for entry in (*listed.values(), *_variants(registry, listed, self._borders)):
            word = _WORD.match(entry.wrong)
            if word is not None:
                first = _WORD.findall(entry.wrong)[:2] if " " in entry.wrong else [word[0]]
                self._by_word[" ".join(first).lower()].append(entry)
            else:
                offset = _telling_pair(entry)
                self._by_pair[entry.wrong[offset : offset + 2]].append((entry, offset))
        self._alike = AlikeWords(registry.variants)
        self._pairs = frozenset((*self._by_pair, *self._alike.pairs))

    def right_on(self, name: str, day: date) -> str:
        """Return what a name has become until a day, of one change after the other."""
        while (entry := self._names.get(name)) and entry.since and entry.since <= day:
            name = entry.right
        return name

    def found_in(self, text: str) -> Iterator[WrongWord]:
        """Yield the wrong words of a text in its order; of two at one place the longer."""
        listed: list[tuple[int, _Entry]] = []
        alike: list[Alike] = []
        marked = with_full_marks(text)
        for pair, at in self._places_in(text):
            if pair in self._alike.pairs:
                alike += self._alike.at(text, pair, at)
            for entry, offset in self._by_pair.get(pair, ()):
                if at >= offset and entry.found_at(text, at - offset, marked):
                    listed.append((at - offset, entry))
        found = [
            *(
                _wrong_word(entry, text[start : start + len(entry.wrong)], start)
                for start, entry in (*listed, *self._in_latin(text, marked))
            ),
            *(
                WrongWord(one.start, one.wrong, one.right, "misspelt", is_sure=False)
                for one in alike
                if len(one.right) != _PAIR or not self._borders.is_at(text, one.start)
            ),
            *(
                WrongWord(near.start, near.wrong, near.right, near.kind, is_sure=False)
                for near in self._near.found_in(text)
            ),
            *(
                WrongWord(one.start, one.wrong, one.right, "unit-of-measure", is_sure=False)
                for one in self._units.found_in(text)
            ),
        ]
        done = 0
        for word in sorted(found, key=lambda one: (one.start, -len(one.wrong))):
            if word.start >= done and not self.is_allowed(text, word.start, word.wrong):
                done = word.end
                yield word

    def _places_in(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield the pairs of characters by which words are looked up, and where each stands."""
        pairs = list(map(add, text, text[1:]))
        for at in compress(count(), map(self._pairs.__contains__, pairs)):
            yield pairs[at], at

    def _in_latin(self, text: str, marked: str) -> Iterator[tuple[int, _Entry]]:
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(one.lower() if one.isascii() else one for one in text)
        words = _WORD.findall(lower) if self._by_word else []
        keys = {*words, *map(" ".join, pairwise(words))}
        for key in keys & self._by_word.keys():
            at = lower.find(key)
            while at >= 0:
                if not _LETTER.match(lower[at - 1 : at]):
                    for entry in self._by_word[key]:
                        if entry.found_at(text, at, marked):
                            yield at, entry
                at = lower.find(key, at + 1)

    def is_allowed(self, text: str, start: int, wrong: str) -> bool:
        """Return whether what stands at `start` is a part of a name or word that is right there."""
        return any(_covers(longer, wrong, text, start) for longer in self._allowed)


def _variants(
    registry: WordingRegistry, listed: Container[str], borders: WordBorders
) -> Iterator[_Entry]:
    """Yield what is given in short, but for the words of a list."""
    for variants in registry.variants:
        ends, begins = by_first([variants.ends]), by_first([variants.begins])
        for right, slips in groupby(variants.slips(), key=itemgetter(0)):
            unsure = RightWord(right=right, sure=False)
            for _, slip in slips:
                if slip.wrong in listed:
                    continue
                first, last = slip.wrong[0], slip.wrong[-1]
                yield _Entry(
                    slip.wrong,
                    "misspelt",
                    unsure,
                    slip.before,
                    slip.after,
                    ends.get(first, "") + borders.ends.get(first, "")
                    if slip.wrong == first + right and first == right[0]
                    else "",
                    begins.get(last, "") + borders.begins.get(last, "")
                    if slip.wrong == right + last and last == right[-1]
                    else "",
                    borders if len(slip.wrong) == _PAIR else None,
                )


def _telling_pair(entry: _Entry) -> int:
    """Return where the first pair of characters stands that the right word does not have."""
    wrong, right = entry.wrong, entry.right.right
    pairs = range(len(wrong) - 1)
    return next((place for place in pairs if wrong[place : place + 2] not in right), 0)


def _wrong_word(entry: _Entry, there: str, start: int) -> WrongWord:
    right = entry.right.right
    if there != entry.wrong:
        right = right.upper() if there.isupper() else right[:1].upper() + right[1:]
    return WrongWord(start, there, right, entry.kind, entry.right.sure, entry.right.since)


def _covers(longer: str, wrong: str, text: str, start: int) -> bool:
    """Return whether the word at `start` is a part of a longer one there."""
    at = longer.find(wrong)
    while at >= 0:
        if start >= at and text.startswith(longer, start - at):
            return True
        at = longer.find(wrong, at + 1)
    return False
