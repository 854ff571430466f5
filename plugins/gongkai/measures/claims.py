"""What can be claimed under documents, and until when (point 8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.measures.validity import ENDED, Validity
from gongkai.model.catalog import Catalog
from gongkai.model.parts import Claim
from gongkai.model.record import Record


class ClaimPhase(StrEnum):
    """Whether something can be claimed on a day, and if not, why."""

    OPEN = "open"
    NOT_NOW = "not-now"
    """Its document is not in force yet, suspended, or nobody knows whether it holds."""
    ENDED = "ended"
    """Its last day is past."""
    OVER = "over"
    """Its document has ended."""
    CLOSED = "closed"
    """The unit lists it as closed."""


@dataclass(frozen=True)
class ClaimState:
    """Something to claim, on the build date."""

    record: Record
    place: int
    """Which of those of its record it is, from 0."""
    claim: Claim
    phase: ClaimPhase
    ends: date | None
    """The last day: its own, or that of its document where that comes first."""
    days_left: int | None
    """Days until the last day; 0 on that day."""

    @property
    def anchor(self) -> str:
        """Return what its card is called on the page of its record."""
        return "claim" if len(self.record.claim) == 1 else f"claim-{self.place + 1}"


def claim_states(
    catalog: Catalog, validities: Mapping[str, Validity], as_of: date
) -> dict[str, tuple[ClaimState, ...]]:
    """Return, by the id of their record, where all things to claim stand."""
    return {
        record.id: tuple(
            _state(record, place, claim, validities.get(record.id), as_of)
            for place, claim in enumerate(record.claim)
        )
        for record in catalog.everything()
        if record.claim
    }


def _state(
    record: Record, place: int, claim: Claim, validity: Validity | None, as_of: date
) -> ClaimState:
    last_days = (claim.ends, validity.expires if validity is not None else None)
    ends = min((day for day in last_days if day is not None), default=None)
    left = (ends - as_of).days if ends is not None else None
    return ClaimState(record, place, claim, _phase(claim, validity, as_of), ends, left)


def _phase(claim: Claim, validity: Validity | None, as_of: date) -> ClaimPhase:
    if claim.closed:
        return ClaimPhase.CLOSED
    if validity is not None and validity.state in ENDED:
        return ClaimPhase.OVER
    if claim.ends is not None and claim.ends < as_of:
        return ClaimPhase.ENDED
    if validity is not None and not validity.in_force:
        return ClaimPhase.NOT_NOW
    return ClaimPhase.OPEN
