"""Findings as text for people: place, code, what is wrong, the line, how to mend it."""

import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from gongkai.model.findings import Finding, Severity
from gongkai.report.finding import fix, message
from gongkai.translation import Translation


def render(findings: Sequence[Finding], words: Translation, root: Path) -> str:
    """Return every finding with its source line, and a closing count."""
    sources: dict[str, list[str]] = {}
    blocks = [_block(finding, words, _line(finding, root, sources)) for finding in findings]
    return "\n".join([*blocks, summary(findings, words)])


def summary(findings: Sequence[Finding], words: Translation) -> str:
    """Return one line that counts the findings by severity."""
    if not findings:
        return words("Nothing to mend.")
    count = {
        severity: sum(finding.code.severity is severity for finding in findings)
        for severity in Severity
    }
    return words(
        "Errors: {errors}. Warnings: {warnings}. Notices: {notices}.",
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        notices=count[Severity.NOTICE],
    )


def _block(finding: Finding, words: Translation, line: str | None) -> str:
    place = finding.place
    severity = words(str(finding.code.severity))
    head = f"{place.path}:{place.line}:{place.column} {finding.code.id} {severity}: "
    lines = [head + message(finding, words)]
    if line is not None:
        number = str(place.line)
        lines += [f"  {number} | {line}", f"  {' ' * len(number)} | {_pad(line, place.column)}^"]
    lines.append("  " + words("how to mend it: {fix}", fix=fix(finding, words)))
    return "\n".join([*lines, ""])


def _pad(line: str, column: int) -> str:
    """Return the blanks before a caret, two for each wide character."""
    return "".join(
        "  " if unicodedata.east_asian_width(char) in "WF" else " " for char in line[: column - 1]
    )


def _line(finding: Finding, root: Path, sources: dict[str, list[str]]) -> str | None:
    """Return the source line; leaks (GK5xx) are never quoted."""
    path = finding.place.path
    if finding.code.id.startswith("GK5"):
        return None
    if path not in sources:
        file = root / path
        readable = file.is_file() and not file.is_symlink()
        text = file.read_bytes().decode("utf-8", "replace") if readable else ""
        sources[path] = text.removeprefix("\ufeff").splitlines()
    lines: Mapping[int, str] = dict(enumerate(sources[path], start=1))
    line = lines.get(finding.place.line)
    return line.replace("\t", " ").rstrip() if line and line.strip() else None
