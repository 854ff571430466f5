"""How often each code was found, the most frequent first."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import without_details
from gongkai.model.findings import Finding


@dataclass(frozen=True)
class CountedCode:
    """A code with how often it was found at a severity."""

    code: str
    severity: str
    count: int
    message: str
    """What it says, with dots in place of the details."""


def render_text(findings: Sequence[Finding], words: Translation) -> str:
    """Return a line for each code: how often, what it is called, what it says."""
    counted = tuple(_counted(findings, words))
    width = len(str(max((one.count for one in counted), default=0)))
    return "\n".join(
        f"{one.count:>{width}} {one.code} {words(one.severity)}: {one.message}" for one in counted
    )


def render_json(findings: Sequence[Finding], words: Translation) -> str:
    """Return the same as a JSON list; severities are in English, as in the list of findings."""
    rows = [vars(one) for one in _counted(findings, words)]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _counted(findings: Sequence[Finding], words: Translation) -> Iterator[CountedCode]:
    counts = Counter((finding.code.id, str(finding.level)) for finding in findings)
    codes = {finding.code.id: finding.code for finding in findings}
    for (name, severity), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield CountedCode(name, severity, count, without_details(codes[name].message, words))
