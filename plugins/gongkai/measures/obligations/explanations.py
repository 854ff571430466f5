"""Explanations that documents owe (point 23; R77, R79)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from gongkai.measures.explained import Explanation
from gongkai.measures.obligations.obligation import (
    Compliance,
    Obligation,
    ObligationKind,
    ObligationState,
    Why,
    by,
    in_working_days,
    met,
)
from gongkai.model.working_days import WorkingDays


def explanation_obligations(
    explanations: Mapping[str, Explanation], calendar: WorkingDays, as_of: date
) -> Iterator[Obligation]:
    """Yield what each document owes that has to be explained."""
    for explanation in explanations.values():
        document = explanation.document
        if explanation.is_owed:
            yield Obligation(
                ObligationKind.EXPLANATION,
                document.unit,
                document.id,
                document.published.day.year,
                explanation.rule,
                in_working_days(_compliance(explanation, as_of), calendar, as_of),
            )


def _compliance(explanation: Explanation, as_of: date) -> Compliance:
    """Return where an explanation stands: on the weekend after its last day it is still in time."""
    there = explanation.interpretations
    newest = tuple(reversed(there))
    counted = [one for one in there if one not in explanation.early] or list(there)
    day = counted[0].published.day if counted else None
    if explanation.on_time is True:
        return Compliance(ObligationState.DONE, explanation.due, day, evidence=newest, count=1)
    if explanation.on_time is False:
        return met(day, explanation.due, newest)
    if there and explanation.limit is None:
        return replace(met(day, None, newest), why=Why.NO_START)
    if explanation.year_unknown is not None:
        return Compliance(
            ObligationState.NOT_COMPUTED,
            met=day,
            why=Why.NO_CALENDAR,
            year_unknown=explanation.year_unknown,
            evidence=newest,
        )
    if explanation.due is None:
        return Compliance(ObligationState.NOT_COMPUTED, why=Why.NO_START)
    return by(explanation.due, as_of)
