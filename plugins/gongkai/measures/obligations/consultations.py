"""How long each consultation takes opinions (point 27; R104).

That one is held at all is a stage of its matter: see `stages.py`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.obligations.obligation import Compliance, Obligation, ObligationKind, by, met


def consultation_obligations(
    states: Iterable[ConsultationState], as_of: date
) -> Iterator[Obligation]:
    """Yield the length of each consultation of which a rule says how long it normally runs."""
    for state in states:
        compliance = length_compliance(state, as_of)
        if compliance is not None:
            consultation = state.consultation
            yield Obligation(
                ObligationKind.CONSULTATION,
                consultation.unit,
                consultation.id,
                consultation.opens.year,
                state.least_rule,
                compliance,
            )


def length_compliance(state: ConsultationState, as_of: date) -> Compliance | None:
    """Return whether a consultation runs long enough; None where no rule says how long that is.

    A shorter one that gives its reason is as the rule wants it. Another one can still be extended
    until the day to which it should have run.
    """
    until, consultation = state.least_until, state.consultation
    if until is None:
        return None
    if state.closes.day >= until or consultation.short_reason is not None:
        return met(consultation.opens, None, [consultation])
    return replace(by(until, as_of), evidence=(consultation,))
