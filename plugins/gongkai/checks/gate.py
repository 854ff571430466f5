"""The leak gate: every reason why something must not be published; what clerks do not see."""

from collections.abc import Iterable
from datetime import date

from gongkai.checks import leaks, privacy
from gongkai.checks.attachments import find_in_attachments, notice_in_attachments
from gongkai.checks.forbidden_columns import find_forbidden_columns
from gongkai.checks.leaks import (
    find_forwarded,
    find_leaks,
    find_leaks_in_texts,
    find_marks_shown,
    find_taken_down,
)
from gongkai.checks.marks import marks_in
from gongkai.checks.privacy import find_personal_numbers, holds_a_number
from gongkai.checks.redaction import redact
from gongkai.checks.secret_words import NOTHING_SECRET, SecretWords
from gongkai.checks.withheld_names import withheld_names
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding, Severity, sort_findings
from gongkai.model.gate import Gate
from gongkai.model.language import LANGUAGES
from gongkai.model.parts import RawText, Shown, Stored
from gongkai.model.record import Record

OF_THE_GATE = {
    name: code
    for name, code in (leaks.CODES | privacy.CODES).items()
    if code.severity is Severity.ERROR
}
"""Every code that the gate reports: whatever one of them finds stops the build."""


def gate(
    catalog: Catalog,
    rejected: Iterable[Record],
    unread: Iterable[RawText],
    stored: Stored,
    as_of: date,
    *,
    rendered: Iterable[Shown],
) -> list[Finding]:
    """Return every reason why something must not be published, by place.

    `rejected` are records that an error of their own keeps out of the catalog; whether
    they may be published at all is reported in the same run, as it is of files that are no
    whole record, `unread`. Numbers of persons must stand nowhere in what is `stored`, nor in
    the texts as readers see them, `rendered`.
    """
    registries = catalog.registries
    records = [*catalog.everything(), *rejected]
    found = find_leaks(records, registries.gate, list(registries.units.values()))
    unread = list(unread)
    found += find_leaks_in_texts(unread, registries.gate)
    withheld = withheld_names(records, unread, found)
    found += find_forbidden_columns(records)
    found += find_forwarded(records, unread)
    found += find_taken_down(stored.texts, registries.taken_down)
    listed = {file.path for record in records for file in record.files.values()}
    names = [name for name in stored.names if name not in listed]  # reported where they are listed
    units = {record.id: record.unit for record in records}
    known, shown = registries.gate, [*stored.values, *rendered]
    found += find_marks_shown(shown, stored.texts, known, found, units)
    found += find_personal_numbers(stored.texts, names, known.privacy, as_of, units, shown=shown)
    found += find_in_attachments(stored.attached, known, as_of, units, withheld)
    return sort_findings(found)


def holds_anything(text: str, known: Gate) -> bool:
    """Return whether the gate may find anything in a text, on any day."""
    return holds_a_number(text, known.privacy) or next(marks_in(text, known), None) is not None


def unseen(catalog: Catalog, rejected: Iterable[Record], stored: Stored) -> list[Finding]:
    """Return what clerks do not see in the attachments of records, by place."""
    registries = catalog.registries
    units = {record.id: record.unit for record in (*catalog.everything(), *rejected)}
    known = {
        name
        for unit in registries.units.values()
        for language in LANGUAGES
        for name in (*unit.names_on(None, language), unit.short.in_(language))
    }
    words = registries.gate.privacy
    return sort_findings(notice_in_attachments(stored.attached, words, units, known))


def fit_for_print(
    catalog: Catalog, findings: Iterable[Finding], secrets: SecretWords = NOTHING_SECRET
) -> list[Finding]:
    """Return findings, by place, that quote nothing which must not be read."""
    return sort_findings(redact(findings, catalog.registries.gate.privacy, secrets))
