"""Yearly reports on disclosure, each owed by its day (R38, R50)."""

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.measures.obligations.obligation import Compliance, Obligation, ObligationKind, by, met
from gongkai.measures.reports import DEADLINES, ReportDuty
from gongkai.measures.updated import first_up


def report_obligations(duties: Iterable[ReportDuty], as_of: date) -> Iterator[Obligation]:
    """Yield the report that each unit owes on the year before."""
    for duty in duties:
        yield Obligation(
            ObligationKind.REPORT,
            duty.unit.id,
            str(duty.year),
            duty.year,
            DEADLINES,
            _compliance(duty, as_of),
        )


def _compliance(duty: ReportDuty, as_of: date) -> Compliance:
    if duty.report is None:
        return by(duty.due, as_of)
    return met(first_up(duty.report) or duty.report.dated, duty.due, [duty.report])
