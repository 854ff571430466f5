"""Promises to the public, GK431 to GK433 (point 25)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found
from gongkai.measures.obligations.commitments import last_day, moved_in_time, shown_by
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.model.findings import Code, Finding, Phrase, Severity
from gongkai.model.kinds.commitment import Commitment
from gongkai.model.record import Record

OVERDUE = Code(
    "GK431",
    Severity.WARNING,
    "it was promised by {due}, and nothing shows that it was kept",
    "once it is kept, write the day to “kept” and the record that shows it to “evidence”; until "
    "then say in the text what is in the way",
    "Key tasks of 2021, point 25",
    duties=("promises",),
)
CONTRADICTED = Code(
    "GK432",
    Severity.WARNING,
    "“state” is “{state}”, but {why}",
    "correct what is wrong: “state”, “kept” or “evidence”",
    "Key tasks of 2021, point 25",
    duties=("promises",),
)
MOVED_LATE = Code(
    "GK433",
    Severity.WARNING,
    "the new day {to} was set on {on}, when {due} was already past: it moves nothing",
    "next time, set a new day before the old one is past; if “on” is wrong, correct it",
    "Key tasks of 2021, point 25",
    duties=("promises",),
    is_past=True,
)


def overdue(scope: Scope) -> Iterator[Finding]:
    """Yield promises whose day is past and that nothing shows to be kept."""
    for one in scope.measures.obligations.overdue(ObligationKind.COMMITMENT):
        record = scope.catalog[one.subject]
        yield found(OVERDUE, record, "due", due=str(one.compliance.due))


def contradicted(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find a promise whose unit says something else than its days and its evidence."""
    if isinstance(record, Commitment) and (why := _against(record, scope)):
        yield found(CONTRADICTED, record, "state", state=record.state or "", why=why)


def _against(one: Commitment, scope: Scope) -> str:
    """Return what speaks against the state that the unit gives; empty where nothing does."""
    shown = shown_by(one, scope.loaded)
    if one.state == "running" and one.kept is not None and one.kept <= scope.as_of and shown:
        return Phrase("it was kept on {kept}", kept=str(one.kept))
    if one.state != "kept":
        return ""
    if one.kept is None:
        return Phrase("“kept” names no day")
    if one.kept > scope.as_of:
        return Phrase("“kept” is {kept}, which is still to come", kept=str(one.kept))
    if not shown:
        return Phrase("no record shows it in “evidence”")
    if all(record.day is not None and record.day < one.promised for record in shown):
        return Phrase("all that shows it is older than the promise")
    return ""


def moved_late(record: Record, _: Scope) -> Iterator[Finding]:
    """Find a later day that was set only when the one before was past."""
    if not isinstance(record, Commitment):
        return
    counted = moved_in_time(record)
    for place, later in enumerate(record.moved):
        if later not in counted:
            due = str(last_day(record, later.on))
            details = {"to": str(later.to), "on": str(later.on), "due": due}
            yield found(MOVED_LATE, record, f"moved.{place}.on", **details)


CHECKS = (
    Check(OVERDUE, overdue, of_absence=True),
    RecordCheck(CONTRADICTED, contradicted, of_absence=True),
    RecordCheck(MOVED_LATE, moved_late),
)
