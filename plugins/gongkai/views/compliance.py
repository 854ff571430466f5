"""The state of an obligation in words: the same on pages and in exports."""

from gongkai.measures.obligations.obligation import Compliance, Why
from gongkai.views.page import Label


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
