"""Yearly reports on disclosure: missing, late, misdated, copied, GK604 to GK609 (R38, R61)."""

import re
from collections.abc import Iterable, Iterator

from gongkai.checks.check import Check, Scope, found, found_where_it_belongs
from gongkai.measures.near_duplicates import near_duplicates
from gongkai.measures.obligations.obligation import Obligation, ObligationKind, ObligationState
from gongkai.measures.obligations.reports import report_compliance
from gongkai.measures.reports import is_misdated, years_in
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.kinds.report import Report

MISSING = Code(
    "GK604",
    Severity.WARNING,
    "{unit} owed its report on disclosure in {year} by {due}, and it is not here",
    "publish it in {nearest}/ with “unit: {id}”; if it stands on another site, enter it there as a "
    "record of kind “external”",
    "Order 711, article 49",
    otherwise="publish it with “unit: {id}”; if it stands on another site, enter it as a record of "
    "kind “external” in the column of annual reports",
    rule="R38",
)
LATE = Code(
    "GK605",
    Severity.WARNING,
    "published on {day}; {unit} owed its report on {year} by {due}",
    "publish it in time next year; if the date is wrong, correct it; if it first went up "
    "elsewhere, add “first_published”",
    "Order 711, article 49",
    is_past=True,
    rule="R38",
)
DUE_SOON = Code(
    "GK606",
    Severity.NOTICE,
    "{unit} owes its report on disclosure in {year} by {due}, and it is not here yet",
    "publish it by then in {nearest}/ with “unit: {id}”",
    "Order 711, article 49",
    otherwise="publish it by then with “unit: {id}”",
    rules=("R114",),
    rule="R38",
)
OTHER_YEAR = Code(
    "GK607",
    Severity.WARNING,
    "“year” is {year}, but the report was published on {day} under the title “{title}”",
    "write the year that it reports on: “year: {nearest}”",
    "Order 711, article 49",
    rules=("R38",),
    otherwise="correct “year” or “published”: a report comes out in the year after its own",
)
COPIED = Code(
    "GK608",
    Severity.WARNING,
    "{share} % of its text stands in “{title}”, numbers, names and tables left aside",
    "write what this unit did in this year, and what it did about the problems it named before",
    "General Office letter 30 of 2021",
    rule="R61",
)
NO_HIGHLIGHTS = Code(
    "GK609",
    Severity.NOTICE,
    "the report does not say how the year's key tasks were carried out (要点落实情况)",
    "add “outcomes” with an entry for each task of the work plan, or a section on it in the text",
    duties=("annual-reports",),
)


def missing(scope: Scope) -> Iterator[Finding]:
    """Yield units that published in the year before, but not their report on it."""
    yield from _lacking(MISSING, scope, scope.measures.obligations.overdue(ObligationKind.REPORT))


def due_soon(scope: Scope) -> Iterator[Finding]:
    """Yield units whose report is owed in a few days."""
    yield from _lacking(DUE_SOON, scope, scope.measures.obligations.due_soon(ObligationKind.REPORT))


def _lacking(code: Code, scope: Scope, owed: Iterable[Obligation]) -> Iterator[Finding]:
    registries = scope.loaded.registries
    for obligation in owed:
        unit, due = registries.units[obligation.unit], str(obligation.compliance.due)
        details = {"year": obligation.subject, "due": due}
        yield found_where_it_belongs(code, unit, registries, "report", None, **details)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield reports that went up after their day."""
    for report in _reports(scope):
        compliance = report_compliance(report, scope.loaded)
        unit = scope.loaded.registries.units[report.unit]
        if compliance.state is ObligationState.LATE and not is_misdated(report):
            yield found(
                LATE,
                report,
                "published",
                day=str(compliance.met),
                unit=Named(unit.name.in_("zh"), unit.name.in_("en")),
                year=str(report.year),
                due=str(compliance.due),
            )


def other_year(scope: Scope) -> Iterator[Finding]:
    """Yield reports whose year their title or their publication contradicts."""
    for report in _reports(scope):
        if is_misdated(report):
            named = years_in(report.title)
            yield found(
                OTHER_YEAR,
                report,
                "year",
                year=str(report.year),
                day=report.published.day.isoformat(),
                title=report.title,
                nearest=str(min(named - {report.year}, default="")),
            )


def copied(scope: Scope) -> Iterator[Finding]:
    """Yield reports that repeat another unit's, or their own of a year before."""
    registries = scope.loaded.registries
    for one in near_duplicates(_reports(scope), registries, COPIED.rule):
        share = str(round(one.share * 100))
        yield found(COPIED, one.record, "title", share=share, title=one.other.title)


def no_highlights(scope: Scope) -> Iterator[Finding]:
    """Yield reports on a year of key tasks that say nothing of these."""
    first = min(scope.loaded.registries.points, default=None)
    for report in _reports(scope):
        text = report.bodies[report.authoritative].markdown
        is_of_tasks = first is not None and report.year >= first and not is_misdated(report)
        if is_of_tasks and not report.outcomes and not _HIGHLIGHTS.search(text):
            yield found(NO_HIGHLIGHTS, report, "year")


_HIGHLIGHTS = re.compile(
    r"要点[^。\n]{0,30}(?:落实|完成|执行|贯彻)|(?:落实|完成|对照|贯彻|按照)[^。\n]{0,30}要点"
    r"|(?i:key tasks|highlights)"
)


def _reports(scope: Scope) -> list[Report]:
    return scope.judged_of(Report)


CHECKS = (
    Check(MISSING, missing, of_absence=True),
    Check(LATE, late),
    Check(DUE_SOON, due_soon, of_absence=True),
    Check(OTHER_YEAR, other_year),
    Check(COPIED, copied),
    Check(NO_HIGHLIGHTS, no_highlights),
)
