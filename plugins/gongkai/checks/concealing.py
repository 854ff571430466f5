"""Findings -> findings fit for a public log, which quote nothing that must not be read."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from gongkai.checks import leaks, privacy
from gongkai.checks.digits import close_runs_in
from gongkai.checks.personal_numbers import numbers_in
from gongkai.model.findings import Finding, Phrase, Word
from gongkai.model.gate import Privacy

WITHHELD = "…"
"""Stands in the place of what a record says that must not be published."""
_SAFE = frozenset({"line", "elapsed", "length"})
"""Details that count, and tell nothing of what was written."""
_COUNTED = frozenset(
    {"line", "page", "slide", "number", "table", "row", "column", "cell", "count", "limit"}
)
"""What does so in the place of something in an attachment."""
_NAMES = frozenset({"file", "name", "part"})
"""Details that are names of files, or of what lies in them; a title may be among them."""


def conceal(findings: Iterable[Finding], known: Privacy) -> list[Finding]:
    """Return the findings with what they quote hidden where it leaks.

    The numbers of persons become stars, everywhere: other findings of the same file may
    quote what is wrong in it, and a file may have such a number for its name. In files with
    a number of a person every long number is hidden. Of a record that must not be published
    at all (GK50x) no value is quoted, in any of its files; the gate's own findings name the
    sign by which they knew it, in an attachment the sheet or page too, and nothing else.
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
    return [_concealed(finding, numbered, secret, known) for finding in findings]


def _concealed(
    finding: Finding, numbered: Collection[str], secret: Collection[str], known: Privacy
) -> Finding:
    path = finding.place.path
    all_long = path in numbered
    is_marked = finding.code.id in leaks.INSIDE
    is_secret = (path in secret or finding.record in secret) and finding.code.id not in leaks.CODES

    def shown(name: str, value: str) -> str:
        if isinstance(value, Word) or name in _SAFE:
            return value
        if isinstance(value, Phrase):
            return value.each(lambda name, one: one if name in _COUNTED else shown(name, one))
        if is_secret or (is_marked and name in _NAMES):
            return WITHHELD
        return _starred(value, all_long, known)

    def starred(text: str | None) -> str | None:
        return None if text is None else _starred(text, all_long, known)

    details = dict(finding.details)
    if is_secret and finding.code.otherwise:
        details.pop("nearest", None)  # what is near to it tells it, too
    return replace(
        finding,
        place=replace(finding.place, path=_starred(path, all_long, known)),
        details={name: shown(name, value) for name, value in details.items()},
        record=starred(finding.record),
        url=starred(finding.url),
    )


def _starred(text: str, all_long: bool, known: Privacy) -> str:
    spans = [(number.offset, number.end) for number in numbers_in(text, known)]
    if all_long:
        spans += [(run.offsets[0], run.end) for run in close_runs_in(text)]
    for start, end in spans:
        text = text[:start] + "*" * (end - start) + text[end:]
    return text
