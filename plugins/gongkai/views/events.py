"""Open days, question sessions and hearings: to come, and what came of those that are over."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.events import OUTCOME
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.event import Event
from gongkai.model.variants import filled
from gongkai.views.addresses import EVENTS, record_address
from gongkai.views.blocks import Grid, Quiet, Term, Value
from gongkai.views.board import BoardSection, board
from gongkai.views.compliance import stands
from gongkai.views.forms import Form
from gongkai.views.page import Alternate, Label, Page
from gongkai.views.rows import row

TITLE = Label("Events")
_COMING = (
    Label("Event"),
    Label("What it is"),
    Label("Begins"),
    Label("Where"),
    Label("How to take part"),
)
_OVER = (Label("Event"), Label("What it is"), Label("Held on"), Label("What came of it"))


def to_come(catalog: Catalog, measures: Measures) -> list[Event]:
    """Return the events that are not over, the first to begin first."""
    events = (one for one in catalog.of(Event) if one.last_day >= measures.as_of)
    return sorted(events, key=lambda one: (one.starts, one.id))


def event_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of all events; a column without any has none."""
    registries = catalog.registries
    forms = registries.vocabularies.terms("event_forms")
    coming = to_come(catalog, measures)
    over = sorted(
        (one for one in catalog.of(Event) if one.last_day < measures.as_of),
        key=lambda one: (one.starts, one.id),
        reverse=True,
    )
    sections = [
        BoardSection(
            "coming",
            Label("To come"),
            Grid(
                _COMING,
                tuple(
                    (
                        (row(one, catalog, measures),),
                        (Term(forms[one.form]),),
                        (one.starts,),
                        (one.where,),
                        (one.join,),
                    )
                    for one in coming
                ),
            ),
        ),
        BoardSection(
            "over",
            Label("Over"),
            Grid(
                _OVER,
                tuple(
                    (
                        (row(one, catalog, measures),),
                        (Term(forms[one.form]),),
                        (one.starts.day,),
                        _outcome(one, measures),
                    )
                    for one in over
                ),
            ),
        ),
    ]
    lede = Label("What you can come to, and what came of what is over.")
    found = board(lede, sections, filled((OUTCOME,), registries.rules, registries.units))
    if found is not None:
        alternates = (all_events(),) if coming else ()
        yield Page(EVENTS, "board.html", TITLE, "board", found, alternates=alternates)


def _outcome(event: Event, measures: Measures) -> tuple[Value, ...]:
    if event.outcome is None:
        owed = measures.obligations.one_about(event.id, ObligationKind.EVENT)
        return stands(owed.compliance) if owed is not None else ()
    count = len(event.opinions)
    counted = Label("opinions with an answer: {number}", {"number": count})
    return (event.outcome, *((Quiet((counted,)),) if count else ()))


def all_events() -> Alternate:
    """Return the calendar of all events to come."""
    return Alternate(Label("Events to come"), Form.CALENDAR, f"{EVENTS}events.ics")


def event_calendar(event: Event) -> Alternate:
    """Return the calendar of one event, beside its page."""
    return Alternate(Label("Event"), Form.CALENDAR, f"{record_address(event)}event.ics")
