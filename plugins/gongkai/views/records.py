"""The page of every record, and the notice that stays of a withdrawn one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.updated import newest
from gongkai.measures.validity import Validity
from gongkai.model.catalog import Catalog, Notice
from gongkai.model.columns import DisclosureColumn
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.views.addresses import (
    column_address,
    notice_address,
    record_address,
)
from gongkai.views.blocks import Block, Field
from gongkai.views.consultations import TO_COME, own_calendar
from gongkai.views.directories import trail
from gongkai.views.fields import blocks, facts
from gongkai.views.page import Alternate, Crumb, Label, Page
from gongkai.views.record_tables import RecordTables, record_tables
from gongkai.views.rows import Row, rows, title_of
from gongkai.views.together import Together, together


@dataclass(frozen=True)
class RecordPage:
    """One record with everything that belongs to it."""

    record: Record
    column: DisclosureColumn
    unit: Unit | None
    facts: tuple[Field, ...]
    """What every record can state: the statutory facts first."""
    blocks: tuple[Block, ...]
    """What it says beyond them."""
    validity: Validity | None
    told_by: tuple[Row, ...]
    """Explanations of the documents that ended or changed this one: what is new in them."""
    consultation: ConsultationState | None
    together: Together
    tables: RecordTables


@dataclass(frozen=True)
class NoticePage:
    """What stays at the address of a withdrawn record: when and why, nothing else."""

    since: date | None
    reason: LocalText | None
    column: DisclosureColumn | None


def record_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield a page for every record but matters, which have pages of their own."""
    for record in catalog.everything():
        if not isinstance(record, Decision):
            yield _page(record, catalog, measures)
    for notice in catalog.notices.values():
        yield _notice(notice, catalog)


def _page(record: Record, catalog: Catalog, measures: Measures) -> Page:
    registries = catalog.registries
    column = registries.columns[record.column]
    unit = registries.units.get(record.unit or "")
    data = RecordPage(
        record,
        column,
        unit,
        facts(record, catalog, measures),
        blocks(record, catalog, measures),
        measures.validity.get(record.id),
        _explanations_of_changes(record, catalog, measures),
        measures.consultations.get(record.id),
        together(record, catalog, measures),
        record_tables(record, catalog, measures),
    )
    return Page(
        record_address(record),
        "record.html",
        title_of(record),
        record.kind,
        data,
        (*trail(column, catalog), Crumb(column.name, column_address(column.id))),
        record=record,
        unit=record.unit,
        column=column.id,
        sample=record.sample,
        listed=not record.sample,
        alternates=_calendar(measures.consultations.get(record.id)),
        updated=newest([record], measures.as_of),
    )


def _calendar(state: ConsultationState | None) -> tuple[Alternate, ...]:
    """Return the calendar of a consultation that one may still answer."""
    return (own_calendar(state),) if state is not None and state.phase in TO_COME else ()


def _explanations_of_changes(
    record: Record, catalog: Catalog, measures: Measures
) -> tuple[Row, ...]:
    """Return the explanations of what changed this document, and did not explain it itself."""
    state = measures.validity.get(record.id)
    changes = (*state.causes, *state.amendments) if state is not None else ()
    own = {i.id for i in _explanations(record, catalog)}
    found = {i.id: i for c in changes for i in _explanations(c.source, catalog) if i.id not in own}
    return rows(found.values(), catalog, measures)


def _explanations(record: Record, catalog: Catalog) -> list[Record]:
    links = catalog.relations_to(record.id)
    return [link.source for link in links if link.relation == "interprets"]


def _notice(notice: Notice, catalog: Catalog) -> Page:
    reasons = catalog.registries.vocabularies.terms("withdrawal_reasons")
    column = catalog.registries.columns.get(notice.column)
    return Page(
        notice_address(notice),
        "notice.html",
        Label("Withdrawn"),
        "withdrawn",
        NoticePage(notice.since, reasons.get(notice.reason or ""), column),
        trail(column, catalog),
        listed=False,
    )
