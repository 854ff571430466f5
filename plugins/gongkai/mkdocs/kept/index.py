"""The index of what is kept of an edition: what it rests on, its entries, and what they asked.

Many pages ask the same, so each question stands once with its answer, and entries name it by
number. It is JSON, since nothing that runs may be restored from a cache.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast, get_args

from gongkai.render.asked import Kind, SiteAnswer, SiteAnswers, SiteQuestion
from gongkai.whole import write_whole

_FORM = 2
"""Of indexes; one of another form counts as none."""
_BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError)
"""What reading an index raises that is not as it was written."""
T = TypeVar("T")
Answer = Callable[[SiteQuestion], SiteAnswer]
Numbers = tuple[int, ...]
"""Questions with their answers, by number."""
Row = tuple[SiteQuestion, SiteAnswer]
Entries = Mapping[str, tuple[Any, Numbers]]
"""What is kept under each name, as JSON has it, and what was asked."""


class Stat(NamedTuple):
    """By what a file is known to be the one that was kept, as Git knows it."""

    size: int
    modified: int
    """In nanoseconds."""

    @classmethod
    def of(cls, file: Path) -> "Stat":
        """Return that of a file. Raises OSError."""
        found = file.stat()
        return cls(found.st_size, found.st_mtime_ns)


class KeptAnswers:
    """What was asked of the rest of a site: each question with its answer, by number."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Take questions with their answers, in the order of their numbers."""
        self.rows = list(rows)
        self._numbers: dict[Row, int] = {}
        self._still_there: dict[int, bool] = {}

    def numbers(self, answers: SiteAnswers) -> Numbers:
        """Return the numbers of answers; those that are new get one."""
        if not self._numbers:  # seldom needed: most pages are as they were
            self._numbers = {row: number for number, row in enumerate(self.rows)}
        return tuple(map(self._number, answers.items()))

    def hold(self, numbers: Numbers, answer: Answer) -> bool:
        """Return whether the same would be answered now. Raises KeyError where `answer` does.

        Whether an address is there is the same for all pages, and asked once.
        """
        return all(self._holds(number, answer) for number in numbers)

    def _number(self, row: Row) -> int:
        number = self._numbers.setdefault(row, len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        return number

    def _holds(self, number: int, answer: Answer) -> bool:
        question, before = self.rows[number]
        if question.kind != "there":
            return answer(question) == before
        if number not in self._still_there:
            self._still_there[number] = answer(question) == before
        return self._still_there[number]


def read_index(
    file: Path, basis: str, read: Callable[[Any, Numbers], T]
) -> tuple[dict[str, T], KeptAnswers]:
    """Return the entries of an index, as `read` makes them, and what they asked.

    Nothing where it is broken, of another basis, or of an empty one, of which nobody can tell.
    """
    try:
        entries, answers = _read(file, basis)
        return {name: read(value, asked) for name, (value, asked) in entries.items()}, answers
    except (OSError, *_BROKEN):
        return {}, KeptAnswers()


def _read(file: Path, basis: str) -> tuple[Entries, KeptAnswers]:
    kept = json.loads(file.read_bytes())
    if not basis or kept["form"] != _FORM or kept["basis"] != basis:
        raise ValueError
    answers = KeptAnswers(_row(*row) for row in kept["answers"])
    there = range(len(answers.rows))
    entries = {}
    for name, (value, numbers) in kept["entries"].items():
        if not all(type(number) is int for number in numbers):
            raise TypeError
        if numbers and (min(numbers) not in there or max(numbers) not in there):
            raise ValueError
        entries[name] = (value, tuple(numbers))
    return entries, answers


def _row(kind: object, name: object, text: object, answer: object) -> Row:
    """Return a question with its answer. Raises TypeError where it is none."""
    if not (isinstance(name, str) and isinstance(text, str) and kind in _KINDS):
        raise TypeError
    if not (answer is None or isinstance(answer, str | bool)):
        raise TypeError
    return SiteQuestion(cast("Kind", kind), name, text), answer


_KINDS = get_args(Kind)


def write_index(file: Path, basis: str, entries: Entries, answers: KeptAnswers) -> None:
    """Write entries, and what they asked and nothing else. Raises OSError."""
    used = sorted({number for _, numbers in entries.values() for number in numbers})
    now = {number: place for place, number in enumerate(used)}
    value = {
        "form": _FORM,
        "basis": basis,
        "answers": [
            [*question, answer] for question, answer in map(answers.rows.__getitem__, used)
        ],
        "entries": {
            name: [value, [now[number] for number in numbers]]
            for name, (value, numbers) in sorted(entries.items())
        },
    }
    write_whole(file, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
