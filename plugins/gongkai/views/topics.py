"""A page for every topic and every life event: what concerns it, from all columns."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.views.addresses import LIFE, TOPICS, life_address, topic_address
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.boards import BOARDS
from gongkai.views.listings import Group, Listing, paginate
from gongkai.views.needs import by_need
from gongkai.views.page import Crumb, Label, Page
from gongkai.views.rows import Row, rows


@dataclass(frozen=True)
class TopicRecords:
    """A topic or a life event, with its records, newest first."""

    id: str
    name: LocalText
    address: str
    records: tuple[Record, ...]


@dataclass(frozen=True)
class TermPage:
    """One page of what a term holds: a topic by column, a life event by what one needs now."""

    term: TopicRecords
    listing: Listing
    boards: tuple[tuple[str, Label], ...]
    """The pages that show some of its records by where they stand."""


@dataclass(frozen=True)
class TermList:
    """All terms of one sort."""

    lede: Label
    terms: tuple[TopicRecords, ...]


def topic_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the list of topics, the list of life events, and the pages of each.

    A list without entries has no page.
    """
    yield from _pages(
        Page(
            TOPICS,
            "topics.html",
            Label("Topics"),
            "topics",
            TermList(
                Label("What the site holds on each subject, from all sections."), topics(catalog)
            ),
        ),
        "topic",
        lambda found: _by_column(found, catalog),
        catalog,
        measures,
    )
    yield from _pages(
        Page(
            LIFE,
            "topics.html",
            Label("Life events"),
            "life-events",
            TermList(
                Label("What concerns you when something in your life changes."),
                life_events(catalog),
            ),
        ),
        "life-event",
        lambda found: by_need(found, measures),
        catalog,
        measures,
    )


def topics(catalog: Catalog) -> tuple[TopicRecords, ...]:
    """Return every topic, in the order of the vocabulary."""
    return _terms(catalog, "topics", topic_address)


def life_events(catalog: Catalog) -> tuple[TopicRecords, ...]:
    """Return every life event, in the order of the vocabulary."""
    return _terms(catalog, "life_events", life_address)


def _terms(
    catalog: Catalog, vocabulary: str, address: Callable[[str], str]
) -> tuple[TopicRecords, ...]:
    return tuple(
        TopicRecords(key, name, address(key), tuple(catalog.of_term(vocabulary, key)))
        for key, name in catalog.registries.vocabularies.terms(vocabulary).items()
    )


def _pages(
    overview: Page,
    kind: str,
    grouped: Callable[[Iterable[Row]], list[Group]],
    catalog: Catalog,
    measures: Measures,
) -> Iterator[Page]:
    terms = overview.data.terms if isinstance(overview.data, TermList) else ()
    if terms:
        yield overview
    above = (Crumb(overview.title, overview.address),)
    for term in terms:
        kinds = {record.kind for record in term.records}
        boards = tuple(board for kind, board in BOARDS.items() if kind in kinds)
        real = any(not record.sample for record in term.records)
        groups = grouped(rows(term.records, catalog, measures))
        for listing in paginate(groups, term.address):
            first = listing.number == 1
            yield Page(
                listing.pages[listing.number - 1],
                "topic.html",
                term.name,
                kind if first else "filter",
                TermPage(term, listing, boards),
                above,
                listed=first and real,
                alternates=(
                    (*feeds_of(term.address, term.name), *tables_of(term.address, term.name))
                    if first
                    else ()
                ),
                updated=newest(list(term.records), measures.as_of) if first else None,
            )


def _by_column(found: Iterable[Row], catalog: Catalog) -> list[Group]:
    shown = list(found)
    return [
        Group(column.id, column.name, tuple(row for row in shown if row.record.column == column.id))
        for column in catalog.registries.columns.values()
    ]
