"""Two versions of a text -> the places where they differ, in words, with a little around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 12
"""Characters that are kept on either side of a difference."""
LONGEST = 2_000
"""Tokens of two passages that are compared word by word; longer ones differ as a whole."""
ALIKE = 0.4
"""The share that two lines have in common, 0 to 1, below which one is no version of the other."""
_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_LEFT_OUT = "…"


@dataclass(frozen=True)
class Piece:
    """A part of a passage."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class TextChange:
    """A place where a text differs; either side is empty where the other was added or taken out."""

    line: int
    """Of the text as it is now, from 1; of what is gone, the line at which it stood."""
    before: tuple[Piece, ...]
    now: tuple[Piece, ...]


def text_changes(before: str, now: str) -> list[TextChange]:
    """Return the places where two texts differ, from the top."""
    old, new = before.splitlines(), now.splitlines()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        change
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for change in _passages(old[a:b], new[c:d], c + 1)
        if change.before or change.now
    ]


def _passages(old: Sequence[str], new: Sequence[str], line: int) -> Iterator[TextChange]:
    """Yield the differences of lines that stand for each other: one by one, if they are so many."""
    if len(old) == len(new):
        for number, (was, now) in enumerate(zip(old, new, strict=True)):
            yield _passage(was, now, line + number)
    else:
        yield _passage(_joined(old), _joined(new), line)


def _joined(lines: Sequence[str]) -> str:
    return " ".join(filter(None, map(str.strip, lines)))


def _passage(was: str, now: str, line: int) -> TextChange:
    old, new = _TOKEN.findall(was), _TOKEN.findall(now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if len(old) + len(new) > LONGEST or matcher.ratio() < ALIKE:
        return TextChange(line, _whole(was), _whole(now))
    found = matcher.get_opcodes()
    return TextChange(
        line,
        _cut([Piece("".join(old[a:b]), tag != "equal") for tag, a, b, _, _ in found]),
        _cut([Piece("".join(new[c:d]), tag != "equal") for tag, _, _, c, d in found]),
    )


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, is_changed=True),) if text.strip() else ()


def _cut(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Leave out what is empty, and the middle and ends of what is the same."""
    kept = [piece for piece in pieces if piece.text]
    last = len(kept) - 1
    return tuple(
        piece if piece.is_changed else Piece(_near(piece.text, number, last), is_changed=False)
        for number, piece in enumerate(kept)
    )


def _near(text: str, number: int, last: int) -> str:
    """Return the ends of a text that lie at a difference."""
    head = text[:AROUND] if number > 0 else ""
    tail = text[-AROUND:] if number < last else ""
    return text if len(text) <= len(head + tail) + 1 else head + _LEFT_OUT + tail
