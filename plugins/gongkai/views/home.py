"""Home: what is open for comment, what is new, what is owed, and the doors to the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.column_health import site_updated
from gongkai.measures.consultations import ConsultationState
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.measures.windows import Phase
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.local_text import LocalText
from gongkai.model.site import SiteRegistry
from gongkai.model.units import Unit
from gongkai.views.addresses import HOME, record_address
from gongkai.views.alternates import feeds_of
from gongkai.views.consultations import consultation_column
from gongkai.views.datasets import whole_site
from gongkai.views.decisions import YearOfDecisions, decision_years
from gongkai.views.directories import ColumnTree, column_tree
from gongkai.views.page import Label, Page
from gongkai.views.progress import Progress, progress
from gongkai.views.rows import Row, row, rows, title_of
from gongkai.views.urge import UrgedCount, UrgedRow, urged_counts, urged_rows

NEWEST = 4
"""How many documents, and how many things owed, home shows: they fit one screen of a laptop."""
PAIRS = 5
"""How many documents with their explanation home shows."""


@dataclass(frozen=True)
class Pair:
    """A document and its newest explanation."""

    document: Row
    explanation: Row


@dataclass(frozen=True)
class TermCount:
    """A topic or life event, with how many records have it."""

    key: str
    name: LocalText
    count: int


@dataclass(frozen=True)
class Home:
    """What is on the first page."""

    site: SiteRegistry
    doors: tuple[DisclosureColumn, ...]
    tree: ColumnTree
    consultations: DisclosureColumn | None
    """Where consultations are published; None where nowhere."""
    open: tuple[tuple[ConsultationState, LocalText, str, Unit], ...]
    newest: tuple[Row, ...]
    urged: tuple[UrgedCount, ...]
    """How much is overdue and how much is due soon."""
    urgent: tuple[UrgedRow, ...]
    """The longest overdue of each kind, then what is due first."""
    topics: tuple[TermCount, ...]
    life: tuple[TermCount, ...]
    pairs: tuple[Pair, ...]
    decisions: YearOfDecisions | None
    progress: tuple[Progress, ...]
    districts: tuple[Unit, ...]
    units: int
    documents: int


def home_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the first page."""
    registries = catalog.registries
    latest = catalog.latest(NEWEST)
    urged = urged_rows(catalog, measures)
    years = decision_years(catalog, measures)
    yield Page(
        HOME,
        "home.html",
        Label("Home"),
        "home",
        Home(
            registries.site,
            tuple(column for column in registries.columns.values() if column.door),
            column_tree(catalog),
            consultation_column(registries),
            _open(catalog, measures),
            rows(latest, catalog, measures),
            urged_counts(urged, catalog, measures),
            _most_urgent(urged),
            _terms(catalog, "topics"),
            _terms(catalog, "life_events"),
            _pairs(catalog, measures),
            years[0] if years else None,
            tuple(progress(year, catalog, measures) for year in registries.points.values()),
            tuple(u for u in registries.units.values() if u.type == "government" and not u.sample),
            sum(not unit.sample for unit in registries.units.values()),
            len(catalog.documents()),
        ),
        alternates=(*feeds_of(HOME, Label("All new records")), *whole_site()),
        updated=site_updated(catalog, measures.as_of),
    )


def _open(
    catalog: Catalog, measures: Measures
) -> tuple[tuple[ConsultationState, LocalText, str, Unit], ...]:
    """Return the consultations that are open, the first to close first."""
    return tuple(
        (s, title_of(s.consultation), record_address(s.consultation), _unit(s, catalog))
        for s in measures.consultations_in(Phase.OPEN)
    )


def _most_urgent(urged: Iterable[UrgedRow]) -> tuple[UrgedRow, ...]:
    """Return what is most urgent, of each kind of duty one: twelve late reports tell one thing."""
    first: dict[ObligationKind, UrgedRow] = {}
    for one in sorted(urged, key=lambda one: one.urged.due):
        first.setdefault(one.row.obligation.kind, one)
    return tuple(first.values())[:NEWEST]


def _unit(state: ConsultationState, catalog: Catalog) -> Unit:
    return catalog.registries.units[state.consultation.unit]


def _terms(catalog: Catalog, vocabulary: str) -> tuple[TermCount, ...]:
    """Return the terms that records have, in the vocabulary's order."""
    terms = catalog.registries.vocabularies.terms(vocabulary)
    counts = {key: len(catalog.of_term(vocabulary, key)) for key in terms}
    return tuple(TermCount(key, name, counts[key]) for key, name in terms.items() if counts[key])


def _pairs(catalog: Catalog, measures: Measures) -> tuple[Pair, ...]:
    return tuple(
        Pair(row(e.document, catalog, measures), row(e.interpretations[-1], catalog, measures))
        for e in measures.last_explained(PAIRS)
    )
