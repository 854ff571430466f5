"""The day on which a record or its state last changed: as of that day a copy of it holds."""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.measures.measure import Measures
from gongkai.measures.stages import StageState
from gongkai.measures.updated import first_moment
from gongkai.measures.validity import CHANGES, Validity
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.consultation import Consultation
from gongkai.model.kinds.decision import Decision
from gongkai.model.record import Record

_DAY = timedelta(days=1)


def as_at(record: Record, catalog: Catalog, measures: Measures) -> date | None:
    """Return the last day until `measures.as_of` on which the record or its state changed.

    None for a record that names no day.
    """
    days = (day for day in _days(record, catalog, measures) if day is not None)
    return max((day for day in days if day <= measures.as_of), default=None)


def _days(record: Record, catalog: Catalog, measures: Measures) -> Iterator[date | None]:
    first = first_moment(record)
    yield first.day if first is not None else None
    yield from (change.date for change in record.changes)
    if (validity := measures.validity_of(record.id)) is not None:
        yield from _of_validity(record, validity, catalog)
    match record:
        case Consultation():
            yield from _of_consultation(record, measures)
        case Decision():
            yield from _of_matter(record, measures)
        case Catalogue():
            yield from (adjustment.date for adjustment in record.adjustments)
            for name in record.items:
                matter = catalog.get(name)
                if isinstance(matter, Decision):
                    yield from _of_matter(matter, measures)


def _of_validity(record: Record, validity: Validity, catalog: Catalog) -> Iterator[date | None]:
    yield record.in_effect
    expires = validity.expires
    yield expires + _DAY if expires is not None else None
    for link in catalog.relations_to(record.id):
        if link.relation in CHANGES:
            yield from (link.since, link.source.day)
            yield link.until.day + _DAY if link.until is not None else None


def _of_consultation(record: Consultation, measures: Measures) -> Iterator[date | None]:
    state = measures.consultation(record.id)
    if state is not None:
        is_over = state.phase in (Phase.CLOSED, Phase.OUTCOME)
        over_today = is_over and state.closes.day == measures.as_of  # at an hour of its last day
        yield from (record.opens, state.closes.day + (timedelta() if over_today else _DAY))
        yield from (link.source.day for link in state.window.extensions)
        yield from (outcome.day for outcome in state.outcome)


def _of_matter(matter: Decision, measures: Measures) -> Iterator[date | None]:
    for ended in (matter.removed, matter.suspended, matter.carried_over):
        yield ended.date if ended is not None else None
    for cell in measures.matter(matter.id).cells.values():
        if cell.day is not None:
            yield cell.day
            if cell.state is StageState.OVERDUE:
                yield cell.day + _DAY  # until then it was due
        for document, _ in cell.documents:
            yield document.day
            if isinstance(document, Consultation):
                yield from _of_consultation(document, measures)
