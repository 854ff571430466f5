"""Where an obligation stands, in words: the same on pages and in exports."""

from gongkai.measures.obligations.obligation import Compliance
from gongkai.views import labels
from gongkai.views.page import Label


def why(compliance: Compliance) -> Label | None:
    """Return why a state cannot be computed; None where it can."""
    if compliance.why is None:
        return None
    return Label(labels.WHY[compliance.why].message, {"year": compliance.year_unknown})
