"""The order in which findings are shown where only the first of them are seen."""

from collections import Counter
from collections.abc import Iterable

from gongkai.model.findings import Finding, Severity, sort_findings

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return errors before warnings before notices, and of each the first of every file first."""
    earlier: Counter[tuple[Severity, str]] = Counter()
    ranked = []
    for number, finding in enumerate(sort_findings(list(findings))):
        key = (finding.level, finding.place.path)
        ranked.append((_RANK[finding.level], earlier[key], number, finding))
        earlier[key] += 1
    return [finding for *_, finding in sorted(ranked, key=lambda entry: entry[:3])]
