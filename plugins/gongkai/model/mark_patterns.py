"""Marks that a document is not for the public, and what they look like in its letters."""

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Text

Certainty = Literal["V", "V~", "D", "M", "unknown"]


class Mark(Part):
    """A text that must not appear in a published record."""

    text: Text
    """The text, compared without blanks; a comma in it may be missing or another stop."""
    certainty: Certainty
    """How well it is known, as of a rule; it stops the build all the same."""
    whole_line: Boolean = False
    """Whether it counts only where it stands alone on a line."""
    in_brackets: Boolean = False
    """Whether it counts only in brackets, alone on a line or at the end of a title."""


class Statement(Part):
    """Marks in two halves, any of the first followed by any of the second."""

    firsts: tuple[Text, ...]
    """What the statement is about, such as 此件, or a label, such as 公开方式."""
    seconds: tuple[Text, ...]
    """What it says."""
    label: Boolean = False
    """Whether a colon, the border of a cell or a ticked box stands between the halves."""
    links: tuple[Text, ...] = ()
    """Words that may stand between the halves, such as 为."""
    options: tuple[Text, ...] = ()
    """What a form offers beside the second halves, such as 主动公开."""
    unless_before: tuple[Text, ...] = ()
    """What follows where a text only speaks of such statements, such as 的."""
    certainty: Certainty
    """How well it is known, as of a rule; it stops the build all the same."""


class Shape(StrEnum):
    """Where a mark counts."""

    ANYWHERE = "anywhere"
    ALONE = "alone"
    """Alone on a line."""
    IN_BRACKETS = "in brackets"
    """In brackets, alone on a line or at the end of a title."""
    STATED = "stated"
    """Anywhere, in two halves."""


@dataclass(frozen=True)
class Pattern:
    """What marks look like in letters without blanks, of one width, in the simplified way."""

    shape: Shape
    text: str
    """The mark; empty for marks in two halves."""
    triggers: tuple[str, ...]
    """Words of which one stands in every text that bears it; they are looked for first."""
    loose: re.Pattern[str]
    """What stands in every text that bears it, when its lines are joined."""
    exact: re.Pattern[str]
    """The mark in letters with the ends of lines."""

    def may_stand_in(self, letters: str, met: Set[str]) -> bool:
        """Return whether the mark may stand in letters whose lines are joined.

        `met` are the triggers of all marks that stand in them.
        """
        return not met.isdisjoint(self.triggers) and self.loose.search(letters) is not None


def of_mark(mark: Mark, simplified: Callable[[str], str]) -> Pattern:
    """Return what a mark looks like; `simplified` writes letters the simplified way."""
    text = simplified(mark.text)
    words, triggers = _spread(text), (text.partition(",")[0],)
    if mark.in_brackets:
        exact = rf"^#*(?P<rest>[^\n]*?)[{_OPEN}](?P<words>{words})[{_CLOSE}][。#]?(?=\n|\Z)"
        loose = rf"[{_OPEN}]{words}"
        shape = Shape.IN_BRACKETS
    else:
        exact = loose = words
        shape = Shape.ALONE if mark.whole_line else Shape.ANYWHERE
    return Pattern(shape, mark.text, triggers, re.compile(loose), re.compile(exact, re.MULTILINE))


def of_statement(statement: Statement, simplified: Callable[[str], str]) -> Pattern:
    """Return what marks in two halves look like; `simplified` as for `of_mark`."""
    firsts = tuple(map(simplified, statement.firsts))
    first, second = _any(firsts), _any(statement.seconds)
    stop = rf"(?!{_any(statement.unless_before)})" if statement.unless_before else ""
    if statement.label:
        loose = rf"{first}[:|]"
        exact = rf"{first}\n*[:|]+\n*{_chosen(statement, second, stop)}"
    else:
        link = rf"(?:{_any(statement.links)})?" if statement.links else ""
        loose = f"{first}{link}{second}"
        exact = rf"{first}\n*{link}\n*{second}{stop}"
    return Pattern(
        Shape.STATED,
        "",
        firsts,
        re.compile(simplified(loose)),
        re.compile(simplified(exact)),
    )


_OPEN, _CLOSE = "(【〔《<{", ")】〕》>}"
_STOPS = "[,、;。·:]"
_TICKED, _EMPTY = "☑☒√✓✔■●◉⊙▣", "□☐○◯▢"
_BETWEEN = r"[,、/;|]?\n*"


def _chosen(statement: Statement, second: str, stop: str) -> str:
    """Return what follows a label: the second half, or a form in which it is ticked.

    Forms tick before what they offer, or behind; the first of them shows which.
    """
    option = _any((*statement.options, *statement.seconds))
    plain = rf"{second}(?![{_TICKED}{_EMPTY}(]|[、/或]){stop}"
    before = rf"(?:[{_EMPTY}]\n*{option}{_BETWEEN})*[{_TICKED}]\n*{second}"
    behind = rf"(?:{option}\n*\(?[{_EMPTY}]?\)?{_BETWEEN})*{second}\n*\(?[{_TICKED}]"
    return rf"(?:{plain}|{before}|{behind})"


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(_spread, longest_first))})"


def _spread(text: str) -> str:
    """Return a pattern for a text that may run on over the ends of lines."""
    letters = (f"{_STOPS}?" if letter == "," else re.escape(letter) for letter in text)
    return r"\n*".join(letters)
