"""The groups in which the units that owe key tasks are shown: what each unit is decides."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.responsible import unresolved_holders
from gongkai.model.catalog import Catalog
from gongkai.model.points import Point, PointYear
from gongkai.model.registries import Registries
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.page import Label, Title

SAMPLE = "sample"
"""The group of invented units, the last one."""
OTHERS = "others"
"""The group of units that a point leaves open, where no real unit owes anything."""

Group = tuple[str, Title]
"""Key and title."""


def group_of(unit: Unit, registries: Registries) -> str:
    """Return the key of a unit's group: its set, otherwise its type."""
    if unit.sample:
        return SAMPLE
    return next((key for key in registries.sets if key in unit.sets), _of_type(unit.type))


def groups_of(year: PointYear, catalog: Catalog, measures: Measures) -> tuple[Group, ...]:
    """Return the groups of a year: every set, the types of what is in none, the invented units."""
    return tuple(_groups_of(year, catalog, measures))


def unresolved_groups(
    year: PointYear, point: Point, groups: tuple[Group, ...], catalog: Catalog
) -> set[str]:
    """Return the keys of the groups missing units that the point names and no list resolves.

    Those of a set that is not complete are missing there; whom a point leaves open is missing
    among the last of the real units.
    """
    real = [key for key, _ in groups if key != SAMPLE]
    holders = unresolved_holders(year, point, catalog)
    return {name if name in catalog.registries.sets else real[-1] for name in holders}


def _groups_of(year: PointYear, catalog: Catalog, measures: Measures) -> Iterator[Group]:
    registries = catalog.registries
    cells = (measures.obligations.cells_of(year.reference(point)).values() for point in year.points)
    owing = {group_of(cell.unit, registries) for of_point in cells for cell in of_point}
    of_types = [
        (_of_type(kind), label)
        for kind, label in labels.UNIT_TYPE.items()
        if _of_type(kind) in owing
    ]
    yield from ((group.id, group.name) for group in registries.sets.values())
    yield from of_types
    left_open = any(unresolved_holders(year, point, catalog) for point in year.points)
    if left_open and not registries.sets and not of_types:
        yield OTHERS, Label("Other units")
    if any(unit.sample for unit in registries.units.values()):
        yield SAMPLE, Label("Invented units (sample)")


def _of_type(kind: str) -> str:
    return f"type-{kind}"
