"""The page of every record, and the notice that stays of a withdrawn one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.event import Event
from gongkai.model.local_text import LocalText
from gongkai.model.notices import Notice
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.views.addresses import (
    column_address,
    notice_address,
    record_address,
)
from gongkai.views.article_notes import ArticleNote, article_notes
from gongkai.views.consultations import TO_COME, own_calendar
from gongkai.views.content import Content, content
from gongkai.views.directories import trail
from gongkai.views.events import event_calendar
from gongkai.views.page import Alternate, Crumb, Label, Page
from gongkai.views.rows import Row, rows, title_of


@dataclass(frozen=True)
class RecordPage:
    """One record, and where else to look."""

    column: DisclosureColumn
    unit: Unit | None
    content: Content
    notes: Mapping[str, tuple[ArticleNote, ...]]
    """What later documents did to its articles, by the ids of these."""


@dataclass(frozen=True)
class NoticePage:
    """What stays at the address of a withdrawn record: when, why, and what replaced it."""

    since: date | None
    reason: LocalText | None
    column: DisclosureColumn | None
    instead: tuple[Row, ...]
    """What stands in its place now."""


def record_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield a page for every record but matters, which have pages of their own."""
    for record in catalog.everything():
        if not isinstance(record, Decision):
            yield page_of(record, catalog, measures)
    for notice in catalog.every_notice():
        yield _notice(notice, catalog, measures)


def page_of(record: Record, catalog: Catalog, measures: Measures) -> Page:
    """Return the page of a record that is no matter."""
    column = catalog.registries.columns[record.column]
    return Page(
        record_address(record),
        "record.html",
        title_of(record),
        record.kind,
        record_page(record, catalog, measures),
        (*trail(column, catalog), Crumb(column.name, column_address(column.id))),
        record=record,
        unit=record.unit,
        column=column.id,
        sample=record.sample,
        listed=not record.sample,
        alternates=_calendar(record, measures),
        updated=newest([record], measures.as_of),
    )


def record_page(record: Record, catalog: Catalog, measures: Measures) -> RecordPage:
    """Return what the page of a record shows."""
    registries = catalog.registries
    return RecordPage(
        registries.columns[record.column],
        registries.units.get(record.unit or ""),
        measures.once(content, record, catalog),
        article_notes(record, catalog, measures),
    )


def _calendar(record: Record, measures: Measures) -> tuple[Alternate, ...]:
    """Return the calendar of a consultation that one may still answer, or of an event to come."""
    if isinstance(record, Event):
        return (event_calendar(record),) if record.last_day >= measures.as_of else ()
    state = measures.consultation(record.id)
    return (own_calendar(state),) if state is not None and state.phase in TO_COME else ()


def _notice(notice: Notice, catalog: Catalog, measures: Measures) -> Page:
    reasons = catalog.registries.vocabularies.terms("withdrawal_reasons")
    column = catalog.registries.columns.get(notice.column)
    return Page(
        notice_address(notice),
        "notice.html",
        Label("Withdrawn"),
        "withdrawn",
        NoticePage(
            notice.since,
            reasons.get(notice.reason or ""),
            column,
            rows(catalog.in_place_of(notice.id), catalog, measures),
        ),
        trail(column, catalog),
        listed=False,
    )
