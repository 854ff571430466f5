"""Consultations and what became of the opinions, GK420 to GK427 (point 27; R104, R108)."""

import re
from collections.abc import Iterable, Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.checks.made_up_days import later
from gongkai.measures.consultations import consultation_state
from gongkai.measures.obligations.consultations import length_compliance
from gongkai.measures.obligations.obligation import OPEN, Obligation, ObligationKind
from gongkai.measures.stages import StageState
from gongkai.measures.updated import first_up
from gongkai.measures.windows import Phase
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.feedback import Feedback
from gongkai.model.stages import Stage

SHORT = Code(
    "GK420",
    Severity.WARNING,
    "opinions are taken for {days} days, the first not counted; {limit} is normal",
    "set “closes” to {until} or later, or say in “short_reason” why it is shorter",
    "Order 713, article 15",
    rule="R104",
)
OPENS_BEFORE = Code(
    "GK421",
    Severity.WARNING,
    "it opens on {opens}, but was published only on {published}",
    "count from the day of publication, or correct the day that is wrong; if it first went up "
    "elsewhere, add “first_published”",
    "Order 713, article 15",
    rule="R104",
    is_past=True,
)
OWED = Code(
    "GK422",
    Severity.NOTICE,
    "closed on {closes}; what became of the opinions is owed by {due}{later}, and is not here yet",
    "publish it by {due} as feedback with “feedback_on: [{id}]”",
    rules=("R108",),
    duties=("participation",),
    rule="R112",
)
NO_FEEDBACK = Code(
    "GK423",
    Severity.WARNING,
    "closed on {closes}; what became of the opinions was owed by {due}{later}, and is not here",
    "publish it as feedback with “feedback_on: [{id}]”, also where no opinion came",
    rules=("R108",),
    duties=("participation",),
    rule="R112",
)
SUM = Code(
    "GK424",
    Severity.ERROR,
    "{received} opinions were received, but {adopted} adopted, {partly} partly adopted and "
    "{declined} declined make {total}",
    "count again: those adopted, partly adopted and declined are together those received",
    duties=("participation",),
    rule="R108",
)
NO_REASONS = Code(
    "GK425",
    Severity.WARNING,
    "{declined} opinions were declined, but no reasons are given",
    "say in “reasons” why, for each opinion that several people shared",
    duties=("participation",),
    rule="R108",
)
TOO_EARLY = Code(
    "GK426",
    Severity.WARNING,
    "published on {day}, but opinions were taken until {closes}",
    "correct the day that is wrong; if opinions came in after it, publish the outcome anew",
    rules=("R104",),
    duties=("participation",),
    rule="R108",
)
LATE = Code(
    "GK427",
    Severity.WARNING,
    "published on {day}; opinions were taken until {closes}, and what became of them was owed by "
    "{due}{later}",
    "publish it in time next time; if the date is wrong, correct it; if it first went up "
    "elsewhere, add “first_published”",
    rules=("R108",),
    duties=("participation",),
    rule="R112",
    is_past=True,
)


def short(scope: Scope) -> Iterator[Finding]:
    """Yield consultations shorter than is normal on their basis, without a reason."""
    for consultation in _consultations(scope):
        state = consultation_state(consultation, scope.loaded, scope.as_of)
        compliance = length_compliance(state, scope.as_of)
        if compliance is not None and compliance.state in OPEN:
            yield found(
                SHORT,
                consultation,
                "closes",
                days=str(state.window.length),
                limit=str(state.least),
                until=str(state.least_until),
            )


def opens_before(scope: Scope) -> Iterator[Finding]:
    """Yield consultations that opened before anyone could read of them."""
    for consultation in _consultations(scope):
        up = first_up(consultation)
        if up is not None and consultation.opens < up:
            opens = consultation.opens.isoformat()
            yield found(OPENS_BEFORE, consultation, "opens", opens=opens, published=up.isoformat())


def owed(scope: Scope) -> Iterator[Finding]:
    """Yield consultations that are over and whose feedback may still come in time."""
    obligations = scope.measures.obligations
    yield from _unanswered(scope, OWED, obligations.due(ObligationKind.FEEDBACK))


def no_feedback(scope: Scope) -> Iterator[Finding]:
    """Yield consultations whose feedback is overdue."""
    obligations = scope.measures.obligations
    yield from _unanswered(scope, NO_FEEDBACK, obligations.overdue(ObligationKind.FEEDBACK))


def _unanswered(scope: Scope, code: Code, owed: Iterable[Obligation]) -> Iterator[Finding]:
    for obligation in owed:
        state, due = scope.measures.consultation(obligation.subject), obligation.compliance.due
        if due is None or state is None or state.phase is not Phase.CLOSED:
            continue
        if not _is_reported_at_matter(state.consultation, scope):
            yield found(
                code,
                state.consultation,
                "closes",
                closes=state.closes.day.isoformat(),
                due=due.isoformat(),
                later=later(scope.loaded.registries.calendar, state.closes.day, due),
                id=state.consultation.id,
            )


def _is_reported_at_matter(consultation: Consultation, scope: Scope) -> bool:
    """Return whether each of its matters has a finding on the stage itself (GK401, GK404)."""
    matters = scope.catalog.matters_of(consultation.id)
    cells = [scope.measures.matter(matter.id).cells[Stage.OPINIONS] for matter in matters]
    return bool(cells) and all(
        cell.state is StageState.MISSING or (cell.state is StageState.OVERDUE and not cell.rule)
        for cell in cells
    )


def does_not_add_up(scope: Scope) -> Iterator[Finding]:
    """Yield feedback whose numbers contradict each other."""
    for feedback in _feedback(scope):
        total = feedback.adopted + feedback.partly + feedback.declined
        if total != feedback.received:
            yield found(
                SUM,
                feedback,
                "received",
                received=str(feedback.received),
                adopted=str(feedback.adopted),
                partly=str(feedback.partly),
                declined=str(feedback.declined),
                total=str(total),
            )


def no_reasons(scope: Scope) -> Iterator[Finding]:
    """Yield feedback that declines opinions without a reason, in its field or in its text."""
    for feedback in _feedback(scope):
        text = feedback.bodies[feedback.authoritative].markdown
        if feedback.declined and feedback.reasons is None and not _REASON.search(text):
            yield found(NO_REASONS, feedback, "declined", declined=str(feedback.declined))


_REASON = re.compile(
    r"由于|因为|鉴于|考虑到|(?:理由|原因)(?:是|为|在于|如下|[:：])"
    r"|\bbecause\b|\breasons? (?:is|are)\b"
)
"""What gives a reason; to point to reasons elsewhere (理由见…) gives none."""


def too_early(scope: Scope) -> Iterator[Finding]:
    """Yield feedback published while opinions were still taken; the last day is one of them."""
    for feedback in _feedback(scope):
        up = first_up(feedback)
        for reference in feedback.feedback_on:
            consultation = scope.loaded.get(reference.doc)
            if not isinstance(consultation, Consultation):
                continue
            closes = consultation_state(consultation, scope.loaded, scope.as_of).closes.day
            if up is not None and up <= closes:
                day, end = up.isoformat(), closes.isoformat()
                yield found(TOO_EARLY, feedback, "published", day=day, closes=end)


def late(scope: Scope) -> Iterator[Finding]:
    """Yield feedback that went up after its day, each document once."""
    reported, calendar = set(), scope.loaded.registries.calendar
    for obligation in scope.measures.obligations.late(ObligationKind.FEEDBACK):
        compliance, state = obligation.compliance, scope.measures.consultation(obligation.subject)
        due = compliance.due
        if state is None or due is None:
            continue
        closes = state.closes.day
        for record in compliance.evidence:
            if first_up(record) == compliance.met and record.id not in reported:
                reported.add(record.id)
                yield found(
                    LATE,
                    record,
                    "published",
                    day=str(compliance.met),
                    closes=closes.isoformat(),
                    due=due.isoformat(),
                    later=later(calendar, closes, due),
                )


def _consultations(scope: Scope) -> list[Consultation]:
    return scope.judged_of(Consultation)


def _feedback(scope: Scope) -> list[Feedback]:
    return scope.judged_of(Feedback)


CHECKS = (
    Check(SHORT, short),
    Check(OPENS_BEFORE, opens_before),
    Check(OWED, owed, of_absence=True),
    Check(NO_FEEDBACK, no_feedback, of_absence=True),
    Check(SUM, does_not_add_up),
    Check(NO_REASONS, no_reasons),
    Check(TOO_EARLY, too_early),
    Check(LATE, late),
)
