"""Accident files whose steps are owed, or whose figures differ, GK444 and GK446 (point 20)."""

from collections.abc import Iterator

from gongkai.checks.check import Check, RecordCheck, Scope, found
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.accident import Accident
from gongkai.model.record import Record

OVERDUE = Code(
    "GK444",
    Severity.WARNING,
    "the step “{step}” of this file was owed by {due}, and it is not here",
    "add it to “steps” with the record that publishes it, or with the basis for withholding it; "
    "if the report was approved on another day, correct “approved”",
    "Order 493, articles 29, 32 and 34",
    rules=("R166", "R167", "R168"),
)
DIFFERS = Code(
    "GK446",
    Severity.ERROR,
    "“{figure}” is {number} here and {other} in the step “{step}”",
    "compare both with the documents and correct the one that is wrong; if a number changed, as "
    "when an injured person died, say so in “changes” and give both steps the later one",
    "Order 493, article 30",
    rule="R166",
)
_FIGURES = ("dead", "injured", "loss", "blamed")


def overdue(scope: Scope) -> Iterator[Finding]:
    """Yield steps whose day is past."""
    for one in scope.measures.obligations.overdue(ObligationKind.ACCIDENT):
        key = "occurred" if one.part == "report" else "approved"
        record = scope.catalog[one.subject]
        yield found(OVERDUE, record, key, step=one.part, due=str(one.compliance.due))


def differs(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield figures that are not those of an earlier step."""
    if not isinstance(record, Accident):
        return
    for name in _FIGURES:
        said = [
            (place, step, value)
            for place, step in enumerate(record.steps)
            if (value := getattr(step, name)) is not None
        ]
        for at, _step, value in said[1:]:
            _at, first, other = said[0]
            if value != other:
                yield found(
                    DIFFERS,
                    record,
                    f"steps.{at}.{name}",
                    figure=name,
                    number=str(value),
                    other=str(other),
                    step=first.step,
                )


CHECKS = (Check(OVERDUE, overdue), RecordCheck(DIFFERS, differs))
