"""A finding as the mapping of the finding contract (decision 20)."""

from dataclasses import asdict

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding


def as_mapping(finding: Finding, words: Translation) -> dict[str, object]:
    """Return the finding as the contract has it, ready for JSON."""
    return {
        "code": finding.code.id,
        "severity": str(finding.level),
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": message(finding, words),
        "fix": fix(finding, words),
        "unit": finding.unit,
        "record": finding.record,
        "url": finding.url,
        "edition": finding.edition,
        "fingerprint": finding.fingerprint,
        "edit": asdict(finding.edit) if finding.edit is not None else None,
    }
