"""The navigation: columns only, never single records (decision 2)."""

from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.columns import Column
from gongkai.views import labels
from gongkai.views.addresses import (
    COLUMNS,
    DECISIONS,
    DOCUMENTS,
    HOME,
    POINTS,
    UNITS,
    column_address,
)
from gongkai.views.page import Label, Title


@dataclass(frozen=True)
class Entry:
    """A page in the navigation, or a section with entries below it."""

    title: Title
    address: str | None
    below: tuple["Entry", ...] = ()


def navigation(catalog: Catalog) -> tuple[Entry, ...]:
    """Return the navigation of the site."""
    columns = catalog.registries.columns.values()
    areas = [
        Entry(
            label,
            None,
            tuple(_entry(c, catalog) for c in columns if c.area == area and c.parent is None),
        )
        for area, label in labels.AREA.items()
    ]
    return (
        Entry(Label("Home"), HOME),
        *areas,
        Entry(Label("Major decisions"), DECISIONS),
        Entry(Label("Key tasks"), POINTS),
        Entry(Label("Document library"), DOCUMENTS),
        Entry(Label("Units"), UNITS),
        Entry(Label("All sections"), COLUMNS),
    )


def _entry(column: Column, catalog: Catalog) -> Entry:
    below = tuple(
        _entry(child, catalog)
        for child in catalog.registries.columns.values()
        if child.parent == column.id
    )
    own = Entry(column.name, column_address(column.id))
    return Entry(column.name, None, (own, *below)) if below else own
