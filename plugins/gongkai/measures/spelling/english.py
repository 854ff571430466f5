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
_CAPITAL = re.compile(
    r"(?<![A-Za-z0-9_@./:#&=%'’\-])(?P<word>[A-Z][a-z]{7,})(?![A-Za-z0-9_@/:#&=%\-]|\.\w)"
)
"""A long word that begins with a capital: it may be a name, and short names are near to words."""
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

    def meant_by_name(self, word: str) -> str | None:
        """Return the word that is the same but for two letters twisted or one doubled."""
        near = _twisted(word) & self.known
        return min(near) if near else None


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

    for match in _CAPITAL.finditer(text):
        word = match["word"].lower()
        if not english_words().has(word):
            meant = english_words().meant_by_name(word)
            if meant is not None:
                yield Misspelling(match.start(), match["word"], meant.capitalize())


def _twisted(word: str) -> set[str]:
    """Return a word with two letters in the other order, or a letter once more or once less."""
    parts = [(word[:at], word[at:]) for at in range(1, len(word))]
    return {
        *(a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1 and b[0] != b[1]),
        *(a + a[-1] + b for a, b in parts),
        *(a + b[1:] for a, b in parts if a[-1] == b[0]),
    }


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
