"""What is new, to follow: on the site, in columns, of units, on topics, between documents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.urging import Urgency
from gongkai.measures.updated import first_moment, updated
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.record import Record
from gongkai.model.record_index import newest_first
from gongkai.views import labels
from gongkai.views.addresses import CHANGES, HOME, URGE, column_address, record_address
from gongkai.views.alternates import CHANGED, WHOLE, feeds_of
from gongkai.views.consultations import consultation_column, not_over, open_alternates
from gongkai.views.datafile import DataFile
from gongkai.views.documents import ChangeRow, changes
from gongkai.views.page import Alternate, Label, Title
from gongkai.views.rows import title_of
from gongkai.views.shelves import matter_shelves, shelves
from gongkai.views.urge import TITLE as URGE_TITLE
from gongkai.views.urge import UrgedRow, urged_rows, urged_since

NEWEST = 30
"""Entries in a feed."""


@dataclass(frozen=True)
class FeedEntry:
    """One record, or one change, in a feed."""

    address: str
    """Permanent; from the root of an edition."""
    title: Title
    summary: Title | None
    author: LocalText
    number: str | None
    categories: tuple[tuple[str, Title], ...]
    """A code and its words, each: the kind, then the topics."""
    published: Moment
    updated: Moment
    key: str | None = None
    """What names it for good, where its address may be that of others too."""


@dataclass(frozen=True)
class Feed:
    """The newest of one list."""

    page: str
    """The address of the page that the feed follows."""
    as_of: date
    """What an empty feed is dated by; others are dated by their newest entry."""
    entries: tuple[FeedEntry, ...]


def feed_files(catalog: Catalog, measures: Measures) -> Iterator[DataFile]:
    """Yield every feed, in both forms."""
    as_of = measures.as_of
    entries = _entries(catalog, as_of)

    def newest(records: Iterable[Record]) -> tuple[FeedEntry, ...]:
        return tuple(entries[record.id] for record in records if record.id in entries)[:NEWEST]

    whole = newest_first(catalog.everything())
    yield from _files(feeds_of(HOME, WHOLE), Feed(HOME, as_of, newest(whole)))
    for shelf in (*shelves(catalog), *matter_shelves(catalog)):
        followed = Feed(shelf.page, as_of, newest(shelf.records))
        yield from _files(feeds_of(shelf.page, shelf.title), followed)
    column = consultation_column(catalog.registries)
    if column is not None:
        open_now = [s.consultation for s in not_over(measures) if s.phase is Phase.OPEN]
        found = [alternate for alternate in open_alternates(column) if alternate.form.is_feed]
        followed = Feed(column_address(column.id), as_of, newest(newest_first(open_now)))
        yield from _files(found, followed)
    yield from _files(
        feeds_of(CHANGES, CHANGED), Feed(CHANGES, as_of, _changes(entries, catalog, measures))
    )
    owed = sorted(
        (_urged(found, measures) for found in urged_rows(catalog, measures)),
        key=lambda entry: entry.updated,
        reverse=True,
    )
    yield from _files(feeds_of(URGE, URGE_TITLE), Feed(URGE, as_of, tuple(owed)))


def _urged(found: UrgedRow, measures: Measures) -> FeedEntry:
    """Return the entry of something owed: new when it is called to mind, changed once overdue."""
    soon, since = urged_since(found.urged, measures)
    unit, day = found.unit.short, found.urged.due
    owed = Label("{unit} owed it by {day}", {"unit": unit, "day": day})
    owes = Label("{unit} owes it by {day}", {"unit": unit, "day": day})
    said = owed if found.urged.urgency is Urgency.OVERDUE else owes
    kind = found.row.obligation.kind
    return FeedEntry(
        found.row.address,
        found.row.what,
        said,
        found.unit.name,
        None,
        ((kind.value, labels.OBLIGATION_KIND[kind]), (found.supervisor.id, found.supervisor.short)),
        Moment(soon),
        Moment(since),
        f"{URGE}#{found.key}",
    )


def _files(alternates: Iterable[Alternate], feed: Feed) -> Iterator[DataFile]:
    for found in alternates:
        yield DataFile(found.address, found.form, found.title, feed)


def _entries(catalog: Catalog, as_of: date) -> dict[str, FeedEntry]:
    """Return the entry of every record that has a day, which is not after the build's."""
    names = catalog.registries.vocabularies.terms("topics")
    found = {}
    for record in catalog.everything():
        first, last = first_moment(record), updated(record, as_of)
        if first is None or last is None:
            continue
        unit = catalog.registries.units.get(record.unit or "")
        printed = LocalText(zh=record.issuers[0] if record.issuers else None)
        found[record.id] = FeedEntry(
            record_address(record),
            title_of(record),
            LocalText(**{language: body.summary for language, body in record.bodies.items()}),
            unit.name if unit is not None else printed,
            record.number,
            (
                (record.kind, labels.KIND[record.kind]),
                *((key, names[key]) for key in record.topics if key in names),
            ),
            first,
            last,
        )
    return found


def _changes(
    entries: dict[str, FeedEntry], catalog: Catalog, measures: Measures
) -> tuple[FeedEntry, ...]:
    """Return the newest changes; what one document does to another in one way is one entry."""
    made: dict[str, FeedEntry] = {}
    for row in changes(catalog, measures):
        document = entries.get(row.link.source.id)
        if document is not None:
            entry = _change(row, document)
            made.setdefault(entry.address, entry)
    return tuple(sorted(made.values(), key=lambda e: e.published, reverse=True)[:NEWEST])


def _change(change: ChangeRow, document: FeedEntry) -> FeedEntry:
    """Return the entry of what one document does to another, dated as the document is."""
    link = change.link
    return FeedEntry(
        f"{document.address}#{link.relation}-{link.target.id}",
        document.title,
        Label("{does}: {document}", {"does": change.label, "document": change.target.title}),
        document.author,
        document.number,
        ((link.relation, change.label), *document.categories),
        document.published,
        document.updated,
    )
