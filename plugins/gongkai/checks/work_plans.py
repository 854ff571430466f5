"""Work plans for the key tasks and what became of them, GK610 to GK612 (closing text; R115).

A missing or late plan is reported like any other duty: GK601, GK602, GK603.
"""

from collections.abc import Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found
from gongkai.measures.near_duplicates import near_duplicates
from gongkai.measures.work_plans import items_reported
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.plan import Plan
from gongkai.model.kinds.report import Report
from gongkai.model.record import Record

COPIED = Code(
    "GK610",
    Severity.NOTICE,
    "{share} % of the plan stands in “{title}”, numbers, names and tables left aside",
    "name the unit's own tasks, who does them and by when",
    duties=("work-plans",),
    rule="R115",
)

LEFT_OUT = Code(
    "GK611",
    Severity.WARNING,
    "the report does not say what became of “{item}” of {plan}: {what}",
    "add “item: {item}” to “outcomes”, with “state: done”, “partly” or “not” and the reason",
    duties=("annual-reports", "work-plans"),
)
UNSHOWN = Code(
    "GK612",
    Severity.WARNING,
    "“{item}” is reported as done, and nothing shows it",
    "name the record that shows it in “record”; where none can, say in “reason” what was done",
    duties=("annual-reports", "work-plans"),
)


def copied(scope: Scope) -> Iterator[Finding]:
    """Yield work plans that repeat another unit's, or that of a year before."""
    registries = scope.loaded.registries
    plans = [r for r in scope.judged_of(Plan) if r.plan_for is not None]
    for one in near_duplicates(plans, registries, COPIED.rule):
        share = str(round(one.share * 100))
        yield found(COPIED, one.record, "title", share=share, title=one.other.title)


def left_out(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find the items of the unit's work plan for the year that its report does not mention."""
    if not isinstance(record, Report):
        return
    for one in items_reported(record, scope.loaded):
        if one.outcome is None:
            place = "outcomes" if record.outcomes else "year"
            item, what = one.item.id, one.item.what.in_("zh") or ""
            yield found(LEFT_OUT, record, place, item=item, plan=one.plan.id, what=what)


def unshown(record: Record, _: Scope) -> Iterator[Finding]:
    """Find outcomes that say “done” and show nothing."""
    if not isinstance(record, Report):
        return
    for place, one in enumerate(record.outcomes):
        if one.state == "done" and one.record is None and one.reason is None:
            yield found(UNSHOWN, record, f"outcomes.{place}.state", item=one.item)


CHECKS = (Check(COPIED, copied), RecordCheck(LEFT_OUT, left_out), RecordCheck(UNSHOWN, unshown))
