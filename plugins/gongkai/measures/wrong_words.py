"""Wrong words in texts, all looked for in one pass."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.model.wording import RightWord, WordingKind, WordingRegistry

_WORD = "[A-Za-z]+"
_PREFIX = 2
"""Characters by which a word in Chinese is looked up."""
_BEHIND = 12
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


@dataclass(frozen=True)
class _Entry:
    wrong: str
    kind: WordingKind
    right: RightWord

    @property
    def in_any_case(self) -> bool:
        """Return whether it is found in any case: units of measure differ by it."""
        return self.kind == "misspelt" and self.wrong.islower()

    def found_at(self, text: str, start: int) -> bool:
        """Return whether the word stands at `start` and is wrong there."""
        end = start + len(self.wrong)
        there, behind = text[start:end], text[end : end + 1]
        if there != self.wrong and not (self.in_any_case and there.lower() == self.wrong):
            return False
        if self.wrong[-1].isascii() and behind.isascii() and behind.isalpha():
            return False
        what = self.right
        before = text[max(0, start - _BEHIND) : start]
        return not (
            any(_covers(longer, self.wrong, text, start) for longer in what.not_in)
            or (what.preceded_by and not re.search(f"(?:{what.preceded_by})$", before))
            or (what.followed_by and not re.compile(what.followed_by).match(text, end))
            or (what.unless_followed_by and re.compile(what.unless_followed_by).match(text, end))
        )


class WrongWords:
    """The words of a registry, looked up by how they begin.

    A text is gone through once, however many words there are: at a pair of Chinese characters with
    which some word may begin, and at each word in Latin letters.
    """

    def __init__(self, registry: WordingRegistry) -> None:
        """Take the words; of two that give one word the last counts."""
        entries = {
            wrong: _Entry(wrong, words.kind, right)
            for words in registry.lists
            for wrong, right in words.words.items()
        }
        self._allowed = registry.allowed
        self._by_start: dict[str, list[_Entry]] = defaultdict(list)
        for entry in sorted(entries.values(), key=lambda one: -len(one.wrong)):
            self._by_start[_key(entry.wrong)].append(entry)
        han = [key for key in self._by_start if not key.isascii()]
        first, second = (_any_of(key[place] for key in han) for place in (0, 1))
        self._starts = re.compile(f"{first}(?={second})|{_WORD}" if han else _WORD)

    def found_in(self, text: str) -> Iterator[WrongWord]:
        """Yield the wrong words of a text in its order; of two at one place the longer."""
        if not self._by_start:
            return
        done = 0
        for match in self._starts.finditer(text):
            start = match.start()
            if start < done:
                continue
            begins = match[0] if match[0].isascii() else text[start : start + _PREFIX]
            for entry in self._by_start.get(begins.lower(), ()):
                if entry.found_at(text, start) and not self._is_allowed(entry.wrong, text, start):
                    done = start + len(entry.wrong)
                    yield _wrong_word(entry, text[start:done], start)
                    break

    def _is_allowed(self, wrong: str, text: str, start: int) -> bool:
        return any(_covers(longer, wrong, text, start) for longer in self._allowed)


def _wrong_word(entry: _Entry, there: str, start: int) -> WrongWord:
    right = entry.right.right
    if there != entry.wrong:
        right = right.upper() if there.isupper() else right[:1].upper() + right[1:]
    return WrongWord(start, there, right, entry.kind, entry.right.sure, entry.right.since)


def _key(wrong: str) -> str:
    latin = re.match(_WORD, wrong)
    return (latin[0] if latin else wrong[:_PREFIX]).lower()


def _any_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(set(characters))))}]"


def _covers(longer: str, wrong: str, text: str, start: int) -> bool:
    """Return whether the word at `start` is a part of a longer one there."""
    at = longer.find(wrong)
    while at >= 0:
        if start >= at and text.startswith(longer, start - at):
            return True
        at = longer.find(wrong, at + 1)
    return False
