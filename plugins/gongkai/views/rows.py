"""A record as one row of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.validity import State
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import record_address
from gongkai.views.page import Label


@dataclass(frozen=True)
class Row:
    """What a list says of a record: title, unit, number, day, status."""

    record: Record
    title: LocalText
    address: str
    unit: Unit | None
    """The unit that owns it."""
    units: tuple[Unit, ...]
    """That unit, and those that issued it with it."""
    issuer: str
    """The lead issuer as printed, for documents of units outside the registry."""
    day: date | None
    status: Label | None
    tone: str
    """What the status's colour repeats: the state's own word."""
    topics: tuple[LocalText, ...] = ()
    days_left: int | None = None
    """Days until the last day on which opinions or objections are taken, where they are now."""

    @property
    def is_external(self) -> bool:
        """Return whether the record is a document published elsewhere."""
        return self.record.kind == "external"


def row(record: Record, catalog: Catalog, measures: Measures) -> Row:
    """Return the row of one record."""
    status, tone = _status(record, measures)
    topics = catalog.registries.vocabularies.terms("topics")
    return Row(
        record,
        title_of(record),
        record_address(record),
        catalog.registries.units.get(record.unit or ""),
        tuple(catalog.registries.naming.parties_to(record)),
        record.issuers[0] if record.issuers else "",
        record.day,
        status,
        tone,
        tuple(topics[topic] for topic in record.topics),
        _days_left(record, measures),
    )


def rows(records: Iterable[Record], catalog: Catalog, measures: Measures) -> tuple[Row, ...]:
    """Return the rows of records, in their order."""
    return tuple(row(record, catalog, measures) for record in records)


def title_of(record: Record) -> LocalText:
    """Return the titles of a record in the languages that it has."""
    return LocalText(**{language: body.title for language, body in record.bodies.items()})


def _days_left(record: Record, measures: Measures) -> int | None:
    state = measures.consultation(record.id) or measures.objections_to(record.id)
    return state.days_left if state is not None and state.phase is Phase.OPEN else None


def _status(record: Record, measures: Measures) -> tuple[Label | None, str]:
    if record.kind == "external":
        return labels.KIND["external"], "external"
    found = measures.validity_of(record.id)
    if found is not None:
        if found.amended and found.in_force:
            return Label("in force, amended"), "in-force"
        plan = measures.plan(record.id)
        if found.state is State.EXPIRED and plan is not None and plan.is_over:
            return labels.PERIOD_OVER, found.state.value
        return labels.VALIDITY[found.state], found.state.value
    consultation = measures.consultation(record.id)
    if consultation is not None:
        return labels.PHASE[consultation.phase], consultation.phase.value
    objections = measures.objections_to(record.id)
    if objections is not None:
        return labels.OBJECTIONS[objections.phase], objections.phase.value
    if isinstance(record, Decision):
        standing = measures.matter(record.id).standing
        return labels.STANDING[standing], standing.value
    return None, ""
