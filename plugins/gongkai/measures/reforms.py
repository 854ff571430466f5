"""What became of each function when a zone was reformed (point 3)."""

from enum import StrEnum

from gongkai.model.kinds.organisation import MovedFunction


class Handover(StrEnum):
    """What a reform did with a function."""

    MOVED = "moved"
    NEW = "new"
    """Nobody had it before."""
    KEPT = "kept"
    """The same office has it before and after."""
    ENDED = "ended"
    """Nobody has it any more, for the reason that the record gives."""
    LOST = "lost"
    """Nobody has it any more, and nothing says why."""


def handover_of(function: MovedFunction) -> Handover:
    """Return what became of a function; one that has a place and an end has the place."""
    if function.after is None:
        return Handover.LOST if function.ended is None else Handover.ENDED
    if function.before is None:
        return Handover.NEW
    return Handover.KEPT if function.before == function.after else Handover.MOVED
