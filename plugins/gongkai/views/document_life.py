"""The life of a document on a line of time: before it, itself with its amendments, after it."""

from collections.abc import Iterator
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.measures.validity import ENDED, ENDINGS, State, Validity
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.relations import Relation
from gongkai.views import labels
from gongkai.views.addresses import record_address
from gongkai.views.blocks import Block, Drawing
from gongkai.views.page import Label, Title
from gongkai.views.pictures import Strip, TimeSpan
from gongkai.views.rows import row, title_of

_MARKED = ("amends", "extends", "suspends", "keeps")


def document_life(record: Record, catalog: Catalog, measures: Measures) -> Iterator[Block]:
    """Yield the life of a document that something came before, after or into."""
    chain = [*_before(record, catalog), record, *_after(record, measures)]
    spans = [span for one in chain if (span := _span(one, catalog, measures)) is not None]
    own = any(span.address == record_address(record) for span in spans)
    if not own or not (len(spans) > 1 or any(span.marks for span in spans)):
        return
    tones = {span.tone for span in spans}
    key: list[tuple[str, Title]] = []
    key += [("done", Label("in force"))] if "done" in tones else []
    key += [("rest", Label("no longer in force"))] if "rest" in tones else []
    key += [("due", Label("not in force yet"))] if "due" in tones else []
    key += [("mark", Label("changed or confirmed"))] if any(s.marks for s in spans) else []
    title = Label("Before and after this document")
    yield Drawing(
        Strip(
            title,
            tuple(spans),
            measures.as_of,
            (*key, ("today", Label("The day of this page"))),
        )
    )


def _before(record: Record, catalog: Catalog) -> list[Record]:
    """Return what the document took the place of, the oldest first."""
    names = {r.doc for name in ("replaces", "reissues") for r in getattr(record, name)}
    found = [one for one in map(catalog.get, sorted(names)) if one is not None]
    return sorted(found, key=lambda one: one.in_effect or date.max)


def _after(record: Record, measures: Measures) -> list[Record]:
    """Return what took the place of the document as a whole."""
    own = measures.validity_of(record.id)
    causes = own.causes if own is not None and own.state in ENDED else ()
    return [link.source for link in causes if link.relation in ("replaces", "reissues")]


def _span(record: Record, catalog: Catalog, measures: Measures) -> TimeSpan | None:
    """Return when a document held; None where that is not known."""
    own = measures.validity_of(record.id)
    first = record.in_effect
    if own is None or first is None or own.state is State.UNRESOLVED:
        return None
    if own.state in ENDED:
        last, tone = own.since or first, "rest"
    else:
        last = own.expires or max(measures.as_of, first)
        tone = "due" if own.state is State.NOT_YET else "done"
    if last < first:
        return None
    return TimeSpan(
        title_of(record),
        record_address(record),
        first,
        last,
        tone,
        _said(own) or row(record, catalog, measures).status or Label("in force"),
        tuple(_mark(link) for link in _marks(own)),
    )


def _said(own: Validity) -> Title | None:
    if own.state is State.IN_FORCE and own.expires is not None:
        return Label("in force; its period ends on {day}", {"day": own.expires})
    if own.state is State.IN_FORCE:
        return Label("in force")
    causes = [link for link in own.causes if link.relation in ENDINGS]
    return _mark(causes[0])[1] if causes else None


def _marks(own: Validity) -> Iterator[Relation]:
    found = (*own.amendments, *own.kept, *own.upcoming, *own.causes)
    for link in {(link.relation, link.source.id): link for link in found}.values():
        if link.relation in _MARKED and link.since is not None:
            yield link


def _mark(link: Relation) -> tuple[date, Title]:
    title = title_of(link.source)
    words = Label("{does}: {document}", {"does": labels.BACKWARD[link.relation], "document": title})
    return link.since or date.min, words
