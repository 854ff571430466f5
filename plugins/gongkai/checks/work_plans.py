"""Work plans for the key tasks that repeat others, GK610 (closing text; R115).

A missing or late plan is reported like any other duty: GK601, GK602, GK603.
"""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.measures.near_duplicates import near_duplicates
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.plan import Plan

COPIED = Code(
    "GK610",
    Severity.NOTICE,
    "{share} % of the plan stands in “{title}”, numbers, names and tables left aside",
    "name the unit's own tasks, who does them and by when",
    duties=("work-plans",),
    rule="R115",
)


def copied(scope: Scope) -> Iterator[Finding]:
    """Yield work plans that repeat another unit's, or that of a year before."""
    registries = scope.loaded.registries
    plans = [r for r in scope.judged_of(Plan) if r.plan_for is not None]
    for one in near_duplicates(plans, registries, COPIED.rule):
        share = str(round(one.share * 100))
        yield found(COPIED, one.record, "title", share=share, title=one.other.title)


CHECKS = (Check(COPIED, copied),)
