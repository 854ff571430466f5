"""Functions of a reformed zone that nobody has any more, GK362 (point 3)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
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


def to_nobody(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield functions that moved to nobody."""
    if not isinstance(record, Organisation):
        return
    for place, one in enumerate(record.functions):
        if one.after is None and one.ended is None:
            yield found(TO_NOBODY, record, f"functions.{place}.function")


CHECKS = (RecordCheck(TO_NOBODY, to_nobody),)
