"""The cell of every point and unit: what is owed, what proves it, what is late (point 40)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.measures.responsible import area
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision
from gongkai.model.points import Evidence, Point, PointYear
from gongkai.model.record import Record
from gongkai.model.record_index import newest_first
from gongkai.model.units import Unit


class CellState(StrEnum):
    """What a cell of the progress table may say (decision 19)."""

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"
    ELSEWHERE = "published-elsewhere"
    NO_RECORDS = "no-records"
    NOT_MEASURED = "not-measured"
    DECLARED_ONLY = "declared-only"


@dataclass(frozen=True)
class Cell:
    """One point for one unit on the build date."""

    point: Point
    unit: Unit
    state: CellState
    evidence: tuple[Record, ...] = ()
    """Newest first."""
    lacking: tuple[Evidence, ...] = ()
    """Deliverables that are not there yet."""
    due: date | None = None
    late: tuple[Record, ...] = ()
    """Records with which a deliverable was there only after the point's last day."""

    @property
    def count(self) -> int:
        """Return how many records stand behind the cell."""
        return len(self.evidence)

    @property
    def last(self) -> date | None:
        """Return the day of the newest of them."""
        day: date | None = self.evidence[0].day if self.evidence else None
        return day


OwnRecords = Mapping[str, Mapping[str, Sequence[Record]]]
"""What each unit publishes here itself, by unit id and kind."""


def duty_cell(
    year: PointYear, point: Point, unit: Unit, catalog: Catalog, *, own: OwnRecords, as_of: date
) -> Cell:
    """Return the cell of `point` and `unit`.

    Nothing is judged for a real unit unless records of its own are loaded: absence from
    this site is not a failure (decision 12).
    """
    declared = _elsewhere(year, point, unit, catalog, as_of)
    if point.declared_only:
        return Cell(point, unit, CellState.DECLARED_ONLY, declared)
    owed = [e for e in point.evidence if not e.owed_by or unit.type in e.owed_by]
    if not owed:
        return Cell(point, unit, CellState.NOT_MEASURED, declared)
    mine = own[unit.id]
    if not mine:
        state = CellState.ELSEWHERE if declared else CellState.NO_RECORDS
        return Cell(point, unit, state, declared)
    found: dict[str, Record] = {}
    lacking = []
    late = []
    due = due_day(year, point)
    for wanted in owed:
        of_kind = [r for r in mine.get(wanted.kind, ()) if _in_time(r, wanted.since, year, as_of)]
        matching = [record for record in of_kind if _proves(wanted, record)]
        found |= {record.id: record for record in matching}
        share = len(matching) / len(of_kind) if of_kind else 0
        rate = _rate(wanted, year, unit, catalog)
        if len(matching) < wanted.least or share < (rate or 0):
            lacking.append(wanted)
        elif rate is None:
            last = _in_order(matching)[wanted.least - 1 : wanted.least]
            late += [record for record in last if _day(record) > due]
    evidence = tuple(newest_first(found.values()))
    if not lacking:
        return Cell(point, unit, CellState.DONE, evidence, late=tuple(late))
    if declared:  # what is lacking here may stand on the other site
        shown = tuple(newest_first([*evidence, *declared]))
        return Cell(point, unit, CellState.ELSEWHERE, shown, tuple(lacking))
    state = CellState.DUE if as_of <= due else CellState.OVERDUE
    return Cell(point, unit, state, evidence, tuple(lacking), due)


def _rate(wanted: Evidence, year: PointYear, unit: Unit, catalog: Catalog) -> float | None:
    """Return the share of a unit's records that must match, where one is asked for."""
    if wanted.rate_by is None:
        return wanted.rate
    rule = catalog.registries.rule(wanted.rate_by, year.last_day, unit.id)
    return rule.share if rule is not None else None


def due_day(year: PointYear, point: Point) -> date:
    """Return the last day for a point; a date that is not sure is not held against anyone."""
    sure = [due.date for due in point.due if due.certainty in ("V", "D")]
    return max(sure, default=year.last_day)


def _in_order(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (_day(record), record.id))


def _day(record: Record) -> date:
    """Return the day on which a deliverable was there; a matter is there with its catalogue."""
    return first_up(record) or date.min


def own_records(catalog: Catalog) -> OwnRecords:
    """Return what each unit, and the units below a government, publish here themselves."""
    by_owner: dict[str, list[Record]] = defaultdict(list)
    for record in catalog.everything():
        if record.kind != "external":
            for owner in _owners(record):
                by_owner[owner].append(record)
    return {
        unit.id: _by_kind(
            record
            for member in sorted(area(unit, catalog.registries))
            for record in by_owner.get(member, ())
            if record.sample == unit.sample
        )
        for unit in catalog.registries.units.values()
    }


def _by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    kinds: dict[str, dict[str, Record]] = defaultdict(dict)
    for record in records:
        kinds[record.kind][record.id] = record
    return {kind: list(found.values()) for kind, found in kinds.items()}


def _owners(record: Record) -> set[str]:
    owners = {record.unit}
    if isinstance(record, Decision):
        owners.add(record.lead)
    if isinstance(record, Catalogue):
        owners.add(record.organ)
    return owners


def _elsewhere(
    year: PointYear, point: Point, unit: Unit, catalog: Catalog, as_of: date
) -> tuple[Record, ...]:
    """Return the unit's documents seen elsewhere that bear on the point, of its year."""
    reference = year.reference(point)
    return tuple(
        record
        for record in catalog.of_unit(unit.id)
        if record.kind == "external"
        and reference in record.points
        and _in_time(record, None, year, as_of)
    )


def _proves(wanted: Evidence, record: Record) -> bool:
    return (
        (wanted.column is None or record.column == wanted.column)
        and all(_values(record, key) & set(values) for key, values in wanted.where.items())
        and all(_field(record, key) for key in wanted.present)
    )


def _in_time(record: Record, since: date | None, year: PointYear, as_of: date) -> bool:
    """Tell whether the record counts: published from `since`, by default within the year."""
    if isinstance(record, Decision | Catalogue):
        return record.year == year.year
    day = record.day
    return day is not None and (since or date(year.year, 1, 1)) <= day <= min(as_of, year.last_day)


def _field(record: Record, key: str) -> object:
    return getattr(record, "class_" if key == "class" else key, None)


def _values(record: Record, key: str) -> set[str]:
    value = _field(record, key)
    values = value if isinstance(value, tuple) else (value,)
    return {str(item) for item in values if item is not None}
