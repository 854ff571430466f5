"""Themes assembled on one page: each document once, with all its sources (point 4)."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.one_document import OneDocument, one_documents
from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.external import External
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.web_address import host_of
from gongkai.views.addresses import record_address, theme_address, unit_address
from gongkai.views.blocks import Grid, ListPoint, Printed, Term, Value, Way
from gongkai.views.board import BoardSection, board
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import row

_HEADS = (
    Label("Document"),
    Label("Number"),
    Label("Published"),
    Label("Authoritative copy"),
    Label("Also published by"),
)


def theme_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield a page for each theme that the city names and records have."""
    for theme, name in catalog.registries.vocabularies.terms("themes").items():
        records = catalog.of_term("themes", theme)
        sections = [
            BoardSection(
                key, title, Grid(_HEADS, tuple(_row(one, catalog, measures) for one in found))
            )
            for key, title, found in _by_source(one_documents(records, catalog), catalog)
        ]
        lede = Label(
            "Documents on {theme} from {number} sources. Each stands here once, by its "
            "authoritative copy, with whoever else published it.",
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
    documents: list[OneDocument], catalog: Catalog
) -> Iterator[tuple[str, LocalText, list[OneDocument]]]:
    """Yield the units of this site that publish, then the other sites, each with its documents."""
    here: dict[str, list[OneDocument]] = {}
    there: dict[str, list[OneDocument]] = {}
    for document in documents:
        host = _host(document)
        if host is not None:
            there.setdefault(host, []).append(document)
        else:
            here.setdefault(document.record.unit, []).append(document)
    for unit in catalog.registries.units.values():
        if unit.id in here:
            yield unit.id, unit.short, here[unit.id]
    for number, (host, found) in enumerate(sorted(there.items()), 1):
        yield f"site-{number}", LocalText(zh=host), found


def _host(document: OneDocument) -> str | None:
    """Return the site that has the authoritative copy; None where it is here."""
    record, address = document.record, document.address
    if isinstance(record, External):
        return host_of(record.address)
    return host_of(address) if address is not None else None


def _row(
    document: OneDocument, catalog: Catalog, measures: Measures
) -> tuple[tuple[Value, ...], ...]:
    record, day = document.record, document.record.day
    return (
        (row(record, catalog, measures),),
        (Printed(record.number),) if record.number else (),
        (day,) if day is not None else (),
        _authoritative(document, catalog),
        tuple(ListPoint(_source(one, catalog)) for one in document.others),
    )


def _authoritative(document: OneDocument, catalog: Catalog) -> tuple[Value, ...]:
    if document.address is not None:
        return (Way(host_of(document.address), document.address),)
    record = document.record
    unit = catalog.registries.units.get(record.unit or "")
    if isinstance(record, External):
        return (Way(host_of(record.address), record.address),)
    return (Term(unit.short, unit_address(unit.id)),) if unit is not None else ()


def _source(record: Record, catalog: Catalog) -> Value:
    """Return who published a copy, with a way to it."""
    unit = catalog.registries.units.get(record.unit or "")
    if isinstance(record, External) or unit is None:
        name = LocalText(zh=host_of(record.address)) if isinstance(record, External) else None
        return Term(name or LocalText(zh=record.title), record_address(record))
    return Term(unit.short, record_address(record))
