"""How a unit is reached: by role as its disclosure guide says, and where it receives people."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.guide import Guide
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.units import Unit
from gongkai.views.blocks import Field, OpeningTable
from gongkai.views.fields import part_fields
from gongkai.views.opening import opening_table
from gongkai.views.rows import Row, row


@dataclass(frozen=True)
class OpenPlace:
    """A place that receives people, with its hours."""

    place: Row
    record: PublicPlace
    hours: OpeningTable


@dataclass(frozen=True)
class UnitContacts:
    """The ways to a unit; what no record says is not there."""

    guide: Row | None
    """The guide that says how the office in charge of disclosure is reached."""
    ways: tuple[Field, ...]
    places: tuple[OpenPlace, ...]

    def __bool__(self) -> bool:
        """Return whether any way is known."""
        return bool(self.ways or self.places)


def contacts_of(unit: Unit, catalog: Catalog, measures: Measures) -> UnitContacts:
    """Return how `unit` is reached, by its newest disclosure guide and its places."""
    guide = next(_guides(unit, catalog), None)
    contact = guide.contact if guide is not None else None
    return UnitContacts(
        row(guide, catalog, measures) if guide is not None else None,
        part_fields(contact, catalog, measures) if contact is not None else (),
        tuple(
            OpenPlace(
                row(place, catalog, measures),
                place,
                opening_table(place, catalog.registries.calendar, measures.as_of),
            )
            for place in catalog.of_unit(unit.id)
            if isinstance(place, PublicPlace) and not place.is_closed_by(measures.as_of)
        ),
    )


def _guides(unit: Unit, catalog: Catalog) -> Iterator[Guide]:
    """Yield the disclosure guides of a unit that say how it is reached, newest first."""
    columns = catalog.registries.columns
    for record in catalog.of_unit(unit.id):
        if isinstance(record, Guide) and record.contact is not None:
            column = columns.get(record.column)
            if column is not None and column.type == "guide":
                yield record
