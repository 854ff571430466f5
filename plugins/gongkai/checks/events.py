"""Events whose outcome is owed, and opinions that nobody answered, GK442 and GK443 (point 28)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.event import Event

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
    "nothing says what became of this opinion, although the outcome of the event is published",
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
    """Yield opinions without an outcome, of events that have one."""
    for event in scope.judged_of(Event):
        for place, opinion in enumerate(event.opinions):
            if event.outcome is not None and opinion.outcome is None:
                yield found(UNANSWERED, event, f"opinions.{place}.opinion")


CHECKS = (Check(NO_OUTCOME, no_outcome), Check(UNANSWERED, unanswered))
