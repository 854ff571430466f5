"""Questions on policy, each answered in its time (point 24)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai.measures.obligations.obligation import (
    Compliance,
    Obligation,
    ObligationKind,
    ObligationState,
    Why,
    in_working_days,
    met,
)
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.question import Question
from gongkai.model.working_days import YearNotKnownError

LIMIT = "R172"
"""The rule that says within how many working days a simple question is answered."""


def answer_obligations(catalog: Catalog, as_of: date) -> Iterator[Obligation]:
    """Yield the answer to each question of which it is known when it was asked."""
    for one in catalog.of(Question):
        if one.asked is not None:
            compliance = answer_compliance(one, one.asked, catalog, as_of)
            year = one.published.day.year
            yield Obligation(ObligationKind.ANSWER, one.unit, one.id, year, LIMIT, compliance)


def answer_compliance(one: Question, asked: date, catalog: Catalog, as_of: date) -> Compliance:
    """Return whether a question was answered in time."""
    registries, due = catalog.registries, one.due
    rule = registries.rule(LIMIT, asked, one.unit)
    if due is None and rule is not None and rule.days is not None:
        try:
            due = registries.calendar.after(asked, rule.days)
        except YearNotKnownError as error:
            return Compliance(
                ObligationState.NOT_COMPUTED, why=Why.NO_CALENDAR, year_unknown=error.year
            )
    found = met(answered_on(one), due, [one])
    if due is None:
        return replace(found, why=Why.NO_START)
    return in_working_days(found, registries.calendar, as_of)


def answered_on(one: Question) -> date | None:
    """Return the day on which a question was answered."""
    return one.answered or one.dated or first_up(one)


def working_days_to_answer(one: Question, catalog: Catalog) -> int | None:
    """Return how many working days the answer took; None where that cannot be counted."""
    answered = answered_on(one)
    if one.asked is None or answered is None:
        return None
    try:
        return catalog.registries.calendar.between(one.asked, answered)
    except YearNotKnownError:
        return None
