"""Answers that came too late: to a public concern, GK434; to a question, GK438."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.measures.obligations.answers import answer_compliance
from gongkai.measures.obligations.obligation import ObligationState
from gongkai.measures.obligations.responses import response_compliance
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.question import Question
from gongkai.model.kinds.response import Response
from gongkai.model.record import Record

RESPONSE_LATE = Code(
    "GK434",
    Severity.WARNING,
    "answered on {day}, but it was owed by {due}: it was raised on {raised}",
    "answer in time next time, first with what is known; if a date is wrong, correct it; if "
    "another day was set, write it to “due”",
    duties=("responses",),
    rule="R171",
    is_past=True,
)
ANSWER_LATE = Code(
    "GK438",
    Severity.WARNING,
    "answered on {day}, but the answer was owed by {due}: it was asked on {asked}",
    "answer in time next time; if a date is wrong, correct it; if the question was too hard, write "
    "the day that was set to “due”",
    duties=("questions",),
    rule="R172",
    is_past=True,
)


def response_late(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find a public concern that was answered after its day."""
    if not isinstance(record, Response):
        return
    compliance = response_compliance(record, scope.loaded)
    if compliance.state is ObligationState.LATE:
        details = {"day": str(compliance.met), "due": str(compliance.due)}
        key = "answered" if record.answered else "raised"
        yield found(RESPONSE_LATE, record, key, raised=str(record.raised), **details)


def answer_late(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find a question that was answered after its day."""
    if not isinstance(record, Question) or record.asked is None:
        return
    compliance = answer_compliance(record, record.asked, scope.loaded, scope.as_of)
    if compliance.state is ObligationState.LATE:
        details = {"day": str(compliance.met), "due": str(compliance.due)}
        key = "answered" if record.answered else "asked"
        yield found(ANSWER_LATE, record, key, asked=str(record.asked), **details)


CHECKS = (
    RecordCheck(RESPONSE_LATE, response_late),
    RecordCheck(ANSWER_LATE, answer_late),
)
