"""The tables that an annual report must have by the format of its year, GK946 and GK947."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.checks.report_parts import named, named_all
from gongkai.measures.report_forms import FORMATS, format_of
from gongkai.measures.reports import is_misdated
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.kinds.report import Report
from gongkai.model.rules import Rule

_BASIS = "the format of annual reports, General Office letters 60 of 2019 and 30 of 2021"
MISSING_TABLES = Code(
    "GK946",
    Severity.WARNING,
    "the report bears no table of these sorts, which the format of its year wants: {tables}",
    "keep the tables in a file beside the record, and name it under “tables”: {entry}",
    _BASIS,
    rules=("R50", "R146"),
    duties=("annual-reports",),
)
OTHER_FORMAT = Code(
    "GK947",
    Severity.WARNING,
    "the table “{table}” is of another format than that for reports on {year}",
    "use the table of the format for {year}: {right}",
    _BASIS,
    rules=("R50", "R146"),
    duties=("annual-reports",),
)


def missing_tables(scope: Scope) -> Iterator[Finding]:
    """Yield reports without tables of their format, each once with all that it lacks.

    A part that has a table of another format is reported for that.
    """
    known = scope.loaded.registries.tables
    for report, rule in _reports(scope):
        borne = {table.of for table in report.tables}
        others = {number for number, _ in _of_other_format(report, rule, scope)}
        lacking = [
            sort
            for number, part in enumerate(rule.parts)
            for sort in part.tables
            if sort not in borne and sort in known and number not in others
        ]
        if lacking:
            titles = named_all([known[sort].title for sort in lacking])
            entry = f"{{of: {lacking[0]}, file: {report.id}.xlsx}}"
            yield found(MISSING_TABLES, report, "year", tables=titles, entry=entry)


def other_format(scope: Scope) -> Iterator[Finding]:
    """Yield tables that belong to the format of other years."""
    known = scope.loaded.registries.tables
    for report, rule in _reports(scope):
        for number, place in _of_other_format(report, rule, scope):
            table = known[report.tables[place].of or ""]
            right = rule.parts[number].tables
            said = {"table": named(table.title), "year": str(report.year)}
            said["right"] = Named("、".join(right), ", ".join(right))
            yield found(OTHER_FORMAT, report, f"tables.{place}.of", **said)


def _of_other_format(report: Report, rule: Rule, scope: Scope) -> Iterator[tuple[int, int]]:
    """Yield the tables of a report that another format has: number of the part, and place."""
    registries = scope.loaded.registries
    own = {sort for part in rule.parts for sort in part.tables}
    formats = [one for name in FORMATS if (one := registries.rules.get(name)) is not None]
    parts = {
        sort: number
        for one in formats
        for number, part in enumerate(one.parts)
        for sort in part.tables
        if sort not in own and sort in registries.tables
    }
    for place, table in enumerate(report.tables):
        if table.of in parts and parts[table.of] < len(rule.parts):
            yield parts[table.of], place


def _reports(scope: Scope) -> Iterator[tuple[Report, Rule]]:
    for report in scope.judged_of(Report):
        rule = format_of(report, scope.loaded.registries)
        if rule is not None and not is_misdated(report):
            yield report, rule


CHECKS = (Check(MISSING_TABLES, missing_tables), Check(OTHER_FORMAT, other_format))
