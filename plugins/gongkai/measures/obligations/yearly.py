"""What is owed once a year, and is there once one document is."""

from collections.abc import Sequence
from datetime import date

from gongkai.measures.obligations.obligation import Compliance, ObligationState, by, met
from gongkai.measures.updated import first_up
from gongkai.model.record import Record


def of_yearly(
    there: Sequence[Record], elsewhere: Sequence[Record], due: date, as_of: date
) -> Compliance:
    """Return where it stands: there since the first of its documents went up, if any is here."""
    if there:
        days = [day for record in there if (day := first_up(record)) is not None]
        return met(min(days, default=None), due, there)
    if elsewhere:
        return Compliance(ObligationState.ELSEWHERE, due, evidence=tuple(elsewhere))
    return by(due, as_of)
