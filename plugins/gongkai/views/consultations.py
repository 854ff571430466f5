"""Consultations that one may still answer: where their feeds and calendars live (point 27)."""

from collections.abc import Sequence

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.windows import Phase
from gongkai.model.columns import DisclosureColumn
from gongkai.model.registries import Registries
from gongkai.views.addresses import open_address, record_address
from gongkai.views.forms import Form
from gongkai.views.page import Alternate, Label

TO_COME = (Phase.UPCOMING, Phase.OPEN)
OPEN = Label("Consultations open for comment")


def consultation_column(registries: Registries) -> DisclosureColumn | None:
    """Return the column in which consultations are filed; None where the site has none."""
    columns = registries.columns.values()
    return next((column for column in columns if "consultation" in column.kinds), None)


def not_over(measures: Measures) -> Sequence[ConsultationState]:
    """Return the consultations that are open or yet to open, the first to close first."""
    return measures.consultations_in(*TO_COME)


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
