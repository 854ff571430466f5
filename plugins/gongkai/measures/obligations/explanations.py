"""Explanations that documents owe (point 23; R77, R79)."""

from collections.abc import Iterator, Mapping
from datetime import date

from gongkai.measures.explained import SCOPE, Explanation
from gongkai.measures.obligations.obligation import (
    Compliance,
    Obligation,
    ObligationKind,
    ObligationState,
    Why,
    by,
)


def explanation_obligations(
    explanations: Mapping[str, Explanation], as_of: date
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
                SCOPE,
                _compliance(explanation, as_of),
            )


def _compliance(explanation: Explanation, as_of: date) -> Compliance:
    there = explanation.interpretations
    if not there:
        if explanation.due is not None:
            return by(explanation.due, as_of)
        return Compliance(
            ObligationState.NOT_COMPUTED, why=Why.NO_CALENDAR, year_unknown=explanation.year_unknown
        )
    counted = [one for one in there if one not in explanation.early] or list(there)
    day = counted[0].published.day
    newest = tuple(reversed(there))
    if explanation.limit is not None and explanation.on_time is None:
        return Compliance(
            ObligationState.NOT_COMPUTED,
            met=day,
            why=Why.NO_CALENDAR,
            year_unknown=explanation.year_unknown,
            evidence=newest,
        )
    if explanation.on_time is False:
        days = (explanation.working_days or 0) - (explanation.limit or 0)
        return Compliance(
            ObligationState.LATE, explanation.due, day, days, True, evidence=newest, count=1
        )
    return Compliance(ObligationState.DONE, explanation.due, day, evidence=newest, count=1)
