"""The page of every record, and the notice that stays of a withdrawn one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.updated import newest
from gongkai.measures.validity import Validity
from gongkai.model.catalog import Catalog, Notice
from gongkai.model.columns import Column
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.stages import Stage
from gongkai.model.units import Unit
from gongkai.views.addresses import (
    column_address,
    notice_address,
    point_address,
    record_address,
)
from gongkai.views.blocks import Block, Field
from gongkai.views.consultations import TO_COME, own_calendar
from gongkai.views.directories import trail
from gongkai.views.fields import blocks, facts
from gongkai.views.page import Alternate, Crumb, Label, Page
from gongkai.views.related import Related, related
from gongkai.views.rows import Row, row, rows, title_of


@dataclass(frozen=True)
class MatterLink:
    """A matter of which this record publishes stages, with the matter's other papers."""

    title: LocalText
    address: str
    stages: tuple[Stage, ...]
    papers: tuple[tuple[Stage, Row], ...]


@dataclass(frozen=True)
class RecordPage:
    """One record with everything that belongs to it."""

    record: Record
    column: Column
    unit: Unit | None
    facts: tuple[Field, ...]
    """What every record can state: the statutory facts first."""
    blocks: tuple[Block, ...]
    """What it says beyond them."""
    validity: Validity | None
    told_by: tuple[Row, ...]
    """Explanations of the documents that ended or changed this one: what is new in them."""
    consultation: ConsultationState | None
    related: tuple[Related, ...]
    matters: tuple[MatterLink, ...]
    points: tuple[tuple[LocalText, str, str], ...]


@dataclass(frozen=True)
class NoticePage:
    """What stays at the address of a withdrawn record: when and why, nothing else."""

    since: date | None
    reason: LocalText | None
    column: Column | None


def record_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield a page for every record but matters, which have pages of their own."""
    for record in catalog.records.values():
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
        _told_by(record, catalog, measures),
        measures.consultations.get(record.id),
        related(record, catalog, measures),
        tuple(_matter(m, record, catalog, measures) for m in catalog.matters_of(record)),
        _points(record, catalog),
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


def _matter(matter: Decision, record: Record, catalog: Catalog, measures: Measures) -> MatterLink:
    own = tuple(Stage(f.stage) for f in record.fulfils if f.matter == matter.id)
    papers = [
        (stage, row(paper, catalog, measures))
        for stage in Stage
        for paper, _ in catalog.papers.get((matter.id, stage), ())
        if paper.id != record.id
    ]
    return MatterLink(title_of(matter), record_address(matter), own, tuple(papers))


def _told_by(record: Record, catalog: Catalog, measures: Measures) -> tuple[Row, ...]:
    """Return the explanations of what changed this document, and did not explain it itself."""
    state = measures.validity.get(record.id)
    changes = (*state.causes, *state.amendments) if state is not None else ()
    own = {i.id for i in _explanations(record, catalog)}
    told = {i.id: i for c in changes for i in _explanations(c.source, catalog) if i.id not in own}
    return rows(told.values(), catalog, measures)


def _explanations(record: Record, catalog: Catalog) -> list[Record]:
    links = catalog.links_to.get(record.id, ())
    return [link.source for link in links if link.relation == "interprets"]


def _points(record: Record, catalog: Catalog) -> tuple[tuple[LocalText, str, str], ...]:
    found = ((ref, catalog.registries.point(ref)) for ref in record.points)
    return tuple((pair[1].title, point_address(ref), ref) for ref, pair in found if pair)


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
