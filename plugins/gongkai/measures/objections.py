"""How long a notice for objection is shown, and by when it says what came of it (R136)."""

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.measures.windows import Phase, Window
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.public_notice import PublicNotice
from gongkai.model.rules import Rule
from gongkai.model.working_days import WorkingDays, YearNotKnownError

OUTCOME = "R136"
"""The rule that says within how many working days after its end the outcome is published."""


@dataclass(frozen=True)
class Shortness:
    """By how much the time for objections falls short of the rule for notices of its type."""

    rule: Rule
    days: int
    """The days on which objections are taken, first and last counted; working days where the rule
    counts in them."""
    least: int
    """How many it asks for."""
    until: date
    """The last day that would be enough."""


def shortness(notice: PublicNotice, window: Window, catalog: Catalog) -> Shortness | None:
    """Return by how much a notice is shown too shortly.

    None where it is shown long enough, no rule is known, or the year has no calendar.
    """
    rule = _rule(notice, catalog)
    if rule is None or rule.days is None:
        return None
    calendar, first, last = catalog.registries.calendar, window.opens, window.closes.day
    try:
        until = _last_of(first, rule.days, calendar if rule.working else None)
        if last >= until:
            return None
        before = first - timedelta(1)
        days = calendar.between(before, last) if rule.working else (last - before).days
    except YearNotKnownError:
        return None
    return Shortness(rule, days, rule.days, until)


def outcome_due(notice: PublicNotice, window: Window, catalog: Catalog) -> date | None:
    """Return the last day for what came of a notice that is over and does not say it.

    None where it says it, is not over, or nothing says how soon.
    """
    if window.phase is not Phase.CLOSED:
        return None
    end, registries = window.closes.day, catalog.registries
    rule = registries.rule(OUTCOME, end, notice.unit)
    if rule is None or rule.days is None:
        return None
    try:
        return registries.calendar.after(end, rule.days)
    except YearNotKnownError:
        return None


def _rule(notice: PublicNotice, catalog: Catalog) -> Rule | None:
    """Return the rule in force on the first day that says how long such notices are shown."""
    registries, first = catalog.registries, notice.objection.opens
    found = (
        registries.rule(rule.id, first, notice.unit)
        for rule in registries.rules.values()
        if notice.type in rule.objections
    )
    return next((rule for rule in found if rule is not None), None)


def _last_of(first: date, count: int, calendar: WorkingDays | None) -> date:
    """Return the last of `count` days that begin with `first`."""
    before = first - timedelta(1)
    return calendar.after(before, count) if calendar else before + timedelta(count)
