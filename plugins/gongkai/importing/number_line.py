"""The line with the document number, and the marks that stand on lines like it."""

import re

from gongkai.importing.wordings import (
    CATEGORY,
    COPY,
    OPENNESS,
    PAGE_NUMBER,
    RULE,
    SECRET,
    SENT_AS,
    URGENT,
)
from gongkai.importing.written_forms import read_document_number

_MARKS = (SECRET, URGENT, SENT_AS, COPY, PAGE_NUMBER, RULE, CATEGORY, OPENNESS)
_GLUED = re.compile(r"^((?:特提|特急|加急|平急)(?:[·•・./]?明电)?)(?=[^\s·•・./件]\S*[〔\[(（［])")
"""A grade of urgency that begins no name, with a number behind it and no blank between them."""


def is_mark(part: str) -> bool:
    """Return whether a word is a mark: secrecy, urgency, the number of a copy, openness."""
    return any(one.fullmatch(part) for one in _MARKS)


def marks_before(text: str) -> tuple[list[str], str]:
    """Return the marks with which a line begins, and what stands behind them."""
    words, marks = _GLUED.sub(r"\1 ", text, count=1).split(), []
    while words and is_mark(words[0]):
        marks.append(words.pop(0))
    return (marks, " ".join(words)) if marks and words else ([], text)


def split_number(text: str) -> tuple[str | None, str]:
    """Return the number that a line holds, and what stands behind it."""
    _, text = marks_before(text)
    whole = read_document_number(text)
    if whole is not None:
        return whole, ""
    for sign in ("签发", "会签"):
        before, found, behind = text.partition(sign)
        if found and (number := read_document_number(before)) is not None:
            return number, found + behind
    return None, text
