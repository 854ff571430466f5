"""Which records a unit has of its own, and for what year it can be judged by them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.responsible import area, predecessors
from gongkai.measures.updated import first_up
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision
from gongkai.model.record import Record
from gongkai.model.units import Unit


@dataclass(frozen=True)
class OwnRecords:
    """What a unit, and the units below a government, publish here themselves."""

    members: frozenset[str]
    """The units whose records are its own: itself, those below a government, those it succeeds."""
    itself: frozenset[str]
    """The unit and those it succeeds, without those below."""
    by_kind: Mapping[str, Sequence[Record]]
    years: frozenset[int]
    """The years in which any of them published here."""


def own_records(catalog: Catalog) -> Mapping[str, OwnRecords]:
    """Return what each unit publishes here itself, by unit."""
    by_owner: dict[str, list[Record]] = defaultdict(list)
    for record in catalog.everything():
        if record.kind != "external":
            for owner in _owners(record):
                by_owner[owner].append(record)
    units = catalog.registries.units
    below = {name: area(unit, catalog.registries) for name, unit in units.items()}
    found = {}
    for unit in units.values():
        itself = frozenset([unit.id, *(other.id for other in predecessors(unit, units))])
        members = frozenset().union(*(below[name] for name in itself))
        found[unit.id] = _own(members, itself, by_owner, is_sample=unit.sample)
    return found


def is_judged(unit: Unit, year: int, own: OwnRecords) -> bool:
    """Return whether the unit was on this site in `year`: absence from it is no failure."""
    if unit.on_site_since is not None:
        return unit.on_site_since.year <= year
    return year in own.years


def _own(
    members: frozenset[str],
    itself: frozenset[str],
    by_owner: Mapping[str, list[Record]],
    *,
    is_sample: bool,
) -> OwnRecords:
    found = {
        record.id: record
        for member in sorted(members)
        for record in by_owner.get(member, ())
        if record.sample == is_sample
    }
    by_kind: dict[str, list[Record]] = defaultdict(list)
    for record in found.values():
        by_kind[record.kind].append(record)
    years = {year for record in found.values() if (year := _year(record)) is not None}
    return OwnRecords(members, itself, by_kind, frozenset(years))


def _year(record: Record) -> int | None:
    if isinstance(record, Decision | Catalogue):
        return record.year
    day: date | None = first_up(record) or record.day
    return day.year if day is not None else None


def _owners(record: Record) -> set[str]:
    owners = {record.unit}
    if isinstance(record, Decision):
        owners.add(record.lead)
    if isinstance(record, Catalogue):
        owners.add(record.organ)
    return owners
