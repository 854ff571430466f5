"""For how long documents are in force, and that they end soon, GK345 to GK348 (point 29)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.checks.validity_texts import stated_last_days
from gongkai.measures.time_in_force import Bound, bound_of, bounds_of_extensions
from gongkai.measures.validity import ENDINGS, State
from gongkai.model.document_names import acts_on_others
from gongkai.model.findings import Code, Finding, Named, Severity
from gongkai.model.record import Record

ENDS_SOON = Code(
    "GK345",
    Severity.WARNING,
    "in force until {end}, which is at most {days} days from now, and nothing here says what "
    "comes after",
    "assess it: extend it (“extends”) or issue it anew (“reissues”, “replaces”) before that day; "
    "if it is to end, nothing needs to be done",
    duties=("validity",),
    rule="R126",
)
NO_END = Code(
    "GK346",
    Severity.WARNING,
    "the document does not say until when it is in force; by “{rule}” that is {most} at the latest",
    "write its last day to “expires”; if none is printed, a notice sets one: name the document "
    "there under “extends”",
    duties=("validity",),
)
TOO_LONG = Code(
    "GK347",
    Severity.WARNING,
    "in force from {first} until {end}; by “{rule}” that is {most} at the latest",
    "correct the day if it is not the printed one; if it is, set an earlier end in a notice of its "
    "own",
    duties=("validity",),
)
TRIAL_TOO_LONG = Code(
    "GK348",
    Severity.WARNING,
    "by its name it is on trial, but in force from {first} until {end}; by “{rule}” that is {most} "
    "at the latest",
    "correct the day if it is not the printed one; if it is, issue the document anew without "
    "“试行” or “暂行”, or set an earlier end",
    duties=("validity",),
)


def ends_soon(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents that end within days, at each step of the rule anew.

    Where another document already extends them or takes their place, the unit knows.
    """
    rule = scope.loaded.registries.rule(ENDS_SOON.rule, scope.as_of, record.unit)
    end = _end(record, scope)
    if rule is None or end is None or record.class_ not in rule.classes:
        return
    if record.consolidates or acts_on_others(record.title) or _is_followed(record, end, scope):
        return
    steps = sorted(rule.limits.values())
    reached = [days for days in steps if 0 <= (end - scope.as_of).days <= days]
    if reached:
        finding = found(ENDS_SOON, record, "expires", end=end.isoformat(), days=str(reached[0]))
        yield finding if len(reached) > 1 else replace(finding, severity=Severity.NOTICE)


def _end(record: Record, scope: Scope) -> date | None:
    """Return the last day of a document that is in force now."""
    validity = scope.measures.validity_of(record.id) if record.has_validity else None
    return validity.expires if validity is not None and validity.in_force else None


def _is_followed(record: Record, end: date, scope: Scope) -> bool:
    """Return whether a document, be it one that readers do not see yet, says what comes after."""
    for link in scope.loaded.relations_to(record.id):
        if link.relation in ENDINGS and link.articles is None:
            return True
        if link.relation == "extends" and link.last_day is not None and link.last_day > end:
            return True
    return False


def no_end(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents that never end, though a rule wants them to.

    Where the text names a last day that the record does not, that is the fault (GK301); what a
    clean-up reviewed and kept was looked at.
    """
    bound = _bound(record, scope)
    validity = scope.measures.validity_of(record.id)
    if bound is None or validity is None or validity.expires is not None or validity.kept:
        return
    if not stated_last_days(record):
        yield found(NO_END, record, "effective", rule=_named(bound), most=bound.most.isoformat())


def too_long(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents and extensions that run longer than documents may."""
    yield from _too_long(TOO_LONG, record, scope)


def trial_too_long(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents on trial, and extensions of them, that run longer than those may."""
    yield from _too_long(TRIAL_TOO_LONG, record, scope)


def _too_long(code: Code, record: Record, scope: Scope) -> Iterator[Finding]:
    bound = _bound(record, scope)
    if bound is not None and record.expires is not None:
        yield from _past(code, record, "expires", record.expires, bound)
    for link, extended in bounds_of_extensions(record, scope.loaded):
        target = scope.measures.validity_of(link.target.id)
        if link.last_day is not None and target is not None and target.in_force:
            place = [one.doc for one in record.extends].index(link.target.id)
            yield from _past(code, record, f"extends.{place}.until", link.last_day, extended)


def _past(code: Code, record: Record, key: str, end: date, bound: Bound) -> Iterator[Finding]:
    if end > bound.most and bound.is_of_trial is (code is TRIAL_TOO_LONG):
        said = {"first": bound.first.isoformat(), "end": end.isoformat()}
        yield found(code, record, key, rule=_named(bound), most=bound.most.isoformat(), **said)


def _bound(record: Record, scope: Scope) -> Bound | None:
    """Return by when a document ends that is in force or will be; of what ended nothing is said."""
    validity = scope.measures.validity_of(record.id) if record.has_validity else None
    if validity is None or not (validity.in_force or validity.state is State.NOT_YET):
        return None
    return bound_of(record, scope.loaded.registries)


def _named(bound: Bound) -> Named:
    return Named(bound.rule.title.in_("zh"), bound.rule.title.in_("en"))


CHECKS = (
    RecordCheck(ENDS_SOON, ends_soon, of_absence=True),
    RecordCheck(NO_END, no_end, of_absence=True),
    RecordCheck(TOO_LONG, too_long),
    RecordCheck(TRIAL_TOO_LONG, trial_too_long),
)
