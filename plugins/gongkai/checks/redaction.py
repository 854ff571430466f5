"""Findings -> findings fit for a public log, which quote nothing that must not be read."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from gongkai.checks import leaks, privacy
from gongkai.checks.digits import close_runs_in
from gongkai.checks.personal_numbers import numbers_in
from gongkai.checks.secret_words import NOTHING_SECRET, SecretWords
from gongkai.model.findings import Finding, Phrase, Word
from gongkai.model.gate import Privacy

WITHHELD = "…"
"""Stands in the place of what a record says that must not be published."""
_SAFE = frozenset({"line", "elapsed", "length"})
"""Details that count, and say nothing of what was written."""
_COUNTED = frozenset(
    {"line", "page", "slide", "number", "table", "row", "column", "cell", "count", "limit"}
)
"""What does so in the place of something in an attachment."""
_NAMES = frozenset({"file", "name", "part"})
"""Details that are names of files, or of what lies in them; a title may be among them."""


def redact(
    findings: Iterable[Finding], known: Privacy, secrets: SecretWords = NOTHING_SECRET
) -> list[Finding]:
    """Return the findings with what they quote hidden where it leaks.

    The numbers of persons become stars, everywhere: other findings of the same file may
    quote what is wrong in it, and a file may have such a number for its name. In files with
    a number of a person every long number is hidden. Of a record that must not be published
    at all (GK50x) no value is quoted, in any of its files; the gate's own findings name the
    mark by which they knew it, in an attachment the sheet or page too, and nothing else.
    Nor does any other finding quote a value that holds `secrets`, the words of what leaks.
    """
    findings = list(findings)
    numbered = {finding.place.path for finding in findings if finding.code.id in privacy.CODES}
    secret = {
        name
        for finding in findings
        if finding.code.id in leaks.CODES
        for name in (finding.place.path, finding.record)
        if name
    }
    return [_redacted(finding, numbered, secret, known, secrets) for finding in findings]


def _redacted(
    finding: Finding,
    numbered: Collection[str],
    secret: Collection[str],
    known: Privacy,
    secrets: SecretWords,
) -> Finding:
    path = finding.place.path
    all_long = path in numbered
    is_marked = finding.code.id in leaks.INSIDE
    is_secret = (path in secret or finding.record in secret) and finding.code.id not in leaks.CODES
    is_of_gate = finding.code.id in leaks.CODES or finding.code in privacy.GATED.values()

    def shown(name: str, value: str) -> str:
        if isinstance(value, Word) or name in _SAFE:
            return value
        if isinstance(value, Phrase):
            return value.each(lambda name, one: one if name in _COUNTED else shown(name, one))
        if is_secret or (is_marked and name in _NAMES):
            return WITHHELD
        if not is_of_gate and secrets.stand_in(value):
            return WITHHELD
        return _starred(value, all_long, known)

    def starred(text: str | None) -> str | None:
        return None if text is None else _starred(text, all_long, known)

    details = {name: shown(name, value) for name, value in finding.details.items()}
    if finding.code.otherwise and details.get("nearest") == WITHHELD:
        del details["nearest"]  # what is near to it gives it away
    is_whole = details == finding.details
    return replace(
        finding,
        instead=finding.instead if is_whole else None,
        edit=finding.edit if is_whole else None,
        place=replace(finding.place, path=_starred(path, all_long, known)),
        details=details,
        record=starred(finding.record),
        url=None if secrets.stand_in(finding.url or "") else starred(finding.url),
    )


def _starred(text: str, all_long: bool, known: Privacy) -> str:
    spans = [(number.offset, number.end) for number in numbers_in(text, known)]
    if all_long:
        spans += [(run.offsets[0], run.end) for run in close_runs_in(text)]
    for start, end in spans:
        text = text[:start] + "*" * (end - start) + text[end:]
    return text
