"""Events whose outcome is owed, and opinions that nobody answered, GK442 and GK443 (point 28)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.event import Event
from gongkai.model.kinds.meeting import Meeting

NO_OUTCOME = Code(
    "GK442",
    Severity.WARNING,
    "it was over on {over}, and what came of it was owed by {due}",
    "say in “outcome” what came of it, and in “opinions” what was proposed and what became of it",
    duties=("participation",),
    rule="R165",
)
UNANSWERED = Code(
    "GK443",
    Severity.WARNING,
    "nothing says what became of this opinion",
    "add “outcome” to the opinion, and in “answer” what is done about it or why nothing is",
    duties=("participation",),
    rule="R165",
)


def no_outcome(scope: Scope) -> Iterator[Finding]:
    """Yield events that are long over and say nothing of what came of them."""
    for one in scope.measures.obligations.overdue(ObligationKind.EVENT):
        event = scope.catalog[one.subject]
        over = str(event.last_day) if isinstance(event, Event) else ""
        yield found(NO_OUTCOME, event, "starts", over=over, due=str(one.compliance.due))


def unanswered(scope: Scope) -> Iterator[Finding]:
    """Yield opinions without an outcome: of events that have one, and of meetings."""
    held: list[Event | Meeting] = [one for one in scope.judged_of(Event) if one.outcome is not None]
    for record in (*held, *scope.judged_of(Meeting)):
        for place, opinion in enumerate(record.opinions):
            if opinion.outcome is None:
                yield found(UNANSWERED, record, f"opinions.{place}.opinion")


CHECKS = (Check(NO_OUTCOME, no_outcome), Check(UNANSWERED, unanswered))
