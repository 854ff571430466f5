"""Marks in texts: statements that the document is not for the public, grades of secrecy."""

import re
from collections.abc import Iterable, Iterator

from gongkai.checks.reading import Reading, read, squeeze
from gongkai.model.findings import Code, Severity
from gongkai.model.gate import Gate
from gongkai.model.mark_patterns import Pattern, Shape

BODY_MARK = Code(
    "GK502",
    Severity.ERROR,
    "the text says of itself that it is not for the public (“{mark}”)",
    "take the file out of the repository and its history; "
    "put the words in quotation marks if the text only mentions them",
    rules=("R75",),
)
SECRECY_MARK = Code(
    "GK503",
    Severity.ERROR,
    "the text has a mark of secrecy (“{mark}”)",
    "tell the unit's secrecy officer at once, and take the file out of the repository "
    "and its history",
    "Order 711, article 14",
    rules=("R41",),
)

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "《": "》"}
_BRACKETS = "()【】〔〕。.#>|:：-—"
_GRADE = (
    r"(?:密级[:|]?)?{grade}(?:[★☆]+(?:\d+(?:年|个月|月|日|天))?|[★☆]*\d+(?:年|个月)|[★☆]*长期)?"
)


def marks_in(source: str, gate: Gate) -> Iterator[tuple[Code, str, int]]:
    """Yield each mark that a text bears, with its offset."""
    likely, may_be_graded = _likely(gate, source)
    if not likely and not may_be_graded:
        return
    reading = read(source).changed(gate.simplified)
    lines = reading.lines()
    marks = [mark for pattern in likely for mark in _found(pattern, reading, lines, gate.about)]
    seen: set[int] = set()
    for mark, offset in sorted(marks, key=lambda found: found[1]):
        if offset not in seen:  # one place may be that of several marks
            seen.add(offset)
            yield BODY_MARK, mark, offset
    for grade in gate.grades if may_be_graded else ():
        for line in lines:
            for offset in _graded(grade, line):
                yield SECRECY_MARK, grade, offset


def may_have_marks(gate: Gate, *sources: str) -> bool:
    """Return whether a mark may stand in one of several texts: most have none."""
    likely, may_be_graded = _likely(gate, *sources)
    return bool(likely) or may_be_graded


def _likely(gate: Gate, *sources: str) -> tuple[list[Pattern], bool]:
    """Return the marks that may stand in texts, and whether a grade of secrecy may."""
    letters = gate.simplified(squeeze(*sources))
    met = {word for word in gate.triggers if word in letters}
    likely = [one for one in gate.patterns if one.may_stand_in(letters, met)] if met else []
    return likely, any(grade in letters for grade in gate.grades)


def _found(
    pattern: Pattern, reading: Reading, lines: Iterable[Reading], about: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """Yield where one mark stands, as it is written or as the list has it."""
    if pattern.shape is Shape.ALONE:
        for line in lines:
            alone = line.letters.strip(f"{_BRACKETS}★☆")
            if pattern.exact.fullmatch(alone):
                yield pattern.text, line.offsets[line.letters.index(alone)]
        return
    for match in pattern.exact.finditer(reading.letters):
        if pattern.shape is not Shape.IN_BRACKETS:
            if not _is_quoted(match):
                yield pattern.text or _on_one_line(match), reading.offsets[match.start()]
            continue
        rest = match["rest"].strip(_BRACKETS)
        is_title = match.start() == 0 or match[0].startswith("#")
        if not rest or (is_title and not any(word in rest for word in about)):
            yield pattern.text, reading.offsets[match.start("words")]


def _on_one_line(match: re.Match[str]) -> str:
    return match[0].replace("\n", "")


def _graded(grade: str, line: Reading) -> Iterator[int]:
    """Yield where the line marks the grade: alone, with a star or term, or after 密级."""
    alone = line.letters.strip(_BRACKETS)
    for match in re.finditer(_GRADE.format(grade=grade), line.letters):
        is_mark = match[0].startswith("密级") or "★" in match[0] or "☆" in match[0]
        if (is_mark or match[0] == alone) and not _is_quoted(match):
            yield line.offsets[match.start()]


def _is_quoted(match: re.Match[str]) -> bool:
    """Return whether the words are only mentioned, in quotation marks."""
    before = match.string[match.start() - 1] if match.start() else ""
    after = match.string[match.end() : match.end() + 1]
    return before in _QUOTES and _QUOTES[before] == after
