"""Yearly catalogues of decisions and the matters they list, GK410 to GK416 (point 26; R101)."""

from collections.abc import Iterable, Iterator

from gongkai.checks.check import Check, Scope, found, found_at_unit
from gongkai.measures.obligations.obligation import Obligation, ObligationKind
from gongkai.measures.responsible import area
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision

CONSENT = Code(
    "GK410",
    Severity.NOTICE,
    "the catalogue does not print that the Party committee of the same level agreed to it",
    "if the printed catalogue has the sentence, copy it to “consent”; if not, leave it",
    "Order 713, article 3",
    rule="R101",
)
NOT_SHOWN = Code(
    "GK411",
    Severity.WARNING,
    "the catalogue lists “{matter}”, but no matter that readers can see describes it",
    "publish the record of the matter; if it was taken out of the catalogue, write “removed” in "
    "the matter and leave it published",
    duties=("decisions",),
    rule="R108",
)
NOT_LISTED = Code(
    "GK412",
    Severity.WARNING,
    "this matter of {year} stands in no catalogue of decisions",
    "add it to “items” of “{catalogue}”; if another year is meant, correct “year”",
    "Order 713, article 3",
    rule="R101",
)
OTHER_YEAR = Code(
    "GK413",
    Severity.WARNING,
    "the catalogue of {year} lists “{matter}”, which says that it is of {other}",
    "correct “year” of the matter; one moved on from another year says so with “carried_over”",
    "Order 713, article 3",
    rule="R101",
)
MISSING = Code(
    "GK414",
    Severity.WARNING,
    "the catalogue of decisions of {year} was owed by {due} and is not here",
    "publish it under this unit; if it stands on another site, enter it as a record of kind "
    "“external” in the column of decisions",
    "Order 713, article 3",
    duties=("decisions",),
    rule="R101",
)
DUE_SOON = Code(
    "GK415",
    Severity.NOTICE,
    "the catalogue of decisions of {year} is owed by {due} and is not here yet",
    "publish it by then",
    "Order 713, article 3",
    duties=("decisions",),
    rules=("R114",),
    rule="R101",
)
LATE = Code(
    "GK416",
    Severity.WARNING,
    "published on {day}, but the catalogue of decisions of {year} was owed by {due}",
    "publish it in time next year; if the date is wrong, correct it; if it first went up "
    "elsewhere, add “first_published”",
    "Order 713, article 3",
    duties=("decisions",),
    rule="R101",
    is_past=True,
)


def missing(scope: Scope) -> Iterator[Finding]:
    """Yield governments without a catalogue of a year that is over."""
    owed = scope.measures.obligations.overdue(ObligationKind.CATALOGUE)
    yield from _lacking(MISSING, scope, owed)


def due_soon(scope: Scope) -> Iterator[Finding]:
    """Yield governments whose catalogue is owed in a few days."""
    owed = scope.measures.obligations.due_soon(ObligationKind.CATALOGUE)
    yield from _lacking(DUE_SOON, scope, owed)


def _lacking(code: Code, scope: Scope, owed: Iterable[Obligation]) -> Iterator[Finding]:
    registries = scope.loaded.registries
    for obligation in owed:
        unit, due = registries.units[obligation.unit], str(obligation.compliance.due)
        yield found_at_unit(code, unit, registries, year=obligation.subject, due=due)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield catalogues that went up after their day."""
    for obligation in scope.measures.obligations.late(ObligationKind.CATALOGUE):
        compliance, year = obligation.compliance, obligation.subject
        for catalogue in compliance.evidence[:1]:
            day, due = str(compliance.met), str(compliance.due)
            yield found(LATE, catalogue, "published", day=day, year=year, due=due)


def consent(scope: Scope) -> Iterator[Finding]:
    """Yield catalogues without the sentence of consent; it is given to the catalogue, once."""
    for catalogue in _catalogues(scope):
        if catalogue.consent is None:
            yield found(CONSENT, catalogue, "organ")


def not_shown(scope: Scope) -> Iterator[Finding]:
    """Yield items whose matter was taken down, or is not published yet."""
    for catalogue in scope.catalog.of(Catalogue):
        entered = {item: number for number, item in enumerate(_items(scope, catalogue))}
        for item in catalogue.items:
            if scope.loaded.get(item) and not scope.catalog.get(item):
                key = f"items.{entered[item]}" if item in entered else "adjustments"
                yield found(NOT_SHOWN, catalogue, key, matter=item)


def not_listed(scope: Scope) -> Iterator[Finding]:
    """Yield matters that no catalogue lists, although that of their government and year is here."""
    catalogues = scope.catalog.of(Catalogue)
    listed = {item for catalogue in catalogues for item in _matters(catalogue)}
    registries = scope.catalog.registries
    members = {c.id: area(registries.units[c.organ], registries) for c in catalogues}
    for matter in scope.catalog.of(Decision):
        own = [c for c in catalogues if c.year == matter.year and matter.lead in members[c.id]]
        if own and matter.id not in listed:
            year = str(matter.year)
            yield found(NOT_LISTED, matter, "year", year=year, catalogue=own[0].id)


def other_year(scope: Scope) -> Iterator[Finding]:
    """Yield items that are matters of another year and were not carried over to this one."""
    for catalogue in _catalogues(scope):
        for number, item in enumerate(catalogue.items):
            matter = scope.loaded.get(item)
            if not isinstance(matter, Decision) or matter.year == catalogue.year:
                continue
            if matter.carried_over is None or matter.carried_over.to != catalogue.year:
                yield found(
                    OTHER_YEAR,
                    catalogue,
                    f"items.{number}",
                    year=str(catalogue.year),
                    matter=item,
                    other=str(matter.year),
                )


def _catalogues(scope: Scope) -> list[Catalogue]:
    return scope.judged_of(Catalogue)


def _items(scope: Scope, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the items of a catalogue as they stand in its file, later adjustments made."""
    written = scope.loaded[catalogue.id]
    return written.items if isinstance(written, Catalogue) else ()


def _matters(catalogue: Catalogue) -> Iterator[str]:
    """Yield what the catalogue lists, or listed before it was adjusted."""
    yield from catalogue.items
    for adjustment in catalogue.adjustments:
        yield from adjustment.adds
        yield from adjustment.removes


CHECKS = (
    Check(CONSENT, consent),
    Check(NOT_SHOWN, not_shown),
    Check(NOT_LISTED, not_listed),
    Check(OTHER_YEAR, other_year),
    Check(MISSING, missing, of_absence=True),
    Check(DUE_SOON, due_soon, of_absence=True),
    Check(LATE, late),
)
