"""Findings as a table in Markdown, for the summary of a run on GitHub Actions."""

from collections.abc import Sequence

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding
from gongkai.report.code_pages import NOWHERE, Handbook
from gongkai.report.markdown import escape, row
from gongkai.report.order import worst_first
from gongkai.report.text import summary

LIMIT = 1024 * 1024
"""How many bytes GitHub takes for a step; of more it shows nothing."""

TITLE = "What gongkai check found"
HEADS = ("Severity", "Code", "Place", "What is wrong", "How to fix it")
CUT = "{count} more are not shown here; they are in the log."
WORDS = (TITLE, *HEADS, CUT)
"""The texts of the table, for translators."""


def render(
    findings: Sequence[Finding],
    words: Translation,
    prefix: str = "",
    *,
    waived: int = 0,
    accepted: int = 0,
    limit: int = LIMIT,
    handbook: Handbook = NOWHERE,
) -> str:
    """Return title, counts and a table, the worst first, in at most `limit` bytes.

    `handbook` has the pages of codes: without one the table holds no link.
    """
    counts = [escape(line) for line in summary(findings, words, waived, accepted).split("\n")]
    head = "\n\n".join([f"### {words(TITLE)}", *counts]) + "\n"
    if not findings:
        return head
    room = limit - _size(head) - 1
    return head + "\n" + rows(findings, words, prefix, limit=room, handbook=handbook)


def rows(
    findings: Sequence[Finding],
    words: Translation,
    prefix: str = "",
    *,
    limit: int = LIMIT,
    handbook: Handbook = NOWHERE,
) -> str:
    """Return the table alone, the worst first, in at most `limit` bytes."""
    head = row(*map(words, HEADS)) + "|---" * len(HEADS) + "|\n"
    ordered = worst_first(findings)
    lines: list[str] = []
    left = limit - _size(head) - _size("\n" + words(CUT, count=len(ordered)) + "\n")
    for finding in ordered:
        line = _finding(finding, words, prefix, handbook)
        left -= _size(line)
        if left < 0:
            break
        lines.append(line)
    cut = len(ordered) - len(lines)
    return head + "".join(lines) + ("\n" + words(CUT, count=cut) + "\n" if cut else "")


def _finding(finding: Finding, words: Translation, prefix: str, handbook: Handbook) -> str:
    place, code = finding.place, finding.code.id
    page = handbook.page(code, words.language)
    return row(
        escape(words(str(finding.level))),
        f"[{code}](<{page}>)" if page else code,
        escape(f"{prefix}{place.path}:{place.line}:{place.column}"),
        escape(message(finding, words)),
        escape(fix(finding, words)),
    )


def _size(text: str) -> int:
    return len(text.encode())
