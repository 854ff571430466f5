"""Columns that are blank, overdue or nearly so, GK210 to GK214, and without a type, GK215."""

from collections.abc import Iterator
from dataclasses import replace

from gongkai.checks.check import Check, Scope, place_of_column
from gongkai.measures.column_health import REMINDER, ColumnHealth, Health
from gongkai.measures.national_indicators import Distance, NationalIndicator, national_indicators
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.model.findings import Code, Finding, Named, Severity, SourcePlace
from gongkai.model.local_text import LocalText

BLANK = Code(
    "GK210",
    Severity.WARNING,
    "no record stands in the section “{column}”",
    "publish what it is for (owed by {owes}), or take the section out of data/columns.yml",
    rules=("R22",),
    rule="R9",
)
OVERDUE = Code(
    "GK211",
    Severity.WARNING,
    "nothing new in the section “{column}” since {last}; something new is owed "
    "every {cadence}, so the next was due by {due}",
    "publish what has come up since then (owed by {owes})",
    rules=("R16",),
    rule="R9",
)
DUE_SOON = Code(
    "GK212",
    Severity.NOTICE,
    "the next record in the section “{column}” is due by {due}; days left: {elapsed}",
    "publish what has come up since {last} (owed by {owes})",
    rules=("R16",),
    rule="R9",
)
NATIONAL_INDICATOR = Code(
    "GK213",
    Severity.WARNING,
    "{what}: {count}; {limit} fail the whole site",
    "bring these up to date first: {columns}",
    rule="R9",
)
HOME = Code(
    "GK214",
    Severity.WARNING,
    "nothing new on the whole site since {since}, {elapsed} days ago; {limit} days fail the site",
    "publish what has come up since then",
    rule="R8",
)

NO_TYPE = Code(
    "GK215",
    Severity.WARNING,
    "the section “{column}” has no ColumnType, by which portals sort sections",
    "add “type: …” with the term of “column_types” in data/vocabularies.yml that fits best",
    rule="R18",
)

LAST_REMINDER = "R120"
"""The rule that says how many days before its day a section is called to mind that owes
something so often that it is always due soon."""


def blank(scope: Scope) -> Iterator[Finding]:
    """Yield columns without any record."""
    for health in scope.measures.columns_in(Health.BLANK):
        yield _found(BLANK, health, scope)


def overdue(scope: Scope) -> Iterator[Finding]:
    """Yield columns in which nothing new came up in time.

    A column of matters alone has no day to count from: they stand in a dated catalogue.
    """
    cadences = scope.loaded.registries.cadences
    for obligation in scope.measures.obligations.overdue(ObligationKind.COLUMN):
        if (health := scope.measures.health_of(obligation.subject)) is not None:
            yield _found(
                OVERDUE,
                health,
                scope,
                last=str(health.last),
                due=str(obligation.compliance.due),
                cadence=_named(cadences[health.column.cadence].words),
            )


def due_soon(scope: Scope) -> Iterator[Finding]:
    """Yield columns whose next record is due within days."""
    for obligation in scope.measures.obligations.due(ObligationKind.COLUMN):
        health = scope.measures.health_of(obligation.subject)
        if health is not None and _is_worth_telling(health, scope):
            # `elapsed` is another number every night, so fingerprints leave it out.
            yield _found(
                DUE_SOON,
                health,
                scope,
                last=str(health.last),
                due=str(obligation.compliance.due),
                elapsed=str(health.days_left),
            )


def _is_worth_telling(health: ColumnHealth, scope: Scope) -> bool:
    """Return whether a reminder says something: what is owed every two weeks is always due soon."""
    registries = scope.loaded.registries
    always = registries.rule(REMINDER, scope.as_of)
    last = registries.rule(LAST_REMINDER, scope.as_of)
    period = registries.cadences[health.column.cadence].days
    if period is None or always is None or always.days is None or period > always.days:
        return True
    days = last.days if last is not None else None
    return days is not None and health.days_left is not None and health.days_left <= days


def _found(code: Code, health: ColumnHealth, scope: Scope, **details: str) -> Finding:
    column = health.column
    details |= {
        "column": _named(column.name),
        "owes": _named(column.owes),
    }
    return Finding(code, place_of_column(scope.loaded.registries, column.id), details)


def national_indicator(scope: Scope) -> Iterator[Finding]:
    """Yield what is counted over all columns, where it fails the site or nearly does."""
    for one in national_indicators(scope.catalog, scope.measures):
        if one.columns:
            details = {
                "what": _named(one.indicator.title),
                "count": str(one.count),
                "limit": str(one.limit),
                "columns": ", ".join(health.column.id for health in one.columns),
            }
            yield from _near_or_reached(NATIONAL_INDICATOR, one, scope, details)


def home(scope: Scope) -> Iterator[Finding]:
    """Yield that nothing new came up on the whole site, where that fails it or nearly does."""
    for one in national_indicators(scope.catalog, scope.measures):
        if one.since is not None:
            details = {
                "since": one.since.isoformat(),
                "elapsed": str(one.count),
                "limit": str(one.limit),
            }
            yield from _near_or_reached(HOME, one, scope, details)


def no_type(scope: Scope) -> Iterator[Finding]:
    """Yield sections that show something and do not carry the tag that every section does.

    Without a list of types there is none to choose.
    """
    registries = scope.loaded.registries
    if not registries.vocabularies.terms("column_types"):
        return
    for column in registries.columns.values():
        is_shown = not column.holds_records or scope.catalog.of_column(column.id)
        if column.type is None and is_shown:
            place = place_of_column(registries, column.id)
            yield Finding(NO_TYPE, place, {"column": _named(column.name)})


def _named(name: LocalText) -> Named:
    return Named(name.in_("zh"), name.in_("en"))


def _near_or_reached(
    code: Code, one: NationalIndicator, scope: Scope, details: dict[str, str]
) -> Iterator[Finding]:
    places = scope.loaded.registries.places
    place = places.get(f"indicator:{one.indicator.id}", SourcePlace("data/indicators.yml"))
    finding = Finding(code, place, details)
    if one.distance is Distance.REACHED:
        yield finding
    elif one.distance is Distance.NEAR:
        yield replace(finding, severity=Severity.NOTICE)


CHECKS = (
    Check(BLANK, blank, of_absence=True),
    Check(OVERDUE, overdue, of_absence=True),
    Check(DUE_SOON, due_soon, of_absence=True),
    Check(NATIONAL_INDICATOR, national_indicator, of_absence=True),
    Check(HOME, home, of_absence=True),
    Check(NO_TYPE, no_type),
)
