"""The checks of a column in one run: the gate, and what is missing, late or misfiled."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from gongkai.checks.check import Check, Scope
from gongkai.checks.leaks import find_leaks, find_leaks_in_texts
from gongkai.checks.registered import CHECKS
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding, Severity, sort_findings
from gongkai.model.parts import RawText
from gongkai.model.record import Record
from gongkai.model.rules import Rule


def gate(
    catalog: Catalog, rejected: Iterable[Record] = (), unread: Iterable[RawText] = ()
) -> list[Finding]:
    """Return every reason why something must not be published, by place.

    `rejected` are records that an error of their own keeps out of the catalog; whether
    they may be published at all is told in the same run, as it is of files that are no
    whole record, `unread`.
    """
    registries = catalog.registries
    records = [*catalog.records.values(), *rejected]
    leaks = find_leaks(records, registries.gate, list(registries.units.values()))
    return sort_findings([*leaks, *find_leaks_in_texts(unread, registries.gate)])


def run_checks(scope: Scope, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """Return what `checks` find on the day of `scope`, by place."""
    rules = scope.loaded.registries.rules
    return sort_findings(
        [
            judged
            for check in checks
            if not (check.of_absence and scope.is_partial)
            for finding in check.find(scope)
            for judged in _judged(finding, rules, scope.as_of)
        ]
    )


def _judged(finding: Finding, rules: Mapping[str, Rule], as_of: date) -> Iterator[Finding]:
    """Yield the finding as its rule allows: in force on its day, an error only if certain."""
    rule = rules.get(finding.code.rule)
    if rule is None:
        yield finding
    elif rule.in_force_on(finding.on or as_of):
        is_bound = finding.is_error and rule.certainty not in _CERTAIN
        yield replace(finding, severity=Severity.WARNING) if is_bound else finding


_CERTAIN = ("V", "V~", "D")
"""Rules that were read, seen second-hand or derived; others warn at most (design.md §4.14)."""
