"""Last days of consultations, and events, for a calendar: one for each, one for all to come."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.updated import updated
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.event import Event
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.record import Record
from gongkai.views.addresses import record_address
from gongkai.views.blocks import Field
from gongkai.views.consultations import consultation_column, not_over, open_alternates, own_calendar
from gongkai.views.datafile import DataFile
from gongkai.views.events import all_events, event_calendar, to_come
from gongkai.views.fields import fields_of
from gongkai.views.forms import Form
from gongkai.views.page import Label, Title
from gongkai.views.rows import title_of


@dataclass(frozen=True)
class CalendarEntry:
    """The last day on which opinions are taken, or an event."""

    record: Record
    """Its kind and its id name the entry permanently."""
    address: str
    starts: Moment
    """With an hour it is that hour; else the whole day."""
    ends: Moment | None
    title: Title
    how: tuple[Field, ...]
    """How opinions are handed in, or how one takes part."""
    where: LocalText | None
    published: Moment
    updated: Moment


def calendar_files(catalog: Catalog, measures: Measures) -> Iterator[DataFile]:
    """Yield a calendar for each consultation that is not over, and one for all of them."""
    states = not_over(measures)
    for state in states:
        own = own_calendar(state)
        yield DataFile(own.address, own.form, own.title, (_last_day(state, catalog, measures),))
    column = consultation_column(catalog.registries)
    for whole in open_alternates(column) if column is not None else ():
        if whole.form is Form.CALENDAR:
            entries = tuple(_last_day(state, catalog, measures) for state in states)
            yield DataFile(whole.address, whole.form, whole.title, entries)
    yield from _events(catalog, measures)


def _events(catalog: Catalog, measures: Measures) -> Iterator[DataFile]:
    coming = to_come(catalog, measures)
    for event in coming:
        own = event_calendar(event)
        yield DataFile(own.address, own.form, own.title, (_event(event, catalog, measures),))
    if coming:
        whole = all_events()
        entries = tuple(_event(event, catalog, measures) for event in coming)
        yield DataFile(whole.address, whole.form, whole.title, entries)


def _event(event: Event, catalog: Catalog, measures: Measures) -> CalendarEntry:
    return CalendarEntry(
        event,
        record_address(event),
        event.starts,
        event.ends,
        title_of(event),
        fields_of(event, "join", catalog, measures),
        event.where,
        event.published,
        updated(event, measures.as_of) or event.published,
    )


def _last_day(state: ConsultationState, catalog: Catalog, measures: Measures) -> CalendarEntry:
    record = state.consultation
    return CalendarEntry(
        record,
        record_address(record),
        state.closes,
        None,
        Label("Last day for opinions: {title}", {"title": title_of(record)}),
        fields_of(record, "how", catalog, measures),
        None,
        record.published,
        updated(record, measures.as_of) or record.published,
    )
