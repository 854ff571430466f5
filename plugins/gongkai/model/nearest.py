"""What somebody wrote -> the name that was meant, or the nearest of those that there are.

A name is sure where what was written is one of its words in any case or width, or a slip of the
pen in one of them; what is only like it is offered, and nobody writes it without being asked.
"""

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

_LIKE = 0.6
"""How alike two words are at least, of which one is offered for the other."""
_LEAST = 4
"""How many letters a word has at least in which one may be a slip."""
_BETWEEN = re.compile(r"[\s_\-‐-―·・.,，、。:：/()（）“”\"']+")
_WORD = re.compile(r"[a-z]+|[^a-z]+")
Words = Mapping[str, Collection[str]]
"""Names, each with the words that people have for it."""


@dataclass(frozen=True)
class Meant:
    """The name that was meant."""

    name: str
    is_sure: bool
    """Whether nothing else can have been meant; else the name is only the nearest."""


class Lookup:
    """Finds which of some names was meant."""

    def __init__(self, known: Words | Iterable[str]) -> None:
        """Take the names, with the words that people have for them if there are any."""
        words = known if isinstance(known, Mapping) else dict.fromkeys(known, ())
        self._by_form: dict[str, list[str]] = defaultdict(list)
        for name, others in words.items():
            for form in {_form(word) for word in (name, *others)}:
                self._by_form[form].append(name)
        self._written = [(word, name) for name, others in words.items() for word in (name, *others)]

    def meant(self, written: str) -> Meant | None:
        """Return the name that was meant, or None where nothing is close, or several are."""
        form = _form(written)
        if form in self._by_form:
            return self._only(self._by_form[form])
        slips = {name for word, name in self._written if is_slip(written, word)}
        if len(slips) == 1:
            return self._only(slips)
        alike = [other for other in self._by_form if _is_chinese(other) == _is_chinese(form)]
        found = difflib.get_close_matches(form, alike, 1, _LIKE)
        return Meant(self._by_form[found[0]][0], is_sure=False) if found else None

    @staticmethod
    def _only(names: Collection[str]) -> Meant | None:
        return Meant(next(iter(names)), is_sure=True) if len(names) == 1 else None


def nearest(written: str, known: Words | Iterable[str]) -> str | None:
    """Return the nearest of the known names, or None where none is close."""
    found = Lookup(known).meant(written)
    return found.name if found is not None else None


def _form(text: str) -> str:
    """Return the form in which spellings of a word are equal: one case and width, no blanks."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text).casefold())


def is_slip(written: str, word: str) -> bool:
    """Return whether one letter is missing, doubled, wrong, or has changed places.

    Numbers are never slips of other numbers, nor short words of other short words; of Chinese
    characters each may be meant.
    """
    first, second = (_WORD.findall(text.casefold().replace("_", "-")) for text in (written, word))
    if len(first) != len(second):
        return False
    other = [(one, two) for one, two in zip(first, second, strict=True) if one != two]
    return len(other) == 1 and _is_one_slip(*other[0])


def _is_one_slip(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) < _LEAST or not (short.isascii() and short.isalpha() and long.isalpha()):
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) == len(short) + 1:
        return short[at:] == long[at + 1 :]
    if len(long) != len(short):
        return False
    is_swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return is_swapped or short[at + 1 :] == long[at + 1 :]


def _is_chinese(text: str) -> bool:
    return "\u4e00" <= max(text, default="") <= "\u9fff"
