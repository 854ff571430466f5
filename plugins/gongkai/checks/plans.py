"""Plans whose period is over and that no other follows, GK360 (point 1; R143)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
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


def not_followed(scope: Scope) -> Iterator[Finding]:
    """Yield plans that are over, extensions counted, and that nothing follows in time."""
    for plan in scope.judged_of(Plan):
        state, validity = scope.measures.plan(plan.id), scope.measures.validity_of(plan.id)
        if state is None or state.due is None or (validity is not None and validity.in_force):
            continue
        if plan.period is not None and scope.as_of > state.due:
            year, due = str(plan.period.to), state.due.isoformat()
            yield found(NOT_FOLLOWED, plan, "period.to", year=year, due=due)


CHECKS = (Check(NOT_FOLLOWED, not_followed, of_absence=True),)
