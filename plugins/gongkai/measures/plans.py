"""Plans and the periods that they cover: which one follows which, and where none does (R30)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.measures.issuers import Issuers
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.plan import Plan


@dataclass(frozen=True)
class PlanState:
    """A plan with a period, on the build date."""

    plan: Plan
    is_over: bool
    """Whether the last year of its period has passed."""
    next: Plan | None = None
    """The plan for the time after it, as far as it is here."""
    previous: Plan | None = None
    """The plan for the time before it."""

    @property
    def expects_next(self) -> bool:
        """Return whether a plan for the time after it should be here and is not.

        A work plan that a key task asks for is over with its year.
        """
        return self.is_over and self.next is None and self.plan.plan_for is None


def plan_states(catalog: Catalog, as_of: date) -> dict[str, PlanState]:
    """Return, by id, where each plan with a period stands."""
    plans = [plan for plan in catalog.of(Plan) if plan.period is not None]
    issuers = Issuers(catalog.registries.units)
    following = {plan.id: _next(plan, plans, catalog, issuers) for plan in plans}
    before = {after.id: plan for plan in plans if (after := following[plan.id]) is not None}
    return {
        plan.id: PlanState(plan, _is_over(plan, as_of), following[plan.id], before.get(plan.id))
        for plan in plans
    }


def _is_over(plan: Plan, as_of: date) -> bool:
    return plan.period is not None and plan.period.to < as_of.year


def _next(plan: Plan, plans: Iterable[Plan], catalog: Catalog, issuers: Issuers) -> Plan | None:
    """Return the plan that declares to follow this one, or the same unit's next of the same type.

    Without a type two plans of a unit have nothing in common that a program could tell.
    """
    links = catalog.relations_to(plan.id)
    declared = [link.source for link in links if link.relation in ("replaces", "follows")]
    named = next((source for source in declared if isinstance(source, Plan)), None)
    if named is not None or plan.type is None or plan.period is None:
        return named
    wanted = (plan.type, plan.level, plan.period.to + 1)
    found = (
        one
        for one in plans
        if one.period is not None
        and (one.type, one.level, one.period.from_) == wanted
        and plan.unit in issuers.own(one.unit)
    )
    return next(found, None)
