"""Themes assembled on one page: one copy of each document, with its source (point 4)."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.external import External
from gongkai.model.language import LocalText
from gongkai.model.record import Record
from gongkai.model.web_address import host_of
from gongkai.views.addresses import theme_address, unit_address
from gongkai.views.blocks import Grid, Printed, Term, Value
from gongkai.views.board import BoardSection, board
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import row

_HEADS = (Label("Document"), Label("Number"), Label("Published"), Label("Canonical copy"))


def theme_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield a page for each theme that the city names and records have."""
    for theme, name in catalog.registries.vocabularies.terms("themes").items():
        records = list(catalog.of_term("themes", theme))
        sections = [
            BoardSection(
                key,
                title,
                Grid(_HEADS, tuple(_row(one, catalog, measures) for one in found)),
            )
            for key, title, found in _by_source(records, catalog)
        ]
        lede = Label(
            "Documents on {theme} from {number} sources, each once, with its canonical copy.",
            {"theme": name, "number": len(sections)},
        )
        found = board(lede, sections)
        if found is not None:
            yield Page(
                theme_address(theme),
                "board.html",
                name,
                "board",
                found,
                (Crumb(Label("All sections"), "columns/"),),
                listed=any(not record.sample for record in records),
                updated=newest(records, measures.as_of),
            )


def _by_source(
    records: list[Record], catalog: Catalog
) -> Iterator[tuple[str, LocalText, list[Record]]]:
    """Yield the units of this site that publish, then the other sites, each with its records."""
    units = catalog.registries.units
    here: dict[str, list[Record]] = {}
    there: dict[str, list[Record]] = {}
    for record in records:
        if isinstance(record, External):
            there.setdefault(host_of(record.address), []).append(record)
        else:
            here.setdefault(record.unit, []).append(record)
    for unit in units.values():
        if unit.id in here:
            yield unit.id, unit.short, here[unit.id]
    for number, (host, found) in enumerate(sorted(there.items()), 1):
        yield f"site-{number}", LocalText(zh=host), found


def _row(record: Record, catalog: Catalog, measures: Measures) -> tuple[tuple[Value, ...], ...]:
    unit = catalog.registries.units.get(record.unit or "")
    copy: tuple[Value, ...] = ()
    if isinstance(record, External):
        copy = (Printed(host_of(record.address)),)
    elif unit is not None:
        copy = (Term(unit.short, unit_address(unit.id)),)
    day = record.day
    return (
        (row(record, catalog, measures),),
        (Printed(record.number),) if record.number else (),
        (day,) if day is not None else (),
        copy,
    )
