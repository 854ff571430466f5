"""Plans and the periods that they cover: which one follows which, and where none does (R143)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.measures.issuers import Issuers
from gongkai.measures.responsible import government_of
from gongkai.measures.validity import Validity
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.plan import Period, Plan
from gongkai.model.titles import without_numbers
from gongkai.model.units import Unit

FOLLOWED = "R143"
"""The rule that says how soon after the end of a plan the next one is there."""


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
    due: date | None = None
    """The last day for a plan that follows; None where no rule says, or where one follows."""

    @property
    def expects_next(self) -> bool:
        """Return whether a plan for the time after it should be here and is not.

        A work plan that a key task asks for is over with its year.
        """
        return self.is_over and self.next is None and self.plan.plan_for is None


def plan_states(catalog: Catalog, as_of: date) -> dict[str, PlanState]:
    """Return, by id, where each plan with a period stands."""
    plans = [plan for plan in catalog.of(Plan) if plan.period is not None]
    kin = Kin(catalog)
    following = {plan.id: _next(plan, plans, catalog, kin) for plan in plans}
    before = {after.id: plan for plan in plans if (after := following[plan.id]) is not None}
    return {
        plan.id: PlanState(
            plan,
            _is_over(plan, as_of),
            following[plan.id],
            before.get(plan.id),
            _due(plan, plans, catalog, kin) if following[plan.id] is None else None,
        )
        for plan in plans
    }


def lacks_next(state: PlanState, validity: Validity | None, as_of: date) -> bool:
    """Return whether the next plan was to be here by now; not where this one was extended."""
    is_due = state.due is not None and as_of > state.due
    return is_due and not (validity is not None and validity.in_force)


class Kin:
    """Which plans are of one chain, so that the later takes the place of the earlier."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the plans, and whose they are from the registry of units."""
        self._units = catalog.registries.units
        self._issuers = Issuers(self._units)
        self._periods: dict[tuple[str | None, ...], set[Period]] = defaultdict(set)
        for plan in catalog.of(Plan):
            if plan.period is not None:
                self._periods[self._name(plan)].add(plan.period)

    def are(self, plan: Plan, other: Plan) -> bool:
        """Return whether both are of one government, level, type and subject.

        Plans of one title are of one subject, whatever years it names. Where neither has another
        of its title, the first of their topics says what they are about: a government has special
        plans for many subjects, and some share a topic. Without topics the unit says it.
        """
        if plan.type is None or (plan.type, plan.level) != (other.type, other.level):
            return False
        is_of_one_unit = plan.unit in self._issuers.own(other.unit)
        governments = {_government(one, self._units) for one in (plan, other)}
        if not is_of_one_unit and len(governments) > 1:
            return False
        if self._name(plan) == self._name(other):
            return True
        if any(len(self._periods[self._name(one)]) > 1 for one in (plan, other)):
            return False
        if plan.topics and other.topics:
            return plan.topics[0] == other.topics[0]
        return is_of_one_unit

    def _name(self, plan: Plan) -> tuple[str | None, ...]:
        government = _government(plan, self._units)
        return (government, plan.level, plan.type, without_numbers(plan.title))


@dataclass(frozen=True)
class PlanGap:
    """Years between two plans of one sort that no plan covers."""

    after: Plan
    """The later of the two."""
    before: Plan
    first: int
    last: int


def plan_gaps(catalog: Catalog) -> list[PlanGap]:
    """Return the gaps between plans of one chain, by the later plan.

    There is none where the later plan says that it follows the earlier.
    """
    plans = _in_library(catalog)
    kin, found = Kin(catalog), []
    for plan, period in plans:
        earlier = [
            (covered.to, one.id, one)
            for one, covered in plans
            if covered.from_ < period.from_ and kin.are(one, plan)
        ]
        if earlier:
            last, _, before = max(earlier, key=lambda one: one[:2])
            is_declared = any(reference.doc == before.id for reference in plan.follows)
            if last + 1 < period.from_ and not is_declared:
                found.append(PlanGap(plan, before, last + 1, period.from_ - 1))
    return found


@dataclass(frozen=True)
class PlanShelf:
    """The plans of one government, level and type, each for its period."""

    government: str
    """Its unit; that of the plans where no government is above it."""
    level: str | None
    type: str | None
    plans: tuple[Plan, ...]
    """The latest period first."""
    gaps: tuple[PlanGap, ...]


def plan_shelves(catalog: Catalog) -> list[PlanShelf]:
    """Return all plans with a period, shelf by shelf; the work plans of key tasks have none."""
    shelves: dict[tuple[str, str | None, str | None], list[tuple[Period, Plan]]] = {}
    for plan, period in _in_library(catalog):
        key = (_government(plan, catalog.registries.units), plan.level, plan.type)
        shelves.setdefault(key, []).append((period, plan))
    gaps = {gap.after.id: gap for gap in plan_gaps(catalog)}
    found = []
    for key, held in shelves.items():
        ordered = sorted(held, key=lambda one: (-one[0].to, -one[0].from_, one[1].id))
        plans = tuple(plan for _, plan in ordered)
        found.append(
            PlanShelf(*key, plans, tuple(gaps[plan.id] for plan in plans if plan.id in gaps))
        )
    return found


def _in_library(catalog: Catalog) -> list[tuple[Plan, Period]]:
    return [
        (plan, plan.period)
        for plan in catalog.of(Plan)
        if plan.period is not None and plan.plan_for is None
    ]


def _government(plan: Plan, units: Mapping[str, Unit]) -> str:
    return government_of(plan.unit, units) or plan.unit


def _is_over(plan: Plan, as_of: date) -> bool:
    return plan.period is not None and plan.period.to < as_of.year


def _next(plan: Plan, plans: Iterable[Plan], catalog: Catalog, kin: Kin) -> Plan | None:
    """Return the plan that declares to follow this one, or the next of its sort."""
    links = catalog.relations_to(plan.id)
    declared = [link.source for link in links if link.relation in ("replaces", "follows")]
    named = next((source for source in declared if isinstance(source, Plan)), None)
    if named is not None or plan.period is None:
        return named
    first = plan.period.to + 1
    found = (one for one in plans if one.period is not None and one.period.from_ == first)
    return next((one for one in found if kin.are(plan, one)), None)


def _due(plan: Plan, plans: Iterable[Plan], catalog: Catalog, kin: Kin) -> date | None:
    """Return the last day for the next plan; None for one that is history, or that none follows.

    Where a later one is here, nothing is owed: a column may have begun with that.
    """
    if plan.period is None or plan.type is None or plan.plan_for is not None:
        return None
    end = date(plan.period.to, 12, 31)
    rule = catalog.registries.rule(FOLLOWED, end, plan.unit)
    if rule is None or rule.period is None:
        return None
    later = (one for one in plans if one.period is not None and one.period.from_ > plan.period.to)
    return None if any(kin.are(plan, one) for one in later) else rule.period.after(end)
