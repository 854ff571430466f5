"""English words that no dictionary has, and that are one slip away from a common one."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gongkai.measures.spelling.misspelling import Misspelling

WORDS = Path(__file__).with_name("en.words")
_WORD = re.compile(
    r"(?<![\w@./:#&=%'’\-])(?P<word>[a-z]{4,})(?![\w@/:#&=%\-]|\.\w)(?:['’]s(?!\w))?"
)
"""A word in small letters that is no part of an address, a name or a compound."""
_BESIDE = re.compile(r"[A-Za-z]{2,}[,;:]?\s+$|[A-Za-z]\s+$")
_BEHIND = re.compile(r"(?:['’]s)?[,;:]?\s+[A-Za-z]")
_BEFORE = 24
"""Characters before a word that are looked at, to see whether it stands in an English text."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ENDINGS = ("s", "es", "r", "rs", "er", "ers", "ness")
_PREFIXES = ("re", "un", "non", "pre", "sub", "over", "under", "inter", "mis")


class EnglishWords(NamedTuple):
    """The words of dictionaries, in small letters."""

    known: frozenset[str]
    common: frozenset[str]
    """Those that everybody knows: one of these may have been meant."""

    def has(self, word: str) -> bool:
        """Return whether a word is one, or made from one as English makes them."""
        stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
        stems += [word.removeprefix(begins) for begins in _PREFIXES if word.startswith(begins)]
        return word in self.known or any(stem in self.known and len(stem) > 2 for stem in stems)

    def meant_by(self, word: str) -> str | None:
        """Return the common word that is one slip away; of several the one most like it."""
        near = _one_slip_from(word) & self.common
        return min(near, key=lambda one: (_cost(word, one), one)) if near else None


@cache
def english_words(path: Path = WORDS) -> EnglishWords:
    """Return the words of a file, which is read once."""
    with zipfile.ZipFile(path) as archive:
        known, common = (
            frozenset(archive.read(name).decode().split()) for name in ("known.txt", "common.txt")
        )
    return EnglishWords(known, common)


def english_misspellings(text: str) -> Iterator[Misspelling]:
    """Yield the misspelt words of the English parts of a text."""
    for match in _WORD.finditer(text):
        word, start = match["word"], match.start()
        in_english = _BESIDE.search(text, max(0, start - _BEFORE), start) or _BEHIND.match(
            text, match.end("word")
        )
        if in_english and not english_words().has(word):
            meant = english_words().meant_by(word)
            if meant is not None:
                yield Misspelling(start, word, meant)


def _one_slip_from(word: str) -> set[str]:
    """Return a word with a letter left out, twisted with the next, another one, or one more."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(before + behind[1:] for before, behind in parts if behind),
        *(a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1),
        *(a + letter + b[1:] for a, b in parts if b for letter in _LETTERS),
        *(a + letter + b for a, b in parts for letter in _LETTERS),
    }


def _cost(written: str, meant: str) -> int:
    """Return how odd a slip is: another first letter is odd, letters in another order are not."""
    odd_start = 2 if written[0] != meant[0] else 0
    return odd_start + (set(written) != set(meant)) + (len(written) > len(meant))
