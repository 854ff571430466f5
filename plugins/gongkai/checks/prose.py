"""What of a record's texts are words for readers, and no code, target of a link or address."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Protocol, TypeVar

from gongkai.checks.check import Scope
from gongkai.checks.passages import Passage, passages
from gongkai.measures.in_digits import InDigits, Located, in_digits
from gongkai.model.record import Record

MOST = 100
"""Findings of a kind in one text."""
_WORDS = re.compile(r"[\u3400-\u9fff]|\w\s+\w")
_APART = re.compile(
    r"""```.*?(?:```|\Z) | `[^`\n]+` | \]\([^)\n]*\) | ^\[(?!\^)[^\]\n]+\]:[^\n]* | <[^<>\n]+>
    | (?:https?|ftp)://[^\s，。；、）】》]+
    | (?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]+""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)

Texts = tuple[Passage, ...]
"""The texts of one record that have words, in both languages."""


def prose(record: Record) -> Texts:
    """Return the texts of a record that have words; ids have none."""
    return tuple(one for one in passages(record) if _WORDS.search(one.text))


def texts_of(record: Record, scope: Scope) -> Texts:
    """Return the texts of a record that have words, for all checks of them."""
    return scope.once_of(record, _prose)


def _prose(record: Record, _: Scope) -> Texts:
    return prose(record)


class Placed(Protocol):
    """Something in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""


P = TypeVar("P", bound=Placed)
S = TypeVar("S", bound=Located)


def in_words(text: str, found: Iterable[P], most: int | None = MOST) -> Iterator[P]:
    """Yield what was found in the words of a text, a hundred at most: nobody reads on.

    What stands in code, in markup, in the target of a link or in an address is left out.
    """
    return islice((one for one in found if not _is_apart(text, one.start)), most)


def found_in(
    texts: Texts, find: Callable[[str], Iterable[P]], most: int | None = MOST
) -> Iterator[tuple[Passage, P]]:
    """Yield what `find` finds in the words of texts, each with its text."""
    for passage in texts:
        for one in in_words(passage.text, find(passage.text), most):
            yield passage, one


def found_in_digits(
    record: Record, scope: Scope, find: Callable[[str], Iterable[S]]
) -> Iterator[tuple[Passage, S]]:
    """Yield what `find` finds in the words of a record's texts, whose numbers it gets in digits."""
    for passage, plain in scope.once_of(record, _plain):
        for one in in_words(passage.text, plain.found_by(find)):
            yield passage, one


def _plain(record: Record, scope: Scope) -> tuple[tuple[Passage, InDigits], ...]:
    """Return the texts of a record with their numbers in digits, for all checks that reckon."""
    return tuple((one, in_digits(one.text)) for one in texts_of(record, scope))


def _is_apart(text: str, offset: int) -> bool:
    starts, ends = _apart(text)
    place = bisect_right(starts, offset) - 1
    return place >= 0 and offset < ends[place]


@lru_cache(maxsize=1)  # a text is asked about once for each thing that was found in it
def _apart(text: str) -> tuple[list[int], list[int]]:
    """Return where what is apart begins, and where it ends."""
    spans = [match.span() for match in _APART.finditer(text)]
    return [start for start, _ in spans], [end for _, end in spans]
