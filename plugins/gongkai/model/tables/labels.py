"""What rows are called: numbers before it and blanks in it do not count."""

import re
import unicodedata
from collections.abc import Iterable

OF_WHICH = "其中"
"""What a row begins with that is a part of the one above it."""
_LEVELS = (
    re.compile(r"[一二三四五六七八九十]+[、.,]"),
    re.compile(r"\([一二三四五六七八九十]+\)[、.,]?"),
    re.compile(r"\d{1,2}[、.,)](?!\d)"),
    re.compile(r"\(\d{1,2}\)[、.,]?"),
)
"""How rows are numbered in official documents, from the outermost: 一、 （一） 1. （1）."""
_LONGEST_NUMBER = 6
"""Characters of a number and a colon around what a row is called."""
_COLON = ":："


def bare(text: str) -> str:
    """Return a text without blanks: printed tables space their words out, `合　计`."""
    return "".join(text.split())


def level_of(text: str) -> int | None:
    """Return how deep a row is by the number before what it is called; None without a number."""
    text = unicodedata.normalize("NFKC", bare(text))
    return next((level for level, one in enumerate(_LEVELS) if one.match(text)), None)


def without_number(text: str) -> str:
    """Return a text without blanks, the number before it and the colon behind it."""
    text = unicodedata.normalize("NFKC", bare(text)).rstrip(_COLON)
    found = next((match for one in _LEVELS if (match := one.match(text))), None)
    return text[found.end() :] if found else text


def is_part(text: str) -> bool:
    """Return whether a row begins with 其中."""
    return bare(text).startswith(OF_WHICH)


class RowLabels:
    """Some of the things that rows may be called.

    A `*` stands for any text. One without a number is meant with any number before it; one that
    has a number is meant with that alone.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Take what rows may be called."""
        bared = [bare(text) for text in texts]
        whole = [text for text in bared if "*" not in text]
        self._exact = frozenset(whole)
        self._plain = frozenset(
            unicodedata.normalize("NFKC", text) for text in whole if level_of(text) is None
        )
        globs = [".*".join(map(re.escape, text.split("*"))) for text in bared if "*" in text]
        self._glob = re.compile("|".join(globs)) if globs else None
        self._longest = max(map(len, whole), default=0) + _LONGEST_NUMBER

    def __contains__(self, text: object) -> bool:
        """Return whether a row of this name is meant."""
        text = bare(str(text))
        if text in self._exact:
            return True
        if not text or (self._glob is None and len(text) > self._longest):
            return False
        plain = without_number(text)
        return plain in self._plain or bool(self._glob and self._glob.fullmatch(plain))

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._exact or self._glob)
