"""Notices for objection that are too short or say nothing of what came of them, GK440, GK441."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope, found
from gongkai.checks.made_up_days import later
from gongkai.measures.objections import outcome_due, shortness
from gongkai.measures.windows import objections
from gongkai.model.findings import Code, Finding, Named, Phrase, Severity
from gongkai.model.kinds.public_notice import PublicNotice

SHORT = Code(
    "GK440",
    Severity.WARNING,
    "objections are taken for {time}, first and last day counted; at least {least} are wanted "
    "({rule})",
    "set “closes” to {until} or later; if it is over, put it up again",
    "the rules of each type of notice, in data/rules under “objections”",
)
NO_OUTCOME = Code(
    "GK441",
    Severity.WARNING,
    "objections were taken until {closes}; what came of them was owed by {due}{later}, and is not "
    "here",
    "write it into “outcome”, also where no objection came, or publish it as a record that "
    "“follows” this one",
    "the rules of each type of notice",
    rule="R136",
)


def short(scope: Scope) -> Iterator[Finding]:
    """Yield notices that are shown for fewer days than the rule for their type wants."""
    for notice in scope.judged_of(PublicNotice):
        window = objections(notice, scope.loaded, scope.as_of)
        found_short = shortness(notice, window, scope.loaded)
        if found_short is not None:
            title = found_short.rule.title
            unit = _working if found_short.rule.working else _calendar
            yield found(
                SHORT,
                notice,
                "objection.closes",
                time=unit(found_short.days),
                least=unit(found_short.least),
                until=found_short.until.isoformat(),
                rule=Named(title.in_("zh"), title.in_("en")),
            )


def no_outcome(scope: Scope) -> Iterator[Finding]:
    """Yield notices that are long over and say nothing of what came of them."""
    for notice in scope.judged_of(PublicNotice):
        window = scope.measures.objections_to(notice.id)
        due = outcome_due(notice, window, scope.catalog) if window is not None else None
        if window is not None and due is not None and scope.as_of > due:
            closes = window.closes.day
            yield found(
                NO_OUTCOME,
                notice,
                "objection.closes",
                closes=closes.isoformat(),
                due=due.isoformat(),
                later=later(scope.loaded.registries.calendar, closes, due),
            )


def _calendar(number: int) -> str:
    return Phrase("{number} days", number=str(number))


def _working(number: int) -> str:
    return Phrase("{number} working days", number=str(number))


CHECKS = (Check(SHORT, short), Check(NO_OUTCOME, no_outcome, of_absence=True))
