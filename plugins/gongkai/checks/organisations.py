"""Functions of a reformed zone that went to nobody, or to whom the plan does not name (point 3)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found, text_of
from gongkai.measures.offices import unnamed_offices
from gongkai.measures.reforms import Handover, handover_of
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.organisation import Organisation
from gongkai.model.record import Record

TO_NOBODY = Code(
    "GK362",
    Severity.WARNING,
    "nobody has this function after the reform, and nothing says that it ended",
    "say in “after” who has it, or in “ended” why nobody has it any more",
    "Order 711, article 20",
    rule="R30",
)
NOT_IN_PLAN = Code(
    "GK365",
    Severity.WARNING,
    "“{office}” has this function after the reform, but the plan does not name it: “{title}” "
    "({id})",
    "write the office as the plan names it; if another document gave it the function, name that "
    "one in “plan”",
    "Order 711, article 20",
    rule="R30",
)


def to_nobody(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield functions that moved to nobody."""
    if not isinstance(record, Organisation):
        return
    for place, one in enumerate(record.functions):
        if handover_of(one) is Handover.LOST:
            yield found(TO_NOBODY, record, f"functions.{place}.function")


def not_in_plan(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield functions that changed hands and went to an office that the text of the plan lacks."""
    if not isinstance(record, Organisation) or record.plan is None:
        return
    plan = scope.loaded.get(record.plan)
    if plan is None or not text_of(plan).strip():
        return  # what it says is in an attachment
    for place, one in enumerate(record.functions):
        if one.after is None or handover_of(one) is Handover.KEPT:
            continue
        language = plan.authoritative
        said = one.after.in_(language)
        for office in unnamed_offices(said, text_of(plan), language, record.unit, scope.issuers):
            details = {"office": office, "title": plan.title, "id": plan.id}
            yield found(NOT_IN_PLAN, record, f"functions.{place}.after", **details)


CHECKS = (
    RecordCheck(TO_NOBODY, to_nobody),
    RecordCheck(NOT_IN_PLAN, not_in_plan),
)
