"""What is owed, obligation by obligation: the rows of a unit's page and of an export."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import Obligation, ObligationKind, ObligationState
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.registries import Registries
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import (
    column_address,
    point_address,
    record_address,
    unit_address,
)
from gongkai.views.page import Label, Title
from gongkai.views.progress import counted_states
from gongkai.views.rows import Row, rows, title_of

Counts = tuple[tuple[ObligationState, int], ...]
"""How many obligations are in which state."""

ASKING_FIRST = (
    ObligationState.OVERDUE,
    ObligationState.PARTLY,
    ObligationState.DUE,
    ObligationState.LATE,
    ObligationState.DONE,
    ObligationState.WITHHELD,
    ObligationState.NOT_COMPUTED,
    ObligationState.ELSEWHERE,
    ObligationState.DECLARED,
    ObligationState.NO_RECORDS,
    ObligationState.UNITS_UNKNOWN,
    ObligationState.NOT_APPLICABLE,
)
"""The states in the order of a unit's page: what asks for something comes first."""
SHOWN_ELSEWHERE = (ObligationKind.DELIVERABLE, ObligationKind.EXPLANATION)
"""What has a table of its own on a unit's page."""


@dataclass(frozen=True)
class OwedRow:
    """One obligation with the places that it leads to."""

    obligation: Obligation
    what: Title
    address: str
    """Where what it is about stands."""
    stage: Label | None
    points: tuple[tuple[str, str], ...]
    """The key tasks that rest on it, with their addresses."""
    evidence: tuple[Row, ...]


@dataclass(frozen=True)
class OwedOfKind:
    """What a unit owes of one kind."""

    kind: ObligationKind
    counts: Counts
    rows: tuple[OwedRow, ...]


@dataclass(frozen=True)
class OwedByAll:
    """What all units together owe of one kind, and each of them."""

    kind: ObligationKind
    counts: Counts
    by_unit: tuple[tuple[Unit, Counts], ...]


def owed_by_unit(unit: Unit, catalog: Catalog, measures: Measures) -> tuple[OwedOfKind, ...]:
    """Return what a unit owes beside what has a table of its own, kind by kind, late first.

    Stages that do not apply to a matter are no rows.
    """
    found = []
    for kind in ObligationKind:
        owed = _applying(measures.obligations.of_unit_and_kind(unit.id, kind))
        if owed and kind not in SHOWN_ELSEWHERE:
            owed.sort(key=_urgency)
            shown = tuple(owed_row(one, catalog, measures) for one in owed)
            found.append(OwedOfKind(kind, counted(owed), shown))
    return tuple(sorted(found, key=lambda of_kind: _urgency(of_kind.rows[0].obligation)))


def _urgency(one: Obligation) -> int:
    return ASKING_FIRST.index(one.state)


def owed_by_all(catalog: Catalog, measures: Measures) -> tuple[OwedByAll, ...]:
    """Return what all units owe, kind by kind, beside the deliverables of key tasks."""
    return tuple(_owed_by_all(catalog.registries, measures))


def _owed_by_all(registries: Registries, measures: Measures) -> Iterator[OwedByAll]:
    for kind in ObligationKind:
        owed = _applying(measures.obligations.of(kind))
        if owed and kind is not ObligationKind.DELIVERABLE:
            by_unit = tuple(
                (unit, counted(mine))
                for unit in registries.units.values()
                if (mine := _applying(measures.obligations.of_unit_and_kind(unit.id, kind)))
            )
            yield OwedByAll(kind, counted(owed), by_unit)


def _applying(owed: Iterable[Obligation]) -> list[Obligation]:
    return [one for one in owed if one.state is not ObligationState.NOT_APPLICABLE]


def counted(owed: Iterable[Obligation]) -> Counts:
    """Return how many obligations are in which state, in the order of the states."""
    return counted_states(one.state for one in owed)


def owed_row(one: Obligation, catalog: Catalog, measures: Measures) -> OwedRow:
    """Return one obligation with the places that it leads to."""
    what, address = _subject(one, catalog)
    return OwedRow(
        one,
        what,
        address,
        labels.PART.get(one.part),
        tuple(
            (point, point_address(point))
            for point in measures.obligations.points_of(one.kind, one.subject, one.year)
        ),
        rows(one.compliance.evidence, catalog, measures),
    )


def _subject(one: Obligation, catalog: Catalog) -> tuple[Title, str]:
    """Return what an obligation is about, and where that stands."""
    match one.kind:
        case ObligationKind.FORMS:
            title = Label("Documents explained in {year}", {"year": one.year})
            return title, f"{unit_address(one.unit)}#explained"
        case ObligationKind.CATALOGUE:
            title = Label("Catalogue of decisions of {year}", {"year": one.year})
            return title, unit_address(one.unit)
        case ObligationKind.REPORT:
            return Label("Report on disclosure in {year}", {"year": one.year}), unit_address(
                one.unit
            )
        case ObligationKind.WORK_PLAN:
            return Label("Work plan for {year}", {"year": one.year}), unit_address(one.unit)
        case ObligationKind.OUTCOME:
            title = Label("What became of the key tasks of {year}", {"year": one.year})
            return title, unit_address(one.unit)
        case ObligationKind.DELIVERABLE:
            address = f"{point_address(one.subject)}#{one.unit}"
            return one.what or LocalText(zh=one.subject), address
        case ObligationKind.COLUMN:
            return catalog.registries.columns[one.subject].name, column_address(one.subject)
    record = catalog[one.subject]
    return title_of(record), record_address(record)
