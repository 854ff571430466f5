"""The cell of every point and unit: its parts, and where they stand together (point 40)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai.measures.obligations.judged import OwnRecords, is_judged
from gongkai.measures.obligations.obligation import (
    MET,
    OPEN,
    Compliance,
    Obligation,
    ObligationState,
    Why,
    joined,
)
from gongkai.measures.obligations.parts import (
    Looked,
    is_measured,
    part_compliance,
    seen_elsewhere,
)
from gongkai.measures.responsible import responsible_units
from gongkai.model.catalog import Catalog
from gongkai.model.evidence import Evidence
from gongkai.model.points import Point
from gongkai.model.record import Record
from gongkai.model.units import Unit


@dataclass(frozen=True)
class PartOfPoint:
    """One part of a point for one unit."""

    wanted: Evidence
    compliance: Compliance


@dataclass(frozen=True)
class Cell:
    """One point for one unit on the build date."""

    point: Point
    unit: Unit
    compliance: Compliance
    parts: tuple[PartOfPoint, ...] = ()
    """What the unit owes of the point, in the order of the registry."""

    @property
    def state(self) -> ObligationState:
        """Return where the point stands for the unit."""
        return self.compliance.state

    @property
    def evidence(self) -> tuple[Record, ...]:
        """Return what is there, newest first."""
        return self.compliance.evidence

    @property
    def last(self) -> date | None:
        """Return the day of the newest of them."""
        day: date | None = self.evidence[0].day if self.evidence else None
        return day

    @property
    def unmeasured(self) -> tuple[Evidence, ...]:
        """Return the parts of which no machine says anything."""
        return tuple(part.wanted for part in self.parts if not is_measured(part.wanted))

    @property
    def missing(self) -> tuple[PartOfPoint, ...]:
        """Return the parts that are not there yet."""
        return tuple(part for part in self.parts if part.compliance.state in OPEN)

    @property
    def late(self) -> tuple[PartOfPoint, ...]:
        """Return the parts that were there only after their day, in whole or in part."""
        return tuple(part for part in self.parts if part.compliance.lateness)


Cells = Mapping[str, Mapping[str, Cell]]
"""Cells by point (`2021/26`) and unit; only units that owe the point."""


def point_cells(
    catalog: Catalog,
    own: Mapping[str, OwnRecords],
    obligations: Sequence[Obligation],
    as_of: date,
) -> Cells:
    """Return the cell of every point and responsible unit."""
    by_unit: dict[str, list[Obligation]] = {}
    for obligation in obligations:
        by_unit.setdefault(obligation.unit, []).append(obligation)
    return {
        year.reference(point): {
            unit.id: _cell(
                Looked(
                    year,
                    point,
                    unit,
                    own[unit.id],
                    catalog,
                    as_of,
                    _of_members(own[unit.id], by_unit),
                )
            )
            for unit in responsible_units(year, point, catalog)
        }
        for year in catalog.registries.points.values()
        for point in year.points
    }


def _of_members(own: OwnRecords, by_unit: Mapping[str, list[Obligation]]) -> list[Obligation]:
    return [one for member in sorted(own.members) for one in by_unit.get(member, ())]


def _cell(looked: Looked) -> Cell:
    point, unit = looked.point, looked.unit
    owed = [e for e in point.evidence if not e.owed_by or unit.type in e.owed_by]
    elsewhere = seen_elsewhere(
        looked.year, looked.year.reference(point), unit, looked.catalog, looked.as_of
    )
    found = (PartOfPoint(wanted, part_compliance(wanted, looked)) for wanted in owed)
    parts = tuple(_as_of_its_unit(part, unit, elsewhere) for part in found)
    whole = _compliance(parts, looked, elsewhere)
    state = _state_of_parts(whole, looked)
    if state is not None:
        parts = tuple(_not_judged(part, state) for part in parts)
    return Cell(point, unit, whole, parts)


def _as_of_its_unit(part: PartOfPoint, unit: Unit, elsewhere: Sequence[Record]) -> PartOfPoint:
    """Return a part as its unit owes it.

    What was due after the unit's last day is owed by those who took over. A deliverable may stand
    on another site, where documents were seen that are about the point; what records on this site
    bring with them may not.
    """
    found = part.compliance
    if found.state not in OPEN:
        return part
    if unit.until is not None and (found.due is None or not unit.owes_on(found.due)):
        return replace(part, compliance=Compliance(ObligationState.NOT_APPLICABLE))
    if elsewhere and part.wanted.owed is None:
        state = ObligationState.ELSEWHERE
        there = replace(found, state=state, due=None, days=None, missing=())
        return replace(part, compliance=there)
    return part


def _state_of_parts(whole: Compliance, looked: Looked) -> ObligationState | None:
    """Return the state that every part has where the whole is not judged; otherwise None."""
    if whole.state in (ObligationState.NO_RECORDS, ObligationState.NOT_APPLICABLE):
        return whole.state
    is_elsewhere = whole.state is ObligationState.ELSEWHERE
    if is_elsewhere and not is_judged(looked.unit, looked.year.year, looked.own):
        return ObligationState.NO_RECORDS
    return None


def _not_judged(part: PartOfPoint, state: ObligationState) -> PartOfPoint:
    return replace(part, compliance=Compliance(state)) if is_measured(part.wanted) else part


def _compliance(
    parts: Iterable[PartOfPoint], looked: Looked, elsewhere: tuple[Record, ...]
) -> Compliance:
    """Return where the parts stand together.

    Nothing is judged for a unit that was not on this site in the year.
    """
    known = [part.compliance for part in parts]
    judged = [one for one in known if one.state is not ObligationState.DECLARED]
    if not known and looked.point.evidence:
        return Compliance(ObligationState.NOT_APPLICABLE)
    if known and not judged:
        return Compliance(
            ObligationState.DECLARED,
            evidence=(*(r for one in known for r in one.evidence), *elsewhere),
        )
    if not any(one.why is not Why.NOT_MEASURED for one in judged):
        return Compliance(ObligationState.NOT_COMPUTED, why=Why.NOT_MEASURED)
    whole = joined(judged)
    if whole.state not in MET and not is_judged(looked.unit, looked.year.year, looked.own):
        if elsewhere:
            why = None if any(record.day for record in elsewhere) else Why.NO_DATE
            return Compliance(ObligationState.ELSEWHERE, evidence=elsewhere, count=0, why=why)
        return Compliance(ObligationState.NO_RECORDS)
    withheld = sum(one.state is ObligationState.WITHHELD for one in judged)
    if whole.state in MET and withheld:
        there = sum(one.state in MET for one in judged)
        return Compliance(
            ObligationState.WITHHELD, evidence=whole.evidence, count=there, of=there + withheld
        )
    if whole.state is ObligationState.ELSEWHERE:
        records = {record.id: record for record in (*whole.evidence, *elsewhere)}
        return replace(whole, evidence=tuple(records.values()))
    return whole
