"""The navigation: columns only, never single records (decision 2)."""

from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.views import labels
from gongkai.views.addresses import (
    COLUMNS,
    DECISIONS,
    DOCUMENTS,
    HOME,
    POINTS,
    UNITS,
    entrance_address,
)
from gongkai.views.page import Label, Title

_OWN = Label("Overview")
"""The page of a column among those of the columns below it, whose section bears its name."""


@dataclass(frozen=True)
class NavigationEntry:
    """A page in the navigation, or a section with entries below it."""

    title: Title
    address: str | None
    below: tuple["NavigationEntry", ...] = ()


def navigation(catalog: Catalog) -> tuple[NavigationEntry, ...]:
    """Return the navigation of the site."""
    columns = catalog.registries.columns.values()
    areas = [
        NavigationEntry(
            label,
            None,
            tuple(_entry(c, catalog) for c in columns if c.area == area and c.parent is None),
        )
        for area, label in labels.AREA.items()
    ]
    return (
        NavigationEntry(Label("Home"), HOME),
        *areas,
        NavigationEntry(Label("Major decisions"), DECISIONS),
        NavigationEntry(Label("Key tasks"), POINTS),
        NavigationEntry(Label("Document library"), DOCUMENTS),
        NavigationEntry(Label("Units"), UNITS),
        NavigationEntry(Label("All sections"), COLUMNS),
    )


def _entry(column: DisclosureColumn, catalog: Catalog) -> NavigationEntry:
    below = tuple(
        _entry(child, catalog)
        for child in catalog.registries.columns.values()
        if child.parent == column.id
    )
    address = entrance_address(column)
    if not below:
        return NavigationEntry(column.name, address)
    return NavigationEntry(column.name, None, (NavigationEntry(_OWN, address), *below))
