"""A record as one row of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.measures.claims import ClaimPhase
from gongkai.measures.measure import Measures
from gongkai.measures.validity import State
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.decision import Decision
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
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
    closes: Moment | None = None
    """The last day on which one can answer, object or claim, extensions counted."""
    days_left: int | None = None
    """Days until then, where one can now."""

    @property
    def status_key(self) -> str:
        """Return what lists that are sorted or narrowed by status call it; empty without one."""
        if self.status is None:
            return ""
        return self.status.message.replace(", ", "-").replace(" ", "-")

    @property
    def is_external(self) -> bool:
        """Return whether the record is a document published elsewhere."""
        return self.record.kind == "external"


def row(record: Record, catalog: Catalog, measures: Measures) -> Row:
    """Return the row of one record, which stands in many lists."""
    return measures.once(_row, record, catalog)


def _row(record: Record, catalog: Catalog, measures: Measures) -> Row:
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
        *_last_day(record, measures),
    )


def rows(records: Iterable[Record], catalog: Catalog, measures: Measures) -> tuple[Row, ...]:
    """Return the rows of records, in their order."""
    return tuple(row(record, catalog, measures) for record in records)


def title_of(record: Record) -> LocalText:
    """Return the titles of a record in the languages that it has."""
    return LocalText(**{language: body.title for language, body in record.bodies.items()})


def filled_columns(found: Iterable[Row]) -> frozenset[str]:
    """Return the columns of a list that say something: a column that is blank in every row goes.

    The last day to respond stands in a column only where a third of the rows have one.
    """
    shown = list(found)
    columns = {
        "number": any(one.record.number for one in shown),
        "unit": any(one.unit or one.issuer for one in shown),
        "date": any(one.day for one in shown),
        "closes": sum(one.closes is not None for one in shown) * 3 >= len(shown) > 0,
        "status": any(one.status for one in shown),
    }
    return frozenset(name for name, is_filled in columns.items() if is_filled)


def _last_day(record: Record, measures: Measures) -> tuple[Moment | None, int | None]:
    """Return until when one can answer, object or claim, and how many days are left of it."""
    state = measures.consultation(record.id) or measures.objections_to(record.id)
    if state is not None:
        return state.closes, state.days_left if state.phase is Phase.OPEN else None
    claims = [
        (Moment(one.ends), one.days_left)
        for one in measures.claims_of(record.id)
        if one.phase is ClaimPhase.OPEN and one.ends is not None and one.ends == one.claim.ends
    ]
    return min(claims, key=lambda one: one[0], default=(None, None))


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
