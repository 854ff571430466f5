"""Who owes a point: resolved from registries, never from the records it is measured by."""

from collections.abc import Mapping

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.catalogue import Catalogue
from gongkai.model.kinds.decision import Decision
from gongkai.model.points import Point, PointYear
from gongkai.model.registries import Registries
from gongkai.model.units import Unit


def responsible_units(year: PointYear, point: Point, catalog: Catalog) -> list[Unit]:
    """Return the units that owe `point`, real ones first, in the order of the registry.

    An invented unit owes what the real unit that it stands for owes. Units on the year's
    decision catalogue are read from that catalogue, as points 26 and 27 say.
    """
    registries = catalog.registries
    wanted = set(point.responsible.units)
    for group in point.responsible.sets:
        wanted |= {unit.id for unit in registries.units.values() if group in unit.sets}
    if "decision-catalogue" in point.responsible.open:
        wanted |= _leads(catalog, year.year)
    return [unit for unit in registries.units.values() if _owes(unit, wanted)]


def _leads(catalog: Catalog, year: int) -> set[str]:
    """Return who leads the matters that the catalogues of a year list."""
    items = (catalog.get(item) for c in catalog.of_year(Catalogue, year) for item in c.items)
    return {matter.lead for matter in items if isinstance(matter, Decision)}


def _owes(unit: Unit, wanted: set[str]) -> bool:
    return unit.publishes and (unit.id in wanted or unit.stands_for in wanted)


def unresolved_holders(year: PointYear, point: Point, catalog: Catalog) -> list[str]:
    """Return what keeps the list of responsible units from being whole.

    Either an open-ended holder (`plan-makers`) or the id of a set that is not complete. The units
    on the decision catalogue are known once a real one is published for the year.
    """
    registries = catalog.registries
    known = any(not catalogue.sample for catalogue in catalog.of_year(Catalogue, year.year))
    open_ended = [
        name for name in point.responsible.open if not (name == "decision-catalogue" and known)
    ]
    partial = [
        name
        for name in point.responsible.sets
        if name in registries.sets and not registries.sets[name].complete
    ]
    return open_ended + partial


def area(unit: Unit, registries: Registries) -> set[str]:
    """Return the ids of the units whose documents prove a duty of `unit`.

    A government's duty is carried out by the units below it as well.
    """
    found: set[str] = set()
    waiting = [unit]
    while waiting:
        one = waiting.pop()
        if one.id not in found and one.type in ("government", "committee"):  # one may be its parent
            waiting += [child for child in registries.units.values() if child.parent == one.id]
        found.add(one.id)
    return found


def government_of(unit: str, units: Mapping[str, Unit]) -> str | None:
    """Return the government, or the committee in charge of an area, to which a unit belongs."""
    at, seen = units.get(unit), set[str]()
    while at is not None and at.id not in seen:
        if at.type in ("government", "committee"):
            return at.id
        seen.add(at.id)
        at = units.get(at.parent or "")
    return None


def successors(unit: Unit, units: Mapping[str, Unit]) -> list[Unit]:
    """Return the units that took over the work of one that is no more."""
    return [other for other in units.values() if unit in predecessors(other, units)]


def predecessors(unit: Unit, units: Mapping[str, Unit]) -> list[Unit]:
    """Return the units that are no more and whose work the unit took over."""
    return [
        other
        for other in units.values()
        if other.until is not None
        and (
            other.merged_into == unit.id or unit.id in other.split_into or other.id in unit.succeeds
        )
    ]
