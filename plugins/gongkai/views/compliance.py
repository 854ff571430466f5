"""The state of an obligation in words: the same on pages and in exports."""

from gongkai.measures.obligations.obligation import Compliance, ObligationState, Why
from gongkai.views import labels
from gongkai.views.blocks import Amount, Line, Quiet, Status, Value
from gongkai.views.page import Label

_HAS_A_DAY = (
    ObligationState.DUE,
    ObligationState.OVERDUE,
    ObligationState.PARTLY,
    ObligationState.LATE,
)
"""States that say by when something is or was owed."""


def why(compliance: Compliance) -> Label | None:
    """Return why a state cannot be computed; None where it can."""
    match compliance.why:
        case None:
            return None
        case Why.NO_CALENDAR:
            return Label("no calendar for {year}", {"year": compliance.year_unknown})
        case Why.NO_DATE:
            return Label("the documents seen have no date")
        case Why.NO_START:
            return Label("nothing says by when it was owed")
        case Why.NOT_MEASURED:
            return Label("software cannot measure it yet")


def stands(found: Compliance) -> Line:
    """Return where an obligation stands, with the days and numbers behind it."""
    beside: list[Value] = []
    if found.days:
        beside.append(Amount(found.days, "{number} day late", "{number} days late"))
    if found.working_days:
        working = ("{number} working day", "{number} working days")
        beside.append(Amount(found.working_days, *working))
    if found.of > 1:
        beside.append(Label("{count} of {total}", {"count": found.count, "total": found.of}))
    if found.due is not None and found.state in _HAS_A_DAY:
        beside.append(Label("due by {day}", {"day": found.due}))
    if (reason := why(found)) is not None:
        beside.append(reason)
    state = Status(labels.OBLIGATION[found.state], found.state.value)
    return (state, *(Quiet((one,)) for one in beside))
