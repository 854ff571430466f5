"""What is open to people now, and until when: the first to close first."""

from collections.abc import Iterable, Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.windows import Phase, Window
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.public_notice import PublicNotice
from gongkai.model.record import Record
from gongkai.views.addresses import OPEN_NOW, unit_address
from gongkai.views.blocks import Amount, Grid, OnThisDay, Quiet, Term, Value
from gongkai.views.board import BoardSection, board
from gongkai.views.events import to_come
from gongkai.views.page import Label, Page
from gongkai.views.rows import row

TITLE = Label("What you can take part in")
_HEADS = (Label("Title"), Label("Unit"), Label("Until"), Label("Time left"))
_EVENTS = (Label("Event"), Label("Unit"), Label("Begins"), Label("Where"))


def open_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of what people can take part in now; none where nothing is open."""
    consultations = [
        (state.consultation, state.window) for state in measures.consultations_in(Phase.OPEN)
    ]
    notices = sorted(
        (
            (notice, days)
            for notice in catalog.of(PublicNotice)
            if (days := measures.objections_to(notice.id)) is not None and days.phase is Phase.OPEN
        ),
        key=lambda found: (found[1].closes, found[0].id),
    )
    sections = [
        _windows("comment", Label("Say what you think"), consultations, catalog, measures),
        _windows("object", Label("Object"), notices, catalog, measures),
        BoardSection(
            "events",
            Label("Come along"),
            Grid(
                _EVENTS,
                tuple(
                    (
                        (row(one, catalog, measures),),
                        _unit(one, catalog),
                        (one.starts,),
                        (one.where,),
                    )
                    for one in to_come(catalog, measures)
                ),
            ),
        ),
    ]
    found = board(Label("What you can take part in now, the first to close first."), sections)
    if found is not None:
        yield Page(OPEN_NOW, "board.html", TITLE, "board", found)


def _windows(
    key: str,
    title: Label,
    found: Iterable[tuple[Record, Window]],
    catalog: Catalog,
    measures: Measures,
) -> BoardSection:
    rows = tuple(
        (
            (row(record, catalog, measures),),
            _unit(record, catalog),
            (days.closes,),
            (_left(days),),
        )
        for record, days in found
    )
    return BoardSection(key, title, Grid(_HEADS, rows))


def _left(days: Window) -> Value:
    if days.days_left == 0:
        return OnThisDay(Label("last day today"))
    return OnThisDay(Quiet((Amount(days.days_left, "{number} day left", "{number} days left"),)))


def _unit(record: Record, catalog: Catalog) -> tuple[Value, ...]:
    unit = catalog.registries.units.get(record.unit)
    return (Term(unit.short, unit_address(unit.id)),) if unit is not None else ()
