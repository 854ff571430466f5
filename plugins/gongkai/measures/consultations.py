"""Where a consultation stands on a day (point 27; R104)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.record import Record


class Phase(StrEnum):
    """The phases, as GOV.UK has them: by date and by presence of an outcome."""

    UPCOMING = "upcoming"
    OPEN = "open"
    CLOSED = "closed"
    OUTCOME = "outcome"


@dataclass(frozen=True)
class ConsultationState:
    """One consultation on the build date."""

    consultation: Consultation
    phase: Phase
    days_left: int
    """Days until the last day on which opinions are taken; 0 on that day, negative after it."""
    length: int
    """How many days it runs: the first day is not counted, the last is (R104)."""
    outcome: tuple[Record, ...]


def consultation_state(
    consultation: Consultation, catalog: Catalog, as_of: date
) -> ConsultationState:
    """Return where `consultation` stands at `as_of`; papers on its outcome end it."""
    declared = [
        link.source
        for link in catalog.links_to.get(consultation.id, ())
        if link.relation == "feedback_on"
    ]
    if as_of < consultation.opens:
        phase = Phase.UPCOMING
    elif as_of <= consultation.closes:
        phase = Phase.OPEN
    else:
        phase = Phase.OUTCOME if declared else Phase.CLOSED
    return ConsultationState(
        consultation,
        phase,
        (consultation.closes - as_of).days,
        (consultation.closes - consultation.opens).days,
        tuple(declared),
    )
