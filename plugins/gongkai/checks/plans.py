"""Plans that no other follows, and years that no plan covers, GK360 and GK361 (point 1; R143)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.measures.plans import lacks_next, plan_gaps
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.plan import Plan

NOT_FOLLOWED = Code(
    "GK360",
    Severity.WARNING,
    "its period ended with {year}, and no plan of this government, level and type follows; one was "
    "to be here by {due}",
    "publish the next plan; if it is here, give it the same “type” and “level”, or name this one "
    "in its “follows”",
    "Order 711, article 20",
    rule="R143",
)


GAP = Code(
    "GK361",
    Severity.NOTICE,
    "no plan of this government, level and type covers {first} to {last}; the one before it ends "
    "with {end}: “{title}” ({id})",
    "publish the plan for these years, as a historical text; if there was none, say so in the text "
    "and name the plan before in “follows”",
    "Order 711, article 20",
    rule="R143",
)


def not_followed(scope: Scope) -> Iterator[Finding]:
    """Yield plans that are over, extensions counted, and that nothing follows in time."""
    for plan in scope.judged_of(Plan):
        state, validity = scope.measures.plan(plan.id), scope.measures.validity_of(plan.id)
        if state is None or state.due is None or plan.period is None:
            continue
        if lacks_next(state, validity, scope.as_of):
            year, due = str(plan.period.to), state.due.isoformat()
            yield found(NOT_FOLLOWED, plan, "period.to", year=year, due=due)


def gaps(scope: Scope) -> Iterator[Finding]:
    """Yield plans before which years are missing, unless they name the plan before."""
    for gap in plan_gaps(scope.loaded):
        details = {"first": str(gap.first), "last": str(gap.last), "end": str(gap.first - 1)}
        title = {"title": gap.before.title, "id": gap.before.id}
        yield found(GAP, gap.after, "period.from", **details, **title)


CHECKS = (
    Check(NOT_FOLLOWED, not_followed, of_absence=True),
    Check(GAP, gaps, of_absence=True),
)
