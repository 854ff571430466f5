"""Documents and their explanations, GK32x (points 23 and 24; R77-R80)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.model.findings import Code, Finding, Severity

LATE = Code(
    "GK321",
    Severity.WARNING,
    "explained {days} working days after its document, which is {limit} at most",
    "publish document and explanation together next time; if the date is wrong, correct it",
    "Zaozhuang 2021, point 23; R79",
    rule="R79",
)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield explanations that came too late for their document."""
    for explanation in scope.measures.explanations.values():
        if explanation.on_time is False:
            first = explanation.interpretations[0]
            yield found(
                LATE,
                first,
                "published",
                days=str(explanation.working_days),
                limit=str(explanation.limit),
            )


CHECKS = (Check(LATE, late),)
