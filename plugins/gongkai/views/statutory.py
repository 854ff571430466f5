"""What the law asks to be published: article item, columns, units, latest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.measures.statutory import ItemRecords, published_by_item
from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.statutory import StatutoryItem
from gongkai.model.units import Unit
from gongkai.model.variants import FilledRule, filled
from gongkai.views.addresses import STATUTORY, statutory_address
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import Row, row, rows

TITLE = Label("By article of the law")
_SHOWN = 3
"""How many records of a unit stand in its row; the columns have all of them."""


@dataclass(frozen=True)
class ItemRow:
    """An item in the table of all."""

    item: StatutoryItem
    address: str
    columns: tuple[DisclosureColumn, ...]
    units: int
    documents: int
    latest: Row | None


@dataclass(frozen=True)
class StatutoryTable:
    """The items of all articles."""

    articles: tuple[tuple[FilledRule, tuple[ItemRow, ...]], ...]
    filled: int
    """Of how many items something is published."""
    total: int


@dataclass(frozen=True)
class UnitRow:
    """What a unit has published under an item."""

    unit: Unit
    count: int
    latest: tuple[Row, ...]
    """The newest."""


@dataclass(frozen=True)
class ItemPage:
    """An item with the units that publish under it."""

    item: StatutoryItem
    columns: tuple[DisclosureColumn, ...]
    units: tuple[UnitRow, ...]
    elsewhere: tuple[Row, ...]
    """The newest records of units that are not in the registry."""
    documents: int
    rules: tuple[FilledRule, ...]


def statutory_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the table of all items, and a page for each; nothing where no item is entered."""
    found = published_by_item(catalog)
    if not found:
        return
    yield Page(STATUTORY, "statutory.html", TITLE, "statutory", _table(found, catalog, measures))
    above = (Crumb(TITLE, STATUTORY),)
    for one in found:
        yield Page(
            statutory_address(one.item.id),
            "statutory_item.html",
            one.item.name,
            "statutory-item",
            _item(one, catalog, measures),
            above,
            listed=any(not record.sample for record in one.records),
            updated=newest(list(one.records), measures.as_of),
        )


def holds_items(columns: Iterable[DisclosureColumn], catalog: Catalog) -> bool:
    """Return whether an item is kept in one of these columns."""
    kept = {place.column for item in catalog.registries.statutory.items for place in item.where}
    return any(column.id in kept for column in columns)


def _table(found: tuple[ItemRecords, ...], catalog: Catalog, measures: Measures) -> StatutoryTable:
    registries = catalog.registries
    by_rule: dict[str, list[ItemRow]] = {}
    for one in found:
        by_rule.setdefault(one.item.rule, []).append(
            ItemRow(
                one.item,
                statutory_address(one.item.id),
                _columns(one.item, catalog),
                len(one.units),
                len(one.records),
                row(one.latest, catalog, measures) if one.latest is not None else None,
            )
        )
    rules = filled(tuple(by_rule), registries.rules, registries.units)
    return StatutoryTable(
        tuple((rule, tuple(by_rule[rule.rule.id])) for rule in rules),
        sum(bool(one.records) for one in found),
        len(found),
    )


def _item(found: ItemRecords, catalog: Catalog, measures: Measures) -> ItemPage:
    registries = catalog.registries
    elsewhere = [record for record in found.records if record.unit not in registries.units]
    return ItemPage(
        found.item,
        _columns(found.item, catalog),
        tuple(
            UnitRow(one.unit, len(one.records), rows(one.records[:_SHOWN], catalog, measures))
            for one in found.units
        ),
        rows(elsewhere[:_SHOWN], catalog, measures),
        len(found.records),
        filled((found.item.rule,), registries.rules, registries.units),
    )


def _columns(item: StatutoryItem, catalog: Catalog) -> tuple[DisclosureColumn, ...]:
    names = dict.fromkeys(place.column for place in item.where)
    columns = catalog.registries.columns
    return tuple(columns[name] for name in names if name in columns)
