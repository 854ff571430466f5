"""Findings as GitLab's Code Quality report, a part of Code Climate's format."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import fix, message
from gongkai.model.findings import Finding, Severity
from gongkai.report.code_pages import NOWHERE, Handbook

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def render(
    findings: Sequence[Finding],
    words: Translation,
    prefix: str = "",
    *,
    handbook: Handbook = NOWHERE,
) -> str:
    """Return a JSON list. GitLab shows one entry for each fingerprint, so each has its own.

    `handbook` has the pages of codes.
    """
    earlier: Counter[str] = Counter()
    entries = []
    for finding in findings:
        place = finding.place
        number = earlier[finding.fingerprint]
        earlier[finding.fingerprint] += 1
        page = handbook.page(finding.code.id, words.language)
        lines = [message(finding, words), fix(finding, words), *([page] if page else [])]
        entry = {
            "description": "\n".join(lines),
            "check_name": finding.code.id,
            "fingerprint": _fingerprint(finding, number),
            "severity": SEVERITIES[finding.level],
            "location": {"path": prefix + place.path, "lines": {"begin": place.line}},
        }
        entries.append(entry)
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _fingerprint(finding: Finding, number: int) -> str:
    if number == 0:
        return finding.fingerprint
    return hashlib.sha256(f"{finding.fingerprint}\0{number}".encode()).hexdigest()[:16]
