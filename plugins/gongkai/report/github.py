"""Findings as workflow commands of GitHub Actions, which shows them at their lines.

Of each severity it shows ten a step: the worst come first, and one of every file before a
second of any.
"""

from collections.abc import Sequence

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding, Severity
from gongkai.report.characters import visible
from gongkai.report.code_pages import NOWHERE, Handbook
from gongkai.report.order import worst_first
from gongkai.report.text import HOW, summary

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def render(
    findings: Sequence[Finding],
    words: Translation,
    prefix: str = "",
    *,
    waived: int = 0,
    accepted: int = 0,
    handbook: Handbook = NOWHERE,
) -> str:
    """Return a command for each finding, and the closing count, which is not a command.

    `prefix` is the column's folder in its repository; `handbook` has the pages of codes.
    """
    commands = [_command(finding, words, prefix, handbook) for finding in worst_first(findings)]
    return "\n".join([*commands, summary(findings, words, waived, accepted)])


def _command(finding: Finding, words: Translation, prefix: str, handbook: Handbook) -> str:
    place = finding.place
    properties = {
        "file": prefix + place.path,
        "line": str(place.line),
        "col": str(place.column),
        **_end(finding),
        "title": finding.code.id,
    }
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = [visible(message(finding, words)), visible(words(HOW, fix=fix(finding, words)))]
    page = handbook.page(finding.code.id, words.language)
    if page:
        lines.append(page)
    return f"::{_COMMANDS[finding.level]} {said}::{_data(chr(10).join(lines))}"


def _end(finding: Finding) -> dict[str, str]:
    """Return where it ends; GitHub takes a column there on the same line alone."""
    if finding.end is None:
        return {}
    line, column = finding.end
    if line != finding.place.line:
        return {"endLine": str(line)}
    return {"endLine": str(line), "endColumn": str(column)}


def _data(text: str) -> str:
    """Escape what a command says: it ends with its line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property of a command: it ends with a comma or a colon."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
