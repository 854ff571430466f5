"""The page of every record, and the notice that stays of a withdrawn one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.plans import PlanState
from gongkai.measures.updated import newest
from gongkai.measures.validity import Validity
from gongkai.measures.windows import Window
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import LocalText
from gongkai.model.notices import Notice
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
from gongkai.views.rows import Row, rows, title_of
from gongkai.views.together import Together, together


@dataclass(frozen=True)
class Absent:
    """Something that a record is about and that readers do not see."""

    what: Label
    since: date | None
    """The day on which it was taken down; None where that is not known, or it is to come."""
    address: str | None
    """Where the notice of it is, where it was taken down."""


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
    absent: tuple[Absent, ...]
    """What it says something of and readers do not see."""
    told_by: tuple[Row, ...]
    """Explanations of the documents that ended or changed this one: what is new in them."""
    consultation: ConsultationState | None
    plan: PlanState | None
    objections: Window | None
    """The days on which one may object to what it puts up."""
    together: Together


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
            yield _page(record, catalog, measures)
    for notice in catalog.notices.values():
        yield _notice(notice, catalog, measures)


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
        _absent(record, catalog),
        _explanations_of_changes(record, catalog, measures),
        measures.consultations.get(record.id),
        measures.plans.get(record.id),
        measures.objections.get(record.id),
        together(record, catalog, measures),
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


_ABSENT = {
    "interprets": Label("The document that this explains"),
    "feedback_on": Label("The consultation whose opinions this answers"),
    "corrects": Label("The document that this corrects"),
    "extends": Label("What this extends"),
    "forwards": Label("The document that this forwards"),
}
"""What a page cannot be read without, by the relation that names it."""


def _absent(record: Record, catalog: Catalog) -> tuple[Absent, ...]:
    return tuple(
        Absent(
            _ABSENT[one.relation],
            one.notice.since if one.notice is not None else None,
            notice_address(one.notice) if one.notice is not None else None,
        )
        for one in catalog.unshown_by(record)
        if one.relation in _ABSENT
    )


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
