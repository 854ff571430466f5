"""Findings as text for people: place, code, what is wrong, the line, how to fix it."""

import re
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding, Severity
from gongkai.report.characters import columns, visible
from gongkai.report.order import worst_first

WIDTH = 100
"""How many columns of a source line are shown; paragraphs are one long line."""

NOTHING = "Nothing to fix."
COUNT = "Errors: {errors}. Warnings: {warnings}. Notices: {notices}."
WAIVED = "Waived: {count}."
ACCEPTED = "In the baseline: {count}."
HOW = "how to fix it: {fix}"
MORE = "More about a code: gongkai explain {code}"
CERTAIN = "Can be fixed with “gongkai fix”: {count}."
WORDS = (NOTHING, COUNT, WAIVED, ACCEPTED, HOW, MORE, CERTAIN, *Severity)
"""The texts of this report, for translators."""


Paint = Callable[[str, str], str]
"""Gives a text the look of what it is."""


def plain(text: str, _: str) -> str:
    """Return a text as it is."""
    return text


def render(
    findings: Sequence[Finding],
    words: Translation,
    root: Path,
    *,
    leaking: Collection[str],
    is_secret: Callable[[str], bool] = lambda _: False,
    waived: int = 0,
    accepted: int = 0,
    quiet: bool = False,
    paint: Paint = plain,
) -> str:
    """Return every finding with its source line, a closing count, and where to learn more.

    `leaking` are the files and records of which no line is shown: `findings` alone do not
    say, as the leak itself may have been left out of them. Nor is a line of another file in
    which `is_secret` finds their words. `quiet` leaves out what closes it. `paint` gives parts
    of the report a colour by what they are: `place`, `code`, `caret`, a severity.
    """
    sources: dict[str, list[str]] = {}
    blocks = []
    for finding in findings:
        place = finding.place
        hidden = place.path in leaking or (finding.record or "") in leaking
        line = None if hidden else _line(place.path, place.line, root, sources)
        if line is not None and is_secret(line):
            line = None
        blocks.append(_block(finding, words, line, paint))
    if quiet:
        return "\n".join(blocks).rstrip("\n")
    closing = [summary(findings, words, waived, accepted)]
    certain = sum(finding.edit is not None for finding in findings)
    if certain:
        closing.append(words(CERTAIN, count=certain))
    if findings:
        closing.append(words(MORE, code=worst_first(findings)[0].code.id))
    return "\n".join([*blocks, *closing])


def summary(
    findings: Sequence[Finding], words: Translation, waived: int = 0, accepted: int = 0
) -> str:
    """Count the findings by severity, and those that are waived, a line for each count."""
    count = {
        severity: sum(finding.level is severity for finding in findings) for severity in Severity
    }
    counts = words(
        COUNT,
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        notices=count[Severity.NOTICE],
    )
    parts = [counts if findings else words(NOTHING)]
    parts += [words(WAIVED, count=waived)] if waived else []
    parts += [words(ACCEPTED, count=accepted)] if accepted else []
    return "\n".join(parts)


def _block(finding: Finding, words: Translation, line: str | None, paint: Paint) -> str:
    place = finding.place
    where = paint(visible(f"{place.path}:{place.line}:{place.column}"), "place")
    severity = paint(words(str(finding.level)), finding.level)
    said = visible(message(finding, words))
    lines = [f"{where} {paint(finding.code.id, 'code')} {severity}: {said}"]
    if line is not None:
        number = str(place.line)
        shown, caret = _excerpt(line, place.column)
        lines += [
            f"  {number} | {shown}",
            f"  {' ' * len(number)} | {' ' * caret}{paint('^', 'caret')}",
        ]
    lines.append("  " + visible(words(HOW, fix=fix(finding, words))))
    return "\n".join([*lines, ""])


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """Return the part of `line` around `column`, and how many blanks come before its caret."""
    # A letter takes a column at least: what is further off is never shown.
    before = _tail(
        visible(line[max(column - 1 - WIDTH, 0) : column - 1].replace("\t", " ")), WIDTH // 2
    )
    after = visible(line[column - 1 : column + WIDTH].replace("\t", " "))
    room = WIDTH - columns(before)
    kept = len(after)
    while kept and columns(after[:kept]) > room:
        kept -= 1 + (columns(after[:kept]) - room) // 2
    dots = "…" if kept < len(after) else ""
    return before + after[:kept] + dots, columns(before)


def _tail(text: str, room: int) -> str:
    """Return the end of a text that fits, with dots where something is left out."""
    if columns(text) <= room:
        return text
    start = len(text)
    width = 0
    while start and width < room - 1:
        start -= 1
        width += columns(text[start])
    return "…" + text[start:]


def _line(path: str, number: int, root: Path, sources: dict[str, list[str]]) -> str | None:
    """Return a line of a source file; None where it is blank or cannot be read."""
    if path not in sources:
        sources[path] = _lines(root / path)
    lines = sources[path]
    line = lines[number - 1] if number <= len(lines) else ""
    return line.rstrip() if line.strip() else None


READ_BYTES = 20_000_000
"""Bytes beyond which a file's lines are not shown: it was not read either."""


def _lines(file: Path) -> list[str]:
    if not file.is_file() or file.is_symlink():
        return []
    try:
        if file.stat().st_size > READ_BYTES:
            return []
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return re.split(r"\r\n|\r|\n", text)
