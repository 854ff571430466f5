"""The gazette: gaps between issues, what was printed where, and with which text (point 34)."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.gazette_issue import GazetteIssue
from gongkai.model.kinds.policy import Policy
from gongkai.model.record import Record

PRINTED = "R148"
"""The rule that says how soon after its publication a document is printed."""
_DIGITS = 16


@dataclass(frozen=True)
class GazetteYear:
    """The issues of a unit in a year."""

    unit: str
    year: int
    issues: Mapping[int, GazetteIssue]
    """By number."""
    first: int = 1
    """The number with which they begin: in the first year here, that of the first issue here."""

    @property
    def numbers(self) -> range:
        """Return the numbers that there should be."""
        return range(self.first, max(self.issues) + 1)

    @property
    def missing(self) -> tuple[int, ...]:
        """Return those of which there is no issue."""
        return tuple(number for number in self.numbers if number not in self.issues)


def gazette_years(catalog: Catalog) -> tuple[GazetteYear, ...]:
    """Return the issues by unit and year, the latest year first."""
    found: dict[tuple[str, int], dict[int, GazetteIssue]] = {}
    for issue in sorted(catalog.of(GazetteIssue), key=lambda one: (one.issue, one.id)):
        found.setdefault((issue.unit, issue.year), {}).setdefault(issue.issue, issue)
    begins = {unit: min(y for u, y in found if u == unit) for unit, _ in found}
    ordered = sorted(found.items(), key=lambda one: (-one[0][1], one[0][0]))
    return tuple(
        GazetteYear(unit, year, issues, min(issues) if year == begins[unit] else 1)
        for (unit, year), issues in ordered
    )


def printed_text(record: Record) -> str:
    """Return the digest of a text as it is printed: its official Markdown without blanks.

    The first 16 hexadecimal digits of its SHA-256 in UTF-8.
    """
    text = "".join(record.body(record.authoritative).markdown.split())
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def changed_since(issue: GazetteIssue, catalog: Catalog) -> Iterator[tuple[int, Record, str]]:
    """Yield each item whose record has another text now: its place, the record, the digest now.

    A record that declares a change after the day of printing says so itself.
    """
    for place, item in enumerate(issue.items):
        record = catalog.get(item.document) if item.document is not None else None
        if record is None or item.text is None:
            continue
        is_said = any(change.date > issue.printed for change in record.changes)
        now = printed_text(record)
        if now != item.text and not is_said:
            yield place, record, now


def not_printed(policies: Iterable[Policy], catalog: Catalog) -> Iterator[tuple[Policy, date]]:
    """Yield normative documents that stand in no issue, with the last day for it.

    Those of units whose government has a gazette; what is older than the first issue here may
    stand in one that is not.
    """
    first: dict[str, date] = {}
    for issue in catalog.of(GazetteIssue):
        first[issue.unit] = min(issue.printed, first.get(issue.unit, issue.printed))
    units = catalog.registries.units
    for policy in policies:
        unit, day = units[policy.unit], policy.published.day
        start = first.get(unit.id) or first.get(unit.parent or "")
        if start is None or policy.class_ not in ("rule", "normative") or day < start:
            continue
        rule = catalog.registries.rule(PRINTED, day, policy.unit)
        if rule is not None and rule.days is not None and not catalog.printed_in(policy.id):
            yield policy, day + timedelta(rule.days)
