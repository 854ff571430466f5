"""Where each government's places to read and ask are (point 36)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.model.catalog import Catalog
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.units import Unit


@dataclass(frozen=True)
class PlacesOf:
    """The places of a government, of its departments and of the towns below it."""

    government: Unit
    by_type: Mapping[str, Sequence[PublicPlace]]
    """By the terms of `place_types`; those closed for good are not among them."""


def places_by_government(catalog: Catalog, as_of: date) -> tuple[PlacesOf, ...]:
    """Return the places of every government that publishes here, those without any included.

    What was seen on another site says nothing of a government's places.
    """
    units = catalog.registries.units
    governments = [unit for unit in units.values() if unit.type == "government"]
    found: dict[str, dict[str, list[PublicPlace]]] = {unit.id: {} for unit in governments}
    for place in catalog.of(PublicPlace):
        government = _government(place.unit, units)
        if government is not None and not place.is_closed_by(as_of):
            found[government].setdefault(place.place, []).append(place)
    publishing = {
        _government(name, units)
        for name in units
        if any(record.kind != "external" for record in catalog.of_unit(name))
    }
    return tuple(PlacesOf(one, found[one.id]) for one in governments if one.id in publishing)


def _government(name: str | None, units: Mapping[str, Unit]) -> str | None:
    """Return the closest government above a unit, or itself; None where there is none."""
    while name is not None and (unit := units.get(name)) is not None:
        if unit.type == "government":
            return unit.id
        name = unit.parent
    return None
