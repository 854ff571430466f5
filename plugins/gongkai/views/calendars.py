"""The last days of consultations, for a calendar: one for each, and one for all to come."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.updated import updated
from gongkai.model.catalog import Catalog
from gongkai.model.scalars import Moment
from gongkai.views.addresses import record_address
from gongkai.views.blocks import Field
from gongkai.views.consultations import consultation_column, not_over, open_alternates, own_calendar
from gongkai.views.datafile import DataFile
from gongkai.views.fields import fields_of
from gongkai.views.forms import Form
from gongkai.views.page import Label
from gongkai.views.rows import title_of


@dataclass(frozen=True)
class Event:
    """The last day on which opinions are taken."""

    record: str
    """The id of the consultation, which names the event permanently."""
    address: str
    closes: Moment
    title: Label
    how: tuple[Field, ...]
    """How opinions are handed in."""
    published: Moment
    updated: Moment


def calendar_files(catalog: Catalog, measures: Measures) -> Iterator[DataFile]:
    """Yield a calendar for each consultation that is not over, and one for all of them."""
    states = not_over(measures)
    for state in states:
        own = own_calendar(state)
        yield DataFile(own.address, own.form, own.title, (_event(state, catalog, measures),))
    column = consultation_column(catalog.registries)
    for whole in open_alternates(column) if column is not None else ():
        if whole.form is Form.CALENDAR:
            events = tuple(_event(state, catalog, measures) for state in states)
            yield DataFile(whole.address, whole.form, whole.title, events)


def _event(state: ConsultationState, catalog: Catalog, measures: Measures) -> Event:
    record = state.consultation
    return Event(
        record.id,
        record_address(record),
        state.closes,
        Label("Last day for opinions: {title}", {"title": title_of(record)}),
        fields_of(record, "how", catalog, measures),
        record.published,
        updated(record, measures.as_of) or record.published,
    )
