"""Where a consultation stands on a day (point 27; R104)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from gongkai.measures.windows import Phase, Window, window
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.moment import Moment
from gongkai.model.record import Record
from gongkai.model.rules import Rule
from gongkai.model.working_days import YearNotKnownError

FEEDBACK = "R112"
"""The rule that says within how many working days feedback follows."""


@dataclass(frozen=True)
class ConsultationState:
    """One consultation on the build date."""

    consultation: Consultation
    window: Window
    """The days on which opinions are taken, extensions counted."""
    outcome: tuple[Record, ...]
    least: int | None = None
    """For how many days it normally runs; None where nothing says."""
    least_rule: str = ""
    """The rule that says so."""
    least_until: date | None = None
    """The day until which it then runs at least."""
    feedback_due: date | None = None
    """The day by which what became of the opinions is published; None where nothing says."""
    year_unknown: int | None = None
    """The year whose calendar is missing, where that keeps this day from being counted."""

    @property
    def phase(self) -> Phase:
        """Return whether opinions are taken, and whether it is said what became of them."""
        return self.window.phase

    @property
    def closes(self) -> Moment:
        """Return the last day on which opinions are taken, extensions counted."""
        return self.window.closes

    @property
    def days_left(self) -> int:
        """Return the days until then; 0 on that day, negative after it."""
        return self.window.days_left


def consultation_state(
    consultation: Consultation, catalog: Catalog, as_of: date, time: str = ""
) -> ConsultationState:
    """Return where `consultation` stands at `as_of`; documents on its outcome end it.

    Its last day is open until its hour where a `time` is given, and else as a whole.
    """
    declared = [
        link.source
        for link in catalog.relations_to(consultation.id)
        if link.relation == "feedback_on"
    ]
    opens, closes = consultation.opens, consultation.closes
    is_answered = bool(declared)
    days = window(consultation, opens, closes, catalog, as_of, answered=is_answered, time=time)
    state = ConsultationState(consultation, days, tuple(declared))
    rule = rule_of_basis(consultation, catalog)
    if rule is not None and rule.days is not None:
        until = consultation.opens + timedelta(rule.days)
        state = replace(state, least=rule.days, least_rule=rule.id, least_until=until)
    try:
        return replace(state, feedback_due=_feedback_due(state, catalog))
    except YearNotKnownError as error:
        return replace(state, year_unknown=error.year)


def rule_of_basis(consultation: Consultation, catalog: Catalog) -> Rule | None:
    """Return the rule on consultations on this basis: how long they run, what goes with them."""
    registries = catalog.registries
    for rule in registries.rules.values():
        if consultation.basis in rule.bases:
            applied = registries.rule(rule.id, consultation.opens, consultation.unit)
            if applied is not None:
                return applied
    return None


def _feedback_due(state: ConsultationState, catalog: Catalog) -> date | None:
    """Return the last day for the feedback, counted in working days from the end (R112)."""
    end = state.closes.day
    rule = catalog.registries.rule(FEEDBACK, end, state.consultation.unit)
    if rule is None or rule.days is None:
        return None
    return catalog.registries.calendar.after(end, rule.days)
