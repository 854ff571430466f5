"""Consultations that one may still answer: where their feeds and calendars live (point 27)."""

from collections.abc import Callable, Sequence

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.windows import Phase
from gongkai.model.columns import DisclosureColumn
from gongkai.model.registries import Registries
from gongkai.views.addresses import open_address, record_address
from gongkai.views.forms import Form
from gongkai.views.listings import Group
from gongkai.views.page import Alternate, Label
from gongkai.views.rows import Row

TO_COME = (Phase.UPCOMING, Phase.OPEN)
OPEN = Label("Consultations open for comment")


def consultation_column(registries: Registries) -> DisclosureColumn | None:
    """Return the column in which consultations are filed; None where the site has none."""
    columns = registries.columns.values()
    return next((column for column in columns if "consultation" in column.kinds), None)


def not_over(measures: Measures) -> Sequence[ConsultationState]:
    """Return the consultations that are open or yet to open, the first to close first."""
    return measures.consultations_in(*TO_COME)


def by_phase(found: Sequence[Row], measures: Measures) -> list[Group]:
    """Return the rows of the column by what can be done: answer now, answer soon, read what came.

    The first to close, and the first to open, stand first; of those that are over the last.
    """
    states = [(row, measures.consultation(row.record.id)) for row in found]
    asked = [(row, state) for row, state in states if state is not None]
    past = [(row, state) for row, state in asked if state.phase not in TO_COME]
    groups = (
        Group(
            "open",
            Label("Open for comment now"),
            _ordered(asked, Phase.OPEN, lambda state: str(state.closes)),
        ),
        Group(
            "coming",
            Label("Coming"),
            _ordered(asked, Phase.UPCOMING, lambda state: str(state.window.opens)),
        ),
        Group(
            "closed",
            Label("Closed"),
            tuple(row for row, _ in sorted(past, key=lambda one: str(one[1].closes), reverse=True)),
        ),
        Group(
            "beside",
            Label("Results, extensions and notices"),
            tuple(row for row, state in states if state is None),
        ),
    )
    return [group for group in groups if group.rows]


def _ordered(
    asked: Sequence[tuple[Row, ConsultationState]],
    phase: Phase,
    key: Callable[[ConsultationState], str],
) -> tuple[Row, ...]:
    found = [(row, state) for row, state in asked if state.phase is phase]
    return tuple(row for row, _ in sorted(found, key=lambda one: key(one[1])))


def open_alternates(column: DisclosureColumn) -> tuple[Alternate, ...]:
    """Return the feeds and the calendar of what is open, in addition to the column's own."""
    base = open_address(column.id)
    return (
        Alternate(OPEN, Form.ATOM, f"{base}.xml"),
        Alternate(OPEN, Form.JSON_FEED, f"{base}.json"),
        Alternate(OPEN, Form.CALENDAR, f"{base}.ics"),
    )


def own_calendar(state: ConsultationState) -> Alternate:
    """Return the calendar of one consultation, beside its page."""
    address = f"{record_address(state.consultation)}consultation.ics"
    return Alternate(Label("Last day for opinions"), Form.CALENDAR, address)
