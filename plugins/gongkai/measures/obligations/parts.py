"""Where one part of a point stands for one unit: by records, by shares, or by obligations."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai.measures.obligations.judged import OwnRecords
from gongkai.measures.obligations.obligation import (
    FOR_ITSELF,
    MET,
    OPEN,
    Compliance,
    Missing,
    Obligation,
    ObligationState,
    Why,
    by,
    joined,
    latest_first,
    met,
)
from gongkai.measures.obligations.villages import village_compliance
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.evidence import Each, Evidence
from gongkai.model.kinds import KINDS
from gongkai.model.kinds.budget import Budget
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.local_text import LocalText
from gongkai.model.points import Point, PointYear
from gongkai.model.record import Record
from gongkai.model.units import Unit


@dataclass(frozen=True)
class Looked:
    """What the parts of a point are looked for in, for one unit."""

    year: PointYear
    point: Point
    unit: Unit
    own: OwnRecords
    catalog: Catalog
    as_of: date
    obligations: Sequence[Obligation]
    """Those of the unit, of those below a government, and of those it succeeds."""

    @property
    def due(self) -> date:
        """Return the last day of the point; a date that is not sure is held against nobody."""
        return due_day(self.year, self.point)


def due_day(year: PointYear, point: Point) -> date:
    """Return the last day for a point; a date that is not sure is not held against anyone."""
    sure = [due.date for due in point.due if due.certainty in ("V", "D")]
    return max(sure, default=year.last_day)


def is_measured(wanted: Evidence) -> bool:
    """Return whether a machine can say anything of the part today."""
    return not wanted.unmeasured and (
        wanted.declared or wanted.owed is not None or _is_built(wanted)
    )


def _is_built(wanted: Evidence) -> bool:
    return wanted.kind in KINDS or _is_of_any_kind(wanted)


def _is_of_any_kind(wanted: Evidence) -> bool:
    return wanted.kind is None and bool(wanted.table or wanted.where)


def part_compliance(wanted: Evidence, looked: Looked) -> Compliance:
    """Return where a part of the point stands for the unit."""
    if wanted.declared:
        return Compliance(ObligationState.DECLARED, evidence=tuple(_matching(wanted, looked)))
    if not is_measured(wanted):
        return Compliance(ObligationState.NOT_COMPUTED, why=Why.NOT_MEASURED)
    if wanted.owed is not None:
        return _of_obligations(wanted, looked)
    if wanted.rate is not None or wanted.rate_by is not None:
        return _of_share(wanted, looked)
    if wanted.covers is not None:
        records, due = _matching(wanted, looked), wanted.due or looked.due
        return village_compliance(
            wanted, wanted.covers, records, looked.unit, by(due, looked.as_of)
        )
    if wanted.each is not None:
        return _of_each(wanted, wanted.each, looked)
    return _of_count(wanted, _matching(wanted, looked), looked.as_of, wanted.due or looked.due)


def _of_obligations(wanted: Evidence, looked: Looked) -> Compliance:
    found = [
        one
        for one in looked.obligations
        if one.kind.value == wanted.owed
        and one.year == looked.year.year
        and (one.kind not in FOR_ITSELF or one.unit in looked.own.itself)
    ]
    if not found:
        return Compliance(ObligationState.NOT_APPLICABLE)
    whole = joined(one.compliance for one in found)
    counted = [one.compliance for one in found if one.state in (*MET, *OPEN)]
    if not counted:
        return whole
    return replace(
        whole,
        count=sum(one.count for one in counted),
        of=sum(one.of for one in counted),
        missing=tuple(m for one in found if one.state in OPEN for m in _missing(one, looked)),
    )


def _missing(one: Obligation, looked: Looked) -> Sequence[Missing]:
    """Return what an obligation lacks: what it says itself, or the record that it is about.

    Of what a unit owes once a year the part itself says what is missing.
    """
    if one.compliance.missing:
        return one.compliance.missing
    record = looked.catalog.get(one.subject)
    return [Missing(LocalText(zh=record.title), record, one.part)] if record is not None else []


def _of_share(wanted: Evidence, looked: Looked) -> Compliance:
    """Return where a share stands; a share is owed once there is anything to share."""
    whole = [
        record for record in _of_kind(wanted, looked.own) if _in_time(record, wanted.since, looked)
    ]
    matching = [record for record in whole if _proves(wanted, record)]
    rate = wanted.rate or _rate(wanted, looked)
    if not whole:
        return Compliance(ObligationState.NOT_APPLICABLE)
    if rate is None:
        return Compliance(ObligationState.NOT_COMPUTED, why=Why.NOT_MEASURED)
    due = wanted.due or looked.due
    count, of = len(matching), len(whole)
    evidence = latest_first(matching)
    if count >= rate * of:
        return Compliance(ObligationState.DONE, due, evidence=evidence, count=count, of=of)
    return replace(by(due, looked.as_of), evidence=evidence, count=count, of=of)


def _rate(wanted: Evidence, looked: Looked) -> float | None:
    """Return the share that its rule asks for on the last day of the year."""
    registries = looked.catalog.registries
    rule = registries.rule(wanted.rate_by or "", looked.year.last_day, looked.unit.id)
    return rule.share if rule is not None else None


def _of_each(wanted: Evidence, each: Each, looked: Looked) -> Compliance:
    """Return where a part stands that is wanted for each of several."""
    due = wanted.due or looked.due
    found = [
        (name, _of_count(wanted, records, looked.as_of, day or due))
        for name, records, day in _buckets(wanted, each, looked)
    ]
    if not found:
        return Compliance(ObligationState.NOT_APPLICABLE)
    whole = joined(compliance for _, compliance in found)
    return replace(
        whole,
        count=sum(compliance.state in MET for _, compliance in found),
        of=len(found),
        missing=tuple(Missing(name) for name, one in found if one.state in OPEN),
    )


def _buckets(
    wanted: Evidence, each: Each, looked: Looked
) -> Iterable[tuple[LocalText, list[Record], date | None]]:
    """Yield what one deliverable is wanted for, the records that may prove it, and its last day."""
    records = _matching(wanted, looked)
    registries = looked.catalog.registries
    if each.key is not None:
        terms = registries.vocabularies.terms(_vocabulary(each))
        for term in each.values or terms:
            name = terms.get(term, LocalText(zh=term))
            yield name, [r for r in records if term in _values(r, each.key)], None
    elif each.below:
        for unit in registries.units.values():
            if unit.parent == looked.unit.id and unit.type in each.below:
                yield unit.name, [r for r in records if _owner(r) == unit.id], None
    else:
        for first, last in _periods(each, wanted, looked):
            name = LocalText(zh=f"{first:%Y-%m}")
            in_it = [r for r in records if r.day is not None and first <= r.day <= last]
            yield name, in_it, last


def _owner(record: Record) -> str:
    """Return whose a record is; the budget of a government is not that of who publishes it."""
    return record.owner if isinstance(record, Budget) else record.unit


def _vocabulary(each: Each) -> str:
    return each.terms or each.key or ""


def _periods(each: Each, wanted: Evidence, looked: Looked) -> Iterable[tuple[date, date]]:
    """Yield the months or quarters of the year that have begun, first and last day."""
    months = 1 if each.period == "month" else 3
    year = looked.year.year
    for month in range(1, 13, months):
        first = date(year, month, 1)
        last = date(year + (month + months > 12), (month + months - 1) % 12 + 1, 1)
        last = date.fromordinal(last.toordinal() - 1)
        since = wanted.since or date(year, 1, 1)
        if first >= since and first <= looked.as_of:
            yield first, last


def _of_count(wanted: Evidence, records: Sequence[Record], as_of: date, due: date) -> Compliance:
    """Return where so many records stand: there since the day of the last one that is needed."""
    ordered = sorted(records, key=lambda record: (first_up(record) or date.min, record.id))
    evidence = latest_first(ordered)
    if len(ordered) >= wanted.least:
        return met(first_up(ordered[wanted.least - 1]), due, evidence)
    return replace(
        by(due, as_of),
        evidence=evidence,
        count=len(ordered),
        of=wanted.least,
        missing=(Missing(wanted.what),),
    )


def _matching(wanted: Evidence, looked: Looked) -> list[Record]:
    return [
        record
        for record in _of_kind(wanted, looked.own)
        if _in_time(record, wanted.since, looked) and _proves(wanted, record)
    ]


def _of_kind(wanted: Evidence, own: OwnRecords) -> Iterable[Record]:
    if not _is_of_any_kind(wanted):
        return own.by_kind.get(wanted.kind or "", ())
    return (record for records in own.by_kind.values() for record in records)


def _proves(wanted: Evidence, record: Record) -> bool:
    return (
        (wanted.column is None or record.column == wanted.column)
        and (wanted.table is None or _bears(record, wanted.table))
        and all(_values(record, key) & set(values) for key, values in wanted.where.items())
        and all(_field(record, key) for key in wanted.present)
    )


def _bears(record: Record, sort: str) -> bool:
    return any(record.sort_of(named) == sort for named in record.tables)


def _in_time(record: Record, since: date | None, looked: Looked) -> bool:
    """Return whether the record counts: published from `since`, by default within the year."""
    if isinstance(record, PublicPlace) and record.is_closed_by(looked.as_of):
        return False
    return counts_in(record, looked.year, looked.as_of, since)


def counts_in(record: Record, year: PointYear, as_of: date, since: date | None = None) -> bool:
    """Return whether a record counts for a year: published in it, and not after the build date."""
    if isinstance(record, Decision | Catalogue):
        return record.year == year.year
    day = record.day
    return day is not None and (since or date(year.year, 1, 1)) <= day <= min(as_of, year.last_day)


def seen_elsewhere(
    year: PointYear, reference: str, unit: Unit, catalog: Catalog, as_of: date
) -> tuple[Record, ...]:
    """Return the unit's documents seen elsewhere that are about a point, of its year.

    Those of which no day is known are among them: nobody can say that they are not of the year.
    """
    return tuple(
        record
        for record in catalog.of_unit(unit.id)
        if record.kind == "external"
        and reference in record.points
        and (record.day is None or counts_in(record, year, as_of))
    )


def _field(record: Record, key: str) -> object:
    return getattr(record, "class_" if key == "class" else key, None)


def _values(record: Record, key: str) -> set[str]:
    value = _field(record, key)
    values = value if isinstance(value, tuple) else (value,)
    return {str(item) for item in values if item is not None}
