"""Replies to deputies' suggestions and members' proposals, GK430 (point 25)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.measures.obligations.obligation import ObligationState
from gongkai.measures.obligations.replies import reply_compliance
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.reply import Reply

LATE = Code(
    "GK430",
    Severity.WARNING,
    "the reply is of {day}, but it was owed by {due}",
    "answer in time next time; if the date is wrong, correct it; if another day was set for this "
    "reply, write it to “due”",
    "Law on Deputies, article 42",
    duties=("replies",),
    is_past=True,
)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield replies that were given after their day."""
    for reply in scope.judged_of(Reply):
        compliance = reply_compliance(reply, scope.loaded)
        if compliance.state is ObligationState.LATE:
            key = "dated" if reply.dated is not None else "published"
            yield found(LATE, reply, key, day=str(compliance.met), due=str(compliance.due))


CHECKS = (Check(LATE, late),)
