"""Figures of the column: what was published when, explained how soon, owed and done by whom."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.measures.completeness import Completeness, completeness
from gongkai.measures.explanation_forms import FormShare, form_share
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import ObligationKind, ObligationState
from gongkai.measures.obligations.timeliness import Timeliness, timeliness
from gongkai.measures.places import PlacesOf, places_by_government
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.units import Unit
from gongkai.views import labels
from gongkai.views.addresses import FIGURES, unit_address
from gongkai.views.alternates import tables_of
from gongkai.views.consultation_strip import consultation_strip
from gongkai.views.explained import form_shares
from gongkai.views.owed import OwedByAll, owed_by_all
from gongkai.views.owed_table import TITLE as OWED_TITLE
from gongkai.views.page import Label, Page
from gongkai.views.pictures import Bar, BarChart, Strip, counted
from gongkai.views.rows import Row, rows

MONTHS = 12
JUDGED = (
    ObligationState.DONE,
    ObligationState.LATE,
    ObligationState.PARTLY,
    ObligationState.DUE,
    ObligationState.OVERDUE,
)
"""The states that say something of a unit; the others say why nothing can be said."""


KEPT = (ObligationState.DONE, ObligationState.LATE)


@dataclass(frozen=True)
class Month:
    """How many records were published in a month."""

    first: date
    count: int


@dataclass(frozen=True)
class Coverage:
    """How many of a unit's measured duties are in which state."""

    unit: Unit
    states: tuple[tuple[ObligationState, int], ...]

    @property
    def total(self) -> int:
        """Return how many duties of the unit are measured."""
        return sum(count for _, count in self.states)

    @property
    def bar(self) -> Bar:
        """Return the same as a drawing."""
        counts = ((state.value, count) for state, count in self.states)
        done = sum(count for state, count in self.states if state in KEPT)
        said = Label("{count} of {total}", {"count": done, "total": self.total})
        return counted(self.unit.short, f"{unit_address(self.unit.id)}#duties", counts, said)


@dataclass(frozen=True)
class Figures:
    """What the page of figures shows."""

    months: tuple[Month, ...]
    coverage: tuple[Coverage, ...]
    judged: tuple[ObligationState, ...]
    """The states that are counted, in their order."""
    has_duties: bool
    """Whether there are key tasks at all."""
    timeliness: Timeliness
    by_unit: tuple[tuple[Unit, Timeliness], ...]
    consultations: Strip | None
    """The consultations of the last twelve months, on a line of time."""
    forms: tuple[FormShare, ...]
    """The share explained in other forms than text, by year."""
    forms_by_unit: tuple[tuple[Unit, FormShare], ...]
    """The same of each unit, in the latest year."""
    places: tuple[PlacesOf, ...]
    """Where one can read and ask, by government."""
    place_types: Mapping[str, LocalText]
    owed: tuple[OwedByAll, ...]
    """What is owed, kind by kind and unit by unit."""
    completeness: tuple[Completeness, ...]
    """Matters and feedback, by unit and in all."""
    behind: tuple[tuple[Label, tuple[Row, ...]], ...]
    """The records that these figures of all units count, by what they are counted as."""

    @property
    def explained(self) -> BarChart:
        """Return the explanations of each unit as a drawing."""
        return BarChart(
            Label("Documents explained on time, by unit"),
            tuple(_explained(unit, found) for unit, found in self.by_unit),
            (("done", Label("Explained on time")), ("rest", Label("Not, or not in time"))),
        )

    @property
    def duties(self) -> BarChart:
        """Return the measured duties of each unit as a drawing."""
        key = tuple((state.value, labels.OBLIGATION[state]) for state in self.judged)
        bars = tuple(found.bar for found in self.coverage)
        return BarChart(Label("Measured duties by unit and state"), bars, key)

    @property
    def published(self) -> int:
        """Return how many records were published in all these months."""
        return sum(month.count for month in self.months)


def figure_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of figures."""
    yield Page(
        FIGURES,
        "figures.html",
        Label("Figures"),
        "figures",
        figures(catalog, measures),
        alternates=tables_of(FIGURES, OWED_TITLE),
    )


def figures(catalog: Catalog, measures: Measures) -> Figures:
    """Return the figures of the build date."""
    units = catalog.registries.units.values()
    known, kind = measures.every_explanation(), ObligationKind.EXPLANATION
    by_unit = [(u, timeliness(measures.obligations.of_unit_and_kind(u.id, kind))) for u in units]
    coverage = [Coverage(unit, _states(unit, measures)) for unit in units]
    complete = completeness(catalog, measures)
    return Figures(
        _months(catalog, measures.as_of),
        tuple(found for found in coverage if found.total),
        JUDGED,
        catalog.registries.has_points,
        timeliness(measures.obligations.of(kind)),
        tuple((unit, found) for unit, found in by_unit if found.owed),
        consultation_strip(measures),
        form_shares(known, catalog),
        _forms_by_unit(catalog, measures),
        places_by_government(catalog, measures.as_of),
        catalog.registries.vocabularies.terms("place_types"),
        owed_by_all(catalog, measures),
        complete,
        _behind(complete, catalog, measures),
    )


def _explained(unit: Unit, found: Timeliness) -> Bar:
    counts = (("done", found.on_time), ("rest", found.owed - found.on_time))
    said = Label("{count} of {total}", {"count": found.on_time, "total": found.owed})
    return counted(unit.short, f"{unit_address(unit.id)}#explained", counts, said)


def _behind(
    found: Sequence[Completeness], catalog: Catalog, measures: Measures
) -> tuple[tuple[Label, tuple[Row, ...]], ...]:
    """Return the records behind the figures of all units, which come first."""
    counted: list[tuple[Label, Iterable[Record]]] = []
    for whole in found[:1]:
        counted = [
            (Label("Matters complete"), whole.complete),
            (
                Label("Matters that lack a stage owed by now"),
                (r for r in whole.matters if r not in whole.complete),
            ),
            (Label("Consultations answered"), whole.answered),
            (
                Label("Consultations whose feedback is overdue"),
                (r for r in whole.asked if r not in whole.answered),
            ),
        ]
    listed = ((label, rows(records, catalog, measures)) for label, records in counted)
    return tuple((label, shown) for label, shown in listed if shown)


def _forms_by_unit(catalog: Catalog, measures: Measures) -> tuple[tuple[Unit, FormShare], ...]:
    """Return the share of each unit in the latest year for which a rule asks for one."""
    latest = next(iter(form_shares(measures.every_explanation(), catalog)), None)
    if latest is None:
        return ()
    shares = (
        (unit, form_share(latest.year, measures.explanations_of(unit.id), catalog, unit.id))
        for unit in catalog.registries.units.values()
    )
    return tuple((unit, share) for unit, share in shares if share.explained)


def _months(catalog: Catalog, as_of: date) -> tuple[Month, ...]:
    """Return the last months up to that of `as_of`, the oldest first; externals do not count."""
    last = as_of.year * 12 + as_of.month - 1
    steps = [divmod(month, 12) for month in range(last - MONTHS + 1, last + 1)]
    return tuple(Month(date(y, m + 1, 1), len(catalog.published_in(y, m + 1))) for y, m in steps)


def _states(unit: Unit, measures: Measures) -> tuple[tuple[ObligationState, int], ...]:
    counts = Counter(cell.state for cell in measures.obligations.cells_of_unit(unit.id))
    return tuple((state, counts[state]) for state in JUDGED)
