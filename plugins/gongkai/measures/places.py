"""Where each government's places to read and ask are (point 36)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.measures.responsible import government_of
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.units import Unit

DELISTED = "R177"
"""The rule that says for how long a place that closed for good may still be listed."""


@dataclass(frozen=True)
class PlacesOf:
    """The places of a government, or of the committee of an area, and of all units below it."""

    government: Unit
    by_type: Mapping[str, Sequence[PublicPlace]]
    """By the terms of `place_types`; those closed for good are not among them."""


def places_by_government(catalog: Catalog, as_of: date) -> tuple[PlacesOf, ...]:
    """Return the places of every government that publishes here, those without any included.

    What was seen on another site says nothing of a government's places.
    """
    units = catalog.registries.units
    governments = [unit for unit in units.values() if government_of(unit.id, units) == unit.id]
    found: dict[str, dict[str, list[PublicPlace]]] = {unit.id: {} for unit in governments}
    for place in catalog.of(PublicPlace):
        government = government_of(place.unit, units)
        if government is not None and not place.is_closed_by(as_of):
            found[government].setdefault(place.place, []).append(place)
    publishing = {
        government_of(name, units)
        for name in units
        if any(record.kind != "external" for record in catalog.of_unit(name))
    }
    return tuple(PlacesOf(one, found[one.id]) for one in governments if one.id in publishing)


def delisted_by(place: PublicPlace, catalog: Catalog, as_of: date) -> date | None:
    """Return the last day on which a closed place may be listed; None where no rule says."""
    rule = catalog.registries.rule(DELISTED, as_of, place.unit)
    if place.closed_since is None or rule is None or rule.days is None:
        return None
    return place.closed_since + timedelta(days=rule.days)
