"""A finding as the mapping of the finding contract (decision 20)."""

from dataclasses import asdict

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding
from gongkai.report.code_pages import NOWHERE, Handbook


def as_mapping(
    finding: Finding, words: Translation, handbook: Handbook = NOWHERE
) -> dict[str, object]:
    """Return the finding as the contract has it, ready for JSON.

    `help` is the page of its code in `handbook`. A finding whose end is not known ends where it
    begins.
    """
    end_line, end_column = finding.end or (finding.place.line, finding.place.column)
    return {
        "code": finding.code.id,
        "severity": str(finding.level),
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": end_line,
        "end_column": end_column,
        "message": message(finding, words),
        "fix": fix(finding, words),
        "help": handbook.page(finding.code.id, words.language) or None,
        "unit": finding.unit,
        "record": finding.record,
        "url": finding.url,
        "edition": finding.edition,
        "fingerprint": finding.fingerprint,
        "edit": asdict(finding.edit) if finding.edit is not None else None,
    }
