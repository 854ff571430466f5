"""The items of work plans, and what annual reports say became of each (closing text)."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.plan import Plan, PlanItem
from gongkai.model.kinds.report import Report, TaskOutcome


@dataclass(frozen=True)
class PlannedItem:
    """An item of a plan, and what became of it."""

    plan: Plan
    item: PlanItem
    outcome: TaskOutcome | None
    """None where no report is there yet, or the report does not name it."""


def items_reported(report: Report, catalog: Catalog) -> list[PlannedItem]:
    """Return the items of the unit's work plans for the year of a report."""
    plans = [
        record
        for record in catalog.of_unit(report.unit)
        if isinstance(record, Plan) and year_planned(record) == report.year
    ]
    return [one for plan in plans for one in _with_outcomes(plan, [report])]


def items_planned(plan: Plan, catalog: Catalog) -> list[PlannedItem]:
    """Return the items of a work plan, each with what became of it."""
    return _with_outcomes(plan, reports_on(plan, catalog))


def reports_on(plan: Plan, catalog: Catalog) -> list[Report]:
    """Return the unit's annual reports on the year of a work plan, the latest first."""
    year = year_planned(plan)
    return [
        record
        for record in catalog.of_unit(plan.unit)
        if isinstance(record, Report) and record.year == year and first_up(record) is not None
    ]


def year_planned(plan: Plan) -> int | None:
    """Return the year of the key tasks that ask for a plan; None of one that nothing asks for."""
    return int(plan.plan_for.partition("/")[0]) if plan.plan_for is not None else None


def _with_outcomes(plan: Plan, reports: Sequence[Report]) -> list[PlannedItem]:
    said: dict[str, TaskOutcome] = {}
    for report in reports:
        for outcome in report.outcomes:
            said.setdefault(outcome.item, outcome)
    return [PlannedItem(plan, item, said.get(item.id)) for item in plan.items]
