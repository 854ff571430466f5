"""What the search index holds of a page beside its text: facets, facts, date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.numbers import read_number
from gongkai.model.record import Record
from gongkai.views import labels
from gongkai.views.addresses import SEARCH
from gongkai.views.jump import spoken_names
from gongkai.views.page import Label, Page, Title
from gongkai.views.rows import Row, row

FACETS = {
    "kind": Label("Kind"),
    "section": Label("Section"),
    "unit": Label("Unit"),
    "year": Label("Year"),
    "topic": Label("Topic"),
    "status": Label("Status"),
}
"""The facets of the search page, in its order."""
_PAGES = {
    "unit": Label("Unit"),
    "column": Label("Section"),
    "point": Label("Key task"),
    "progress": Label("Key tasks"),
    "matter": labels.KIND["decision"],
    "topic": Label("Topic"),
    "life": Label("Life event"),
    "decision-catalogue": labels.KIND["catalogue"],
    "table": Label("Table"),
}
"""Pages that are found and show no record, with what they are called; lists are not found."""


@dataclass(frozen=True)
class Found:
    """A page as search shows it."""

    kind: Label
    facets: tuple[tuple[str, Title], ...]
    """Facet and value; a facet may have several values."""
    names: tuple[str, ...] = ()
    """Further names by which it is looked for, such as the former names of a unit."""
    row: Row | None = None
    summary: LocalText | None = None
    day: date | None = None


def found(page: Page, catalog: Catalog, measures: Measures) -> Found | None:
    """Return what search indexes of `page`; None where the page is not to be found."""
    record = page.record
    if record is not None:
        kind = labels.KIND[record.kind]
        facets = tuple(_facets(record, kind, catalog, measures))
        summary = LocalText(**{lang: body.summary for lang, body in record.bodies.items()})
        shown = row(record, catalog, measures)
        keywords = (text for word in record.keywords for text in (word.zh, word.en) if text)
        names = (*record.issuers, *keywords)
        return Found(kind, facets, names, shown, summary, record.day)
    if page.kind not in _PAGES:
        return None
    facets = (("kind", _PAGES[page.kind]),)
    unit = catalog.registries.units.get(page.unit or "") if page.kind == "unit" else None
    if unit is None:
        return Found(_PAGES[page.kind], facets)
    known = spoken_names(unit, catalog.registries.synonyms)
    return Found(_PAGES[page.kind], (*facets, ("unit", unit.short)), known)


@dataclass(frozen=True)
class Inside:
    """An attachment whose text leads to the page of its record."""

    name: str
    title: LocalText | None
    text: str


def inside(record: Record) -> Iterator[Inside]:
    """Yield what search indexes of the attachments of a record."""
    for attachment in record.attachments:
        file = record.files.get(attachment.file)
        if file is not None and file.text:
            yield Inside(attachment.file, attachment.title, file.text)


def _facets(
    record: Record, kind: Label, catalog: Catalog, measures: Measures
) -> Iterator[tuple[str, Title]]:
    shown = row(record, catalog, measures)
    yield "kind", kind
    yield "section", catalog.registries.columns[record.column].name
    if shown.unit is not None:
        yield "unit", shown.unit.short
    if record.day is not None:
        yield "year", LocalText(zh=str(record.day.year), en=str(record.day.year))
    terms = catalog.registries.vocabularies.terms("topics")
    for topic in record.topics:
        yield "topic", terms[topic]
    if shown.status is not None:
        yield "status", shown.status


@dataclass(frozen=True)
class SearchPage:
    """What the search page shows before anything is looked for."""

    facets: Mapping[str, Label]
    number: tuple[str, str] | None
    """A document number of this column as printed, and as one may type it; None without one."""


def search_pages(catalog: Catalog) -> Iterator[Page]:
    """Yield the search page."""
    data = SearchPage(FACETS, _a_number(catalog))
    yield Page(SEARCH, "search.html", Label("Search"), "search", data, listed=False)


def _a_number(catalog: Catalog) -> tuple[str, str] | None:
    """Return the newest number of a document here, as printed and as typed in haste."""
    for record in catalog.documents():
        number = read_number(record.number or "") if record.kind != "external" else None
        if record.number and number is not None and number.prefix and number.year is not None:
            return record.number, f"{number.prefix}{number.year} {number.order}"
    return None
