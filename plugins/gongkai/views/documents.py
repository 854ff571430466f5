"""The document library: every document with its validity, and what changed what (point 29)."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.measures.updated import newest
from gongkai.measures.validity import State
from gongkai.model.catalog import Catalog
from gongkai.model.relations import Relation
from gongkai.views import labels
from gongkai.views.addresses import CHANGES, DOCUMENTS
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.listings import Group, Listing, paginate
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import Row, row, rows

CHANGING = ("repeals", "lapses", "replaces", "reissues", "amends", "suspends", "extends")
"""Relations that change a document's validity or wording."""


@dataclass(frozen=True)
class Library:
    """One page of the library, by validity."""

    listing: Listing


@dataclass(frozen=True)
class ChangeRow:
    """One change: what the newer document does to the older one, from when."""

    link: Relation
    label: Label
    source: Row
    target: Row


def document_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the library by validity, and the table of changes between documents."""
    documents = catalog.documents()
    groups = [
        Group(
            state.value,
            labels.VALIDITY[state],
            rows(measures.documents_in(state), catalog, measures),
        )
        for state in State
    ]
    for listing in paginate(groups, DOCUMENTS):
        yield Page(
            listing.pages[listing.number - 1],
            "documents.html",
            Label("Document library"),
            "documents" if listing.number == 1 else "filter",
            Library(listing),
            alternates=tables_of(DOCUMENTS, Label("Document library"))
            if listing.number == 1
            else (),
            updated=newest(documents, measures.as_of),
        )
    changed = changes(catalog, measures)
    yield Page(
        CHANGES,
        "changes.html",
        Label("What changed what"),
        "changes",
        changed,
        (Crumb(Label("Document library"), DOCUMENTS),),
        alternates=feeds_of(CHANGES, Label("Changes between documents")),
        updated=newest([row.source.record for row in changed], measures.as_of),
    )


def changes(catalog: Catalog, measures: Measures) -> tuple[ChangeRow, ...]:
    """Return every change between documents, newest first."""
    links = sorted(
        catalog.relations_by_name(CHANGING), key=lambda link: (link.source.id, link.target.id)
    )
    links.sort(key=lambda link: str(link.since or ""), reverse=True)
    return tuple(
        ChangeRow(
            link,
            labels.FORWARD[link.relation],
            row(link.source, catalog, measures),
            row(link.target, catalog, measures),
        )
        for link in links
    )
