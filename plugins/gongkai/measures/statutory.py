"""What is published under each item of the law, and by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.record_index import newest_first
from gongkai.model.statutory import ItemPlace, StatutoryItem
from gongkai.model.units import Unit


@dataclass(frozen=True)
class OfUnit:
    """What a unit has published under an item."""

    unit: Unit
    records: tuple[Record, ...]
    """Newest first; at least one."""

    @property
    def latest(self) -> Record:
        """Return the newest."""
        return self.records[0]


@dataclass(frozen=True)
class ItemRecords:
    """What is published under an item."""

    item: StatutoryItem
    records: tuple[Record, ...]
    """Newest first."""
    units: tuple[OfUnit, ...]
    """The units that own them, in the order of the registry; what has no unit here is in no row."""

    @property
    def latest(self) -> Record | None:
        """Return the newest record; None where there is none."""
        return self.records[0] if self.records else None


def published_by_item(catalog: Catalog) -> tuple[ItemRecords, ...]:
    """Return every item that applies to a unit of the column, in the order of the law."""
    types = {unit.type for unit in catalog.registries.units.values()}
    return tuple(
        _published(item, catalog)
        for item in catalog.registries.statutory.items
        if not item.owed_by or types.intersection(item.owed_by)
    )


def _published(item: StatutoryItem, catalog: Catalog) -> ItemRecords:
    units = catalog.registries.units
    found = {record.id: record for place in item.where for record in _on(place, catalog)}
    ordered = newest_first(record for record in found.values() if _applies(item, record, units))
    by_unit: dict[str, list[Record]] = {}
    for record in ordered:
        by_unit.setdefault(record.unit or "", []).append(record)
    rows = (OfUnit(units[name], tuple(by_unit[name])) for name in units if name in by_unit)
    return ItemRecords(item, tuple(ordered), tuple(rows))


def _on(place: ItemPlace, catalog: Catalog) -> Iterator[Record]:
    for record in catalog.of_column(place.column):
        sorts = {table.schema.id for table in record.read_tables}
        if (not place.tables or sorts.intersection(place.tables)) and (
            not place.topics or set(place.topics).intersection(record.topics)
        ):
            yield record


def _applies(item: StatutoryItem, record: Record, units: Mapping[str, Unit]) -> bool:
    unit = units.get(record.unit or "")
    return not item.owed_by or (unit is not None and unit.type in item.owed_by)
