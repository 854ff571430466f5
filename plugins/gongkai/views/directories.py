"""Column directories: what a column holds, by year, by unit and by topic."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.ages import mean_days
from gongkai.measures.column_health import ColumnHealth
from gongkai.measures.measure import Measures
from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.local_text import LocalText
from gongkai.model.periods import Period
from gongkai.model.variants import FilledRule, filled
from gongkai.views import labels
from gongkai.views.addresses import COLUMNS, INSPECTION, column_address
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.boards import BOARDS
from gongkai.views.consultations import by_phase, consultation_column, open_alternates
from gongkai.views.inspection import FixedRow, fixed_rows
from gongkai.views.inspection_scope import Inspected, fixed_in_public
from gongkai.views.listings import Group, Listing, paginate
from gongkai.views.page import Alternate, Crumb, Label, Page, Title
from gongkai.views.rows import Row, rows
from gongkai.views.statutory import holds_items


@dataclass(frozen=True)
class Facet:
    """A way in which a directory is sorted."""

    key: str
    label: Label
    address: str
    name: Label
    """What its groups are, as a word: year, unit."""
    values: tuple[tuple[str, Title], ...]
    """Key and title of its groups, in order; rows bear the key (macros.html, filter.js)."""
    narrows: bool = True
    """Whether rows bear it, so that a list can be narrowed by it."""


@dataclass(frozen=True)
class Directory:
    """One page of a column's directory."""

    column: DisclosureColumn
    listing: Listing
    facets: tuple[Facet, ...]
    facet: str
    latest: date | None
    rules: tuple[FilledRule, ...]
    cadence: Period | None
    """How often a new record is expected; None where none is."""
    points: tuple[str, ...]
    """The key tasks that are about the column."""
    children: tuple[DisclosureColumn, ...]
    """Columns below this one, each with its own directory."""
    counts: dict[str, int]
    health: ColumnHealth | None
    """How the column is kept; None for one that only groups others."""
    is_statutory: bool
    """Whether items of the law are kept in it, or below it."""
    boards: tuple[tuple[str, Label], ...]
    """The pages that show its records by where they stand."""


@dataclass(frozen=True)
class ColumnTree:
    """All columns of the site, by area."""

    areas: tuple[tuple[Label, tuple[DisclosureColumn, ...]], ...]
    children: dict[str, tuple[DisclosureColumn, ...]]
    counts: dict[str, int]


@dataclass(frozen=True)
class AllColumns:
    """The page of all columns."""

    tree: ColumnTree
    health: tuple[ColumnHealth, ...]
    fixed: tuple[FixedRow, ...]
    """What was fixed recently, without what was wrong: units are not to be ranked by it."""
    mean: float | None
    """Mean days to repair."""
    inspection: str | None
    """The address of the inspection, where the site opens it."""


def directory_pages(
    catalog: Catalog, measures: Measures, inspected: Inspected | None = None
) -> Iterator[Page]:
    """Yield the overview of columns and every page of every directory."""
    tree = column_tree(catalog)
    fixed = fixed_in_public(inspected, catalog) if inspected is not None else ()
    overview = AllColumns(
        tree,
        tuple(measures.health_of_every_column()),
        fixed_rows(fixed, catalog, measures),
        mean_days(fixed),
        INSPECTION if inspected is not None and inspected.is_open else None,
    )
    yield Page(COLUMNS, "columns.html", Label("All sections"), "columns", overview)
    for column in catalog.registries.columns.values():
        yield from _pages_of(column, catalog, measures, tree)


def column_tree(catalog: Catalog) -> ColumnTree:
    """Return the columns by area, with how many records each holds."""
    columns = catalog.registries.columns.values()
    areas = tuple(
        (label, tuple(c for c in columns if c.area == area and c.parent is None))
        for area, label in labels.AREA.items()
    )
    children = {c.id: tuple(child for child in columns if child.parent == c.id) for c in columns}
    counts = {c.id: len(catalog.of_column(c.id)) for c in columns}
    for column in columns:
        counts[column.id] += sum(counts[child.id] for child in children[column.id])
    return ColumnTree(areas, children, counts)


def _pages_of(
    column: DisclosureColumn, catalog: Catalog, measures: Measures, tree: ColumnTree
) -> Iterator[Page]:
    base = column_address(column.id)
    found = rows(catalog.of_column(column.id), catalog, measures)
    facets = tuple(
        (facet, groups)
        for facet, groups in _facets(column, found, catalog, measures)
        if facet.address == base or len(groups) > 1
    )
    for facet, groups in facets:
        is_first = facet.address == base
        for listing in paginate(groups, facet.address):
            yield Page(
                listing.pages[listing.number - 1],
                "directory.html",
                column.name,
                "column" if is_first and listing.number == 1 else "filter",
                Directory(
                    column,
                    listing,
                    tuple(facet for facet, _ in facets),
                    facet.key,
                    _latest(found, measures.as_of),
                    filled(column.basis, catalog.registries.rules, catalog.registries.units),
                    catalog.registries.cadences.get(column.cadence),
                    catalog.registries.points_about(column.id),
                    tree.children[column.id],
                    tree.counts,
                    measures.health_of(column.id),
                    holds_items((column, *tree.children[column.id]), catalog),
                    tuple(BOARDS[kind] for kind in column.kinds if kind in BOARDS),
                ),
                trail(column, catalog),
                column=column.id,
                listed=is_first,
                alternates=(
                    _alternates(column, catalog)
                    if listing.pages[listing.number - 1] == base
                    else ()
                ),
                updated=newest(
                    [row.record for group in listing.groups for row in group.rows], measures.as_of
                ),
            )


def _facets(
    column: DisclosureColumn, found: tuple[Row, ...], catalog: Catalog, measures: Measures
) -> Iterator[tuple[Facet, list[Group]]]:
    """Yield the ways in which a column's rows are sorted, each with its groups.

    The first has the column's own address: consultations by whether one can still answer.
    """
    base, first = column_address(column.id), "year"
    if column == consultation_column(catalog.registries):
        groups, first = by_phase(found, measures), "stage"
        yield (
            _facet("stage", Label("By stage"), base, Label("Stage"), groups, narrows=False),
            groups,
        )
    for key, label, name, groups in (
        ("year", Label("By year"), Label("Year"), _by_year(found)),
        ("unit", Label("By unit"), Label("Unit"), by_unit(found)),
        ("topic", Label("By topic"), Label("Topic"), _by_topic(found, catalog)),
        ("status", Label("By status"), Label("Status"), _by_status(found)),
        ("kind", Label("By kind"), Label("Kind"), _by_kind(found)),
    ):
        address = base if key == first else f"{base}by-{key}/"
        yield _facet(key, label, address, name, groups), groups


def _facet(
    key: str, label: Label, address: str, name: Label, groups: list[Group], *, narrows: bool = True
) -> Facet:
    values = tuple((group.key, group.title) for group in groups)
    return Facet(key, label, address, name, values, narrows)


def _alternates(column: DisclosureColumn, catalog: Catalog) -> tuple[Alternate, ...]:
    base = column_address(column.id)
    is_asked = column == consultation_column(catalog.registries)
    still_open = open_alternates(column) if is_asked else ()
    return (*feeds_of(base, column.name), *tables_of(base, column.name), *still_open)


def trail(column: DisclosureColumn | None, catalog: Catalog) -> tuple[Crumb, ...]:
    """Return the way to a column's children: all sections, then the columns above."""
    steps: list[Crumb] = []
    parent = column.parent if column is not None else None
    while parent is not None:
        above = catalog.registries.columns[parent]
        steps.insert(0, Crumb(above.name, column_address(above.id)))
        parent = above.parent
    return (Crumb(Label("All sections"), COLUMNS), *steps)


def _latest(found: tuple[Row, ...], as_of: date) -> date | None:
    days = [row.day for row in found if row.day is not None and row.day <= as_of]
    return max(days, default=None)


def _by_year(found: tuple[Row, ...]) -> list[Group]:
    def years(row: Row) -> list[tuple[str, Title]]:
        if row.day is None:
            return [("undated", Label("Without a date"))]
        year = str(row.day.year)
        return [(f"y{year}", LocalText(zh=f"{year}年", en=year))]

    return _grouped(found, years)


def by_unit(found: tuple[Row, ...]) -> list[Group]:
    """Return rows grouped by the units that own or issued them, in order of the units' ids."""

    def units(row: Row) -> list[tuple[str, Title]]:
        if not row.units:
            return [("other-issuers", Label("Other issuers"))]
        return [(unit.id, unit.name) for unit in row.units]

    return sorted(_grouped(found, units), key=lambda group: group.key)


def _by_topic(found: tuple[Row, ...], catalog: Catalog) -> list[Group]:
    terms = catalog.registries.vocabularies.terms("topics")

    def topics(row: Row) -> list[tuple[str, Title]]:
        named: list[tuple[str, Title]] = [(topic, terms[topic]) for topic in row.record.topics]
        return named or [("no-topic", Label("Without a topic"))]

    order = {topic: place for place, topic in enumerate(terms)}
    return sorted(_grouped(found, topics), key=lambda group: order.get(group.key, len(order)))


def _by_status(found: tuple[Row, ...]) -> list[Group]:
    def status(row: Row) -> list[tuple[str, Title]]:
        if row.status is None:
            return [("no-status", Label("Without a status"))]
        return [(row.status_key, row.status)]

    return _grouped(found, status)


def _by_kind(found: tuple[Row, ...]) -> list[Group]:
    return _grouped(found, lambda row: [(row.record.kind, row.record.plural)])


def _grouped(found: Iterable[Row], keys: Callable[[Row], list[tuple[str, Title]]]) -> list[Group]:
    titles: dict[str, Title] = {}
    members: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        for key, title in keys(row):
            titles[key] = title
            members[key].append(row)
    return [Group(key, titles[key], tuple(members[key])) for key in titles]
