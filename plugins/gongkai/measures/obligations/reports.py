"""Yearly reports on disclosure, each owed by its day (R38, R50)."""

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.measures.obligations.obligation import Compliance, Obligation, ObligationKind, by, met
from gongkai.measures.reports import DEADLINES, ReportDuty, report_due
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.report import Report
from gongkai.model.record import Record


def report_obligations(duties: Iterable[ReportDuty], as_of: date) -> Iterator[Obligation]:
    """Yield the reports that each unit owes."""
    for duty in duties:
        found = by(duty.due, as_of) if duty.report is None else _of(duty.report, duty.due)
        yield Obligation(
            ObligationKind.REPORT, duty.unit.id, str(duty.year), duty.year, DEADLINES, found
        )


def report_compliance(report: Report, catalog: Catalog) -> Compliance:
    """Return whether a report, of whatever year, went up in time."""
    unit = catalog.registries.units[report.unit]
    return _of(report, report_due(unit, report.year, catalog))


def _of(report: Record, due: date | None) -> Compliance:
    return met(first_up(report) or report.dated, due, [report])
