"""A finding in words, and as the mapping of the finding contract (design.md §7)."""

from gongkai.model.findings import Finding, Named, Word
from gongkai.translation import Translation

LONGEST = 300
"""How much of a value is shown; what somebody wrote may be a whole paragraph."""


def message(finding: Finding, words: Translation) -> str:
    """Say what is wrong."""
    return _filled(finding, finding.code.message, words)


def fix(finding: Finding, words: Translation) -> str:
    """Say how to mend it."""
    return _filled(finding, finding.fix, words)


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
    }


def _filled(finding: Finding, template: str, words: Translation) -> str:
    details = {
        name: words(value) if isinstance(value, Word) else _short(_named(value, words))
        for name, value in finding.details.items()
    }
    return words(template, **details) if details else words(template)


def _named(value: str, words: Translation) -> str:
    return value.en if isinstance(value, Named) and words.language == "en" else value


def _short(value: str) -> str:
    return value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
