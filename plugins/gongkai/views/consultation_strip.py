"""The consultations of the last twelve months, on one line of time (point 27)."""

from datetime import timedelta

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.windows import Phase
from gongkai.views import labels
from gongkai.views.addresses import record_address
from gongkai.views.page import Label
from gongkai.views.pictures import Strip, TimeSpan
from gongkai.views.rows import title_of

_BACK = timedelta(days=365)
_TONES = {Phase.UPCOMING: "due", Phase.OPEN: "open", Phase.CLOSED: "rest", Phase.OUTCOME: "done"}


def consultation_strip(measures: Measures) -> Strip | None:
    """Return when opinions were, are and will be taken, the first to open first; None of none."""
    since = measures.as_of - _BACK
    states = [s for s in measures.consultations_in(*Phase) if s.closes.day >= since]
    if not states:
        return None
    phases = {state.phase for state in states}
    key = tuple((tone, labels.PHASE[phase]) for phase, tone in _TONES.items() if phase in phases)
    spans = tuple(_span(state) for state in sorted(states, key=lambda s: s.window.opens))
    title = Label("Consultations of the last twelve months")
    return Strip(title, spans, measures.as_of, (*key, ("today", Label("The day of this page"))))


def _span(state: ConsultationState) -> TimeSpan:
    consultation, closes = state.consultation, state.closes.day
    return TimeSpan(
        title_of(consultation),
        record_address(consultation),
        min(state.window.opens, closes),
        closes,
        _TONES[state.phase],
        labels.PHASE[state.phase],
    )
