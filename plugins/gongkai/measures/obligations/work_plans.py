"""The work plan for a year's key tasks that each unit makes (the closing text of the key tasks)."""

from collections.abc import Iterator, Mapping
from datetime import date

from gongkai.measures.obligations.judged import OwnRecords, is_judged
from gongkai.measures.obligations.obligation import Obligation, ObligationKind
from gongkai.measures.obligations.parts import due_day, seen_elsewhere
from gongkai.measures.obligations.yearly import of_yearly
from gongkai.measures.responsible import responsible_units
from gongkai.model.catalog import Catalog
from gongkai.model.evidence import Evidence
from gongkai.model.kinds.plan import Plan
from gongkai.model.points import Point, PointYear


def work_plan_obligations(
    catalog: Catalog, own: Mapping[str, OwnRecords], as_of: date
) -> Iterator[Obligation]:
    """Yield the plan that each unit owes which is judged for the year and named by the task."""
    for year, point, wanted in _asked(catalog):
        due = wanted.due or due_day(year, point)
        reference = year.reference(point)
        for unit in responsible_units(year, point, catalog):
            owes = not wanted.owed_by or unit.type in wanted.owed_by
            if not owes or not unit.owes_on(due) or not is_judged(unit, year.year, own[unit.id]):
                continue
            found = [
                plan
                for plan in own[unit.id].by_kind.get("plan", ())
                if isinstance(plan, Plan)
                and plan.plan_for == reference
                and plan.unit in own[unit.id].itself
            ]
            elsewhere = seen_elsewhere(year, reference, unit, catalog, as_of)
            yield Obligation(
                ObligationKind.WORK_PLAN,
                unit.id,
                reference,
                year.year,
                "",
                of_yearly(found, elsewhere, due, as_of),
            )


def _asked(catalog: Catalog) -> Iterator[tuple[PointYear, Point, Evidence]]:
    """Yield the key tasks that ask for a work plan."""
    for year in catalog.registries.points.values():
        for point in year.points:
            for wanted in point.evidence:
                if wanted.owed == "work-plans":
                    yield year, point, wanted
