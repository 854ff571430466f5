"""Figures of annual reports held against last year's, the library and the register, GK948 to GK952.

What a table says of itself, its sums and its balance, is judged as in every table (GK921, GK922).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.checks.check import Check, Scope
from gongkai.checks.table_cell import found_in_field, title_of, with_unit
from gongkai.measures.document_counts import COUNTED, documents_of_year, with_those_below
from gongkai.measures.register import counted, registered_by
from gongkai.measures.report_forms import (
    CARRIED_IN,
    CARRIED_OVER,
    RECEIVED,
    TOTAL,
    ReportFigure,
    by_unit_and_year,
    figure,
    figures,
)
from gongkai.measures.reports import is_misdated
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.kinds.policy import Policy
from gongkai.model.kinds.report import Report

W, N = Severity.WARNING, Severity.NOTICE
CARRIED = Code(
    "GK948",
    W,
    "{cell}: {printed} requests of “{column}” are carried over from {year}, but the report on it "
    "carried over {before} ({cell_before} of {file}); they differ by {difference}",
    "correct the one that is wrong, or say in the report why the number was set anew",
    rule="R58",
    duties=("annual-reports",),
)
IN_FORCE = Code(
    "GK949",
    N,
    "{cell}: {printed} of “{row}” are in force, but after the report on {year} it would be "
    "{reckoned}: {before}, and {issued} issued, less {repealed} repealed; they differ by "
    "{difference}",
    "correct the figure that is wrong; if a clean-up set the number anew, say so in the report",
    rule="R59",
    duties=("annual-reports",),
)
TOO_FEW = Code(
    "GK950",
    W,
    "{cell}: the report counts {printed} of “{row}” under “{column}”, but the library of this site "
    "has {counted}, {difference} more: {documents}",
    "correct the figure, or the days and classes of these documents",
    rule="R62",
    duties=("annual-reports",),
)
TOO_MANY = Code(
    "GK951",
    N,
    "{cell}: the report counts {printed} of “{row}” under “{column}”, but the library of this site "
    "has {counted}, {difference} fewer: {documents}",
    "publish the documents that are not here, or correct the figure",
    rule="R62",
    duties=("annual-reports",),
)
NOT_AS_REGISTERED = Code(
    "GK952",
    W,
    "{cell}: the report counts {printed} under “{column}” of “{row}”, but the register of requests "
    "has {counted}; they differ by {difference}; counted there: {requests}",
    "correct the report or the register; if the register is not complete, enter what is missing",
    rule="R147",
    duties=("annual-reports",),
)
CLASSES: Mapping[str, str] = {"rules": "rule", "normative": "normative"}
"""The class of documents that each row of part two counts."""
NONE = "none"
WORDS = (NONE,)
"""For translators."""
_MOST = 12
"""Records that are named; of more only the number is."""


@dataclass(frozen=True)
class CountDifference:
    """A figure that is not what the library has."""

    report: Report
    figure: ReportFigure
    documents: tuple[Policy, ...]

    @property
    def found(self) -> Decimal:
        """Return what the report says."""
        return self.figure.value


def carried(scope: Scope) -> Iterator[Finding]:
    """Yield requests carried into a year that the year before did not carry over."""
    for report, before in _with_year_before(scope):
        for now in figures(report, CARRIED_IN):
            then = figure(before, CARRIED_OVER, now.field)
            if then is not None and then.value != now.value:
                said = {
                    "column": title_of(now.table, now.field),
                    "year": str(before.year),
                    "before": _said(then, then.value),
                    "cell_before": then.cell,
                    "file": then.table.file,
                }
                yield _found(CARRIED, report, now, then.value, **said)


def in_force(scope: Scope) -> Iterator[Finding]:
    """Yield documents in force that are not last year's with those issued, less those repealed."""
    for report, before in _with_year_before(scope):
        for row in CLASSES:
            now, then = figure(report, row, "in_force"), figure(before, row, "in_force")
            issued, repealed = figure(report, row, "issued"), figure(report, row, "repealed")
            if now is None or then is None or issued is None or repealed is None:
                continue
            reckoned = then.value + issued.value - repealed.value
            if reckoned != now.value:
                said = {
                    "row": _row(now),
                    "year": str(before.year),
                    "reckoned": _said(now, reckoned),
                    "before": _said(then, then.value),
                    "issued": _said(issued, issued.value),
                    "repealed": _said(repealed, repealed.value),
                }
                yield _found(IN_FORCE, report, now, reckoned, **said)


def too_few(scope: Scope) -> Iterator[Finding]:
    """Yield figures that are lower than what the library has."""
    for difference in scope.once(_differences):
        if difference.found < len(difference.documents):
            yield _of_documents(TOO_FEW, difference)


def too_many(scope: Scope) -> Iterator[Finding]:
    """Yield figures that are higher than what the library has."""
    for difference in scope.once(_differences):
        if difference.found > len(difference.documents):
            yield _of_documents(TOO_MANY, difference)


def not_as_registered(scope: Scope) -> Iterator[Finding]:
    """Yield figures of part three that the register of the unit does not bear out.

    A report for several units is no single register's. Where a sort of applicant differs, all
    applicants together do, and are not reported again.
    """
    for report in _reports(scope):
        own = [report.unit] if report.covers == "unit" else []
        cells = counted(registered_by(own, scope.loaded), report.year)
        table = next((one for one in report.read_tables if RECEIVED in one.schema.form_rows), None)
        if not cells or table is None:
            continue
        for row in table.schema.form_rows:
            differing = [
                one for one in figures(report, row) if one.value != len(cells.get(_key(one), ()))
            ]
            for one in [one for one in differing if one.field != TOTAL] or differing:
                numbers = cells.get(_key(one), ())
                said = {
                    "row": _row(one),
                    "column": title_of(table, one.field),
                    "counted": _said(one, Decimal(len(numbers))),
                    "requests": _listed(numbers),
                }
                yield _found(NOT_AS_REGISTERED, report, one, Decimal(len(numbers)), **said)


def _differences(scope: Scope) -> list[CountDifference]:
    """Return the figures of part two that are not what the library has."""
    found = []
    for report in _reports(scope):
        if date(report.year, 12, 31) > scope.as_of:
            continue
        units = _units(report, scope)
        for row, class_ in CLASSES.items():
            year = documents_of_year(class_, units, report.year, scope.loaded)
            for one in figures(report, row):
                documents = COUNTED[one.field](year) if one.field in COUNTED else None
                if documents is not None and one.value != len(documents):
                    found.append(CountDifference(report, one, tuple(documents)))
    return found


def _of_documents(code: Code, difference: CountDifference) -> Finding:
    one, counted_there = difference.figure, Decimal(len(difference.documents))
    said = {
        "row": _row(one),
        "column": title_of(one.table, one.field),
        "counted": _said(one, counted_there),
        "documents": _listed([f"“{document.title}”" for document in difference.documents]),
    }
    return _found(code, difference.report, one, counted_there, **said)


def _found(
    code: Code, report: Report, one: ReportFigure, other: Decimal, /, **said: str
) -> Finding:
    """Return a finding at a figure, with it and how far it is from another one."""
    return found_in_field(
        code,
        report,
        one.table,
        one.number,
        one.field,
        printed=_said(one, one.value),
        difference=_said(one, abs(one.value - other)),
        **said,
    )


def _said(one: ReportFigure, value: Decimal) -> str:
    return with_unit(one.table, one.field, value)


def _row(one: ReportFigure) -> str:
    """Return what stands before a row, as the clerk's file has it."""
    return one.table.schema.form_rows[one.row].title.in_("zh")


def _key(one: ReportFigure) -> tuple[str, str]:
    return one.row, one.field


def _listed(names: Sequence[str]) -> str:
    if not names:
        return Word(NONE)
    return "、".join([*names[:_MOST], *(["…"] if len(names) > _MOST else [])])


def _reports(scope: Scope) -> list[Report]:
    reports = scope.judged_of(Report)
    return [report for report in reports if report.read_tables and not is_misdated(report)]


def _units(report: Report, scope: Scope) -> list[str]:
    """Return the units whose figures a report holds."""
    units = scope.loaded.registries.units
    return [*with_those_below(report.unit, units)] if report.covers == "below" else [report.unit]


def _with_year_before(scope: Scope) -> Iterator[tuple[Report, Report]]:
    """Yield reports with the one of the same unit on the year before, where it is here."""
    reports = _reports(scope)
    known = by_unit_and_year(reports)
    for report in reports:
        before = known.get((report.unit, report.year - 1))
        if before is not None and before.covers == report.covers:
            yield report, before


CHECKS = (
    Check(CARRIED, carried),
    Check(IN_FORCE, in_force),
    Check(TOO_FEW, too_few),
    Check(TOO_MANY, too_many, of_absence=True),
    Check(NOT_AS_REGISTERED, not_as_registered),
)
