"""What to urge this week, by supervising unit: what is overdue and what is due soon (point 40)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.measures.column_health import REMINDER
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.urging import NEAR, Urged, Urgency, near_until, urged
from gongkai.model.catalog import Catalog
from gongkai.model.units import Unit
from gongkai.model.variants import filled
from gongkai.views import labels
from gongkai.views.addresses import FIGURES, URGE, unit_address
from gongkai.views.alternates import feeds_of, tables_of
from gongkai.views.blocks import Grid, Quiet, Term, Value
from gongkai.views.board import Board, BoardSection
from gongkai.views.compliance import stands
from gongkai.views.owed import OwedRow, owed_row
from gongkai.views.owed_table import TITLE as OWED_TITLE
from gongkai.views.page import Label, Page

TITLE = Label("What to urge this week")
_HEADS = (Label("Unit"), Label("What is owed"), Label("Sort"), Label("State"))


@dataclass(frozen=True)
class UrgedCount:
    """How much is as urgent as this, and where the rows begin."""

    urgency: Urgency
    number: int
    until: date
    """The last of the days on which it is due."""
    address: str


@dataclass(frozen=True)
class UrgedRow:
    """Something to be urged, with who owes it and who supervises them."""

    unit: Unit
    supervisor: Unit
    """The unit itself where none is above it."""
    urged: Urged
    row: OwedRow

    @property
    def key(self) -> str:
        """Return what names it for good: one obligation has one, however it stands."""
        one = self.row.obligation
        parts = (one.kind.value, one.subject.replace("/", "-"), one.part, one.unit)
        return "-".join(part for part in parts if part)


def urge_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of everything that is to be urged; it stays where there is nothing."""
    registries = catalog.registries
    rows = urged_rows(catalog, measures)
    lede = (
        Label("What units owe that is overdue or due soon, by the unit that supervises them.")
        if rows
        else Label("Nothing is overdue, and nothing is due soon.")
    )
    rules = filled((NEAR, REMINDER), registries.rules, registries.units)
    yield Page(
        URGE,
        "board.html",
        TITLE,
        "board",
        Board(lede, tuple(_sections(rows, catalog, measures)), rules),
        sample=bool(rows) and all(found.unit.sample for found in rows),
        alternates=(*feeds_of(URGE, TITLE), *tables_of(FIGURES, OWED_TITLE)),
    )


def urged_rows(catalog: Catalog, measures: Measures) -> list[UrgedRow]:
    """Return everything that is to be urged, in the order of units."""
    units = catalog.registries.units
    return [
        UrgedRow(
            unit,
            units.get(unit.parent or "", unit),
            one,
            owed_row(one.obligation, catalog, measures),
        )
        for unit in units.values()
        for one in urged(unit.id, measures.obligations, catalog, measures.as_of)
    ]


def urged_since(found: Urged, measures: Measures) -> tuple[date, date]:
    """Return since when something is called to mind, and since when it stands as it does."""
    soon = found.due - (measures.obligations.reminded_until - measures.as_of)
    return soon, found.due + timedelta(1) if found.urgency is Urgency.OVERDUE else soon


def urged_counts(
    rows: Sequence[UrgedRow], catalog: Catalog, measures: Measures
) -> tuple[UrgedCount, ...]:
    """Return how much is how urgent, each with the address of its first section."""
    return tuple(
        UrgedCount(
            urgency,
            len(found),
            _until(urgency, catalog, measures),
            f"{URGE}#{_key(found[0])}",
        )
        for urgency in Urgency
        if (found := [row for row in rows if row.urged.urgency is urgency])
    )


def _until(urgency: Urgency, catalog: Catalog, measures: Measures) -> date:
    match urgency:
        case Urgency.OVERDUE:
            return measures.as_of - timedelta(1)
        case Urgency.NEAR:
            return near_until(catalog, measures.as_of)
        case Urgency.SOON:
            return measures.obligations.reminded_until


def _key(row: UrgedRow) -> str:
    """Return the id of the section in which a row stands."""
    return f"{row.supervisor.id}-{row.urged.urgency.value}"


def _sections(
    rows: Sequence[UrgedRow], catalog: Catalog, measures: Measures
) -> Iterator[BoardSection]:
    """Yield what is overdue by supervising unit, then what is due soon."""
    supervisors = {found.supervisor.id: found.supervisor for found in rows}
    for urgency in Urgency:
        until = _until(urgency, catalog, measures)
        for supervisor in supervisors.values():
            mine = [
                found
                for found in rows
                if found.supervisor is supervisor and found.urged.urgency is urgency
            ]
            unit = supervisor.short
            title = (
                Label("{unit}: overdue", {"unit": unit})
                if urgency is Urgency.OVERDUE
                else Label("{unit}: due by {day}", {"unit": unit, "day": until})
            )
            if mine:
                grid = Grid(_HEADS, tuple(_cells(found) for found in mine))
                yield BoardSection(_key(mine[0]), title, grid)


def _cells(found: UrgedRow) -> tuple[tuple[Value, ...], ...]:
    row = found.row
    stage = (Quiet((row.stage,)),) if row.stage is not None else ()
    return (
        (Term(found.unit.short, unit_address(found.unit.id)),),
        (Term(row.what, row.address), *stage),
        (labels.OBLIGATION_KIND[row.obligation.kind],),
        stands(row.obligation.compliance),
    )
