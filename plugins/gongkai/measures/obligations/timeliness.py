"""How many of some obligations were met, and how many of those that were due in time."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.measures.obligations.obligation import MET, Obligation, ObligationState


@dataclass(frozen=True)
class Timeliness:
    """Obligations of one kind, of one unit or of all."""

    owed: int
    there: int
    """What was published, in time or not, or at a time that cannot be computed."""
    due: int
    """What was due on the day or is there: what is counted on time is counted among these, so
    that one that never came is not left out."""
    on_time: int


def timeliness(obligations: Iterable[Obligation]) -> Timeliness:
    """Return how far obligations were met in time.

    Those whose time cannot be counted, for want of a calendar, are in `owed` and `there` alone.
    """
    known = list(obligations)
    states = [one.state for one in known]
    return Timeliness(
        len(known),
        sum(bool(one.compliance.evidence) for one in known),
        sum(state in MET or state is ObligationState.OVERDUE for state in states),
        states.count(ObligationState.DONE),
    )
