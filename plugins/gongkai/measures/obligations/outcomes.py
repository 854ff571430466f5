"""What became of the year's key tasks, owed in the annual report (the closing text)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from gongkai.measures.obligations.obligation import (
    Compliance,
    Missing,
    Obligation,
    ObligationKind,
    ObligationState,
    by,
    met,
)
from gongkai.measures.reports import ReportDuty
from gongkai.measures.responsible import responsible_units
from gongkai.measures.updated import first_up
from gongkai.measures.work_plans import items_reported
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.report import Report


def outcome_obligations(
    duties: Iterable[ReportDuty], catalog: Catalog, as_of: date
) -> Iterator[Obligation]:
    """Yield, of each report on a year whose key tasks ask for it, what it says became of them."""
    asked = {
        (unit.id, year.year): year.reference(point)
        for year in catalog.registries.points.values()
        for point in year.points
        if any(wanted.owed == "outcomes" for wanted in point.evidence)
        for unit in responsible_units(year, point, catalog)
    }
    for duty in duties:
        if (duty.unit.id, duty.year) in asked:
            yield Obligation(
                ObligationKind.OUTCOME,
                duty.unit.id,
                str(duty.year),
                duty.year,
                "",
                _compliance(duty, catalog, as_of),
            )


def _compliance(duty: ReportDuty, catalog: Catalog, as_of: date) -> Compliance:
    """Return where it stands; a report that leaves out a task of the plan still owes it."""
    report = duty.report
    if report is None:
        return by(duty.due, as_of)
    if not isinstance(report, Report):
        return Compliance(ObligationState.ELSEWHERE, duty.due, evidence=(report,))
    planned = items_reported(report, catalog)
    missing = tuple(Missing(one.item.what, one.plan) for one in planned if one.outcome is None)
    if report.outcomes and not missing:
        found = met(first_up(report) or report.dated, duty.due, [report])
        return replace(found, count=len(planned) or 1, of=len(planned) or 1)
    count = len(planned) - len(missing)
    lacking = replace(by(duty.due, as_of), count=count, of=len(planned) or 1, missing=missing)
    return replace(lacking, evidence=(report,)) if report.outcomes else lacking
