"""Columns that Hypothesis makes up: registries with and without what a column may lack, and
records of many kinds that relate to one another."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from inspect import getmembers, isfunction, signature
from pkgutil import iter_modules
from typing import Any, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel

from gongkai import views
from gongkai.measures.measure import Measures, measure
from gongkai.model.catalog import Catalog
from gongkai.model.indicators import IndicatorRegistry
from gongkai.model.points import PointYear
from gongkai.model.registries import Registries
from gongkai.model.statutory import StatutoryRegistry
from gongkai.model.vocabularies import Vocabularies
from gongkai.model.working_days import WorkingDays
from gongkai.views.inspection import pages_of
from gongkai.views.page import Page
from inspections import inspection_of
from small_column import make_catalog, registries

M = TypeVar("M", bound=BaseModel)
AS_OF = date(2021, 7, 15)
POINTS = [
    {
        "id": "1",
        "columns": ["policies"],
        "responsible": {"units": ["finance"], "sets": ["districts", "departments"]},
        "evidence": [{"kind": "policy"}],
        "rules": ["R1"],
    },
    {"id": "26", "responsible": {"open": ["decision-catalogue"]}, "evidence": [{"kind": "plan"}]},
    {"id": "closing", "responsible": {"sets": ["departments"]}, "evidence": [{"kind": "dataset"}]},
]
REGISTRIES = registries({"points": POINTS})
DAYS = ("2020-12-31", "2021-03-01", "2021-03-01 09:30", "2021-07-15", "2021-09-01")
KINDS = ("policy", "notice", "plan", "cleanup", "interpretation", "feedback", "consultation")
STAGES = ("draft", "consultation", "meeting", "result")
RELATIONS = ("repeals", "amends", "implements", "follows", "suspends", "corrects")
OWN = {"interpretation": "interprets", "feedback": "feedback_on"}
View = Callable[..., Iterable[Page]]
Made = TypeVar("Made")


def _views() -> Iterator[View]:
    """Yield every function of views/ that makes pages of a catalog, or of its measures too."""
    for module in iter_modules(views.__path__, f"{views.__name__}."):
        for name, found in getmembers(import_module(module.name), isfunction):
            made_here = found.__module__ == module.name and name.endswith("_pages")
            if made_here and not name.startswith("_") and _needs(found) <= {"catalog", "measures"}:
                yield found


def _needs(view: Callable[..., object]) -> set[str]:
    """Return the parameters that a call must name."""
    return {name for name, of in signature(view).parameters.items() if of.default is of.empty}


VIEWS: tuple[View, ...] = tuple(_views())


def _with_points(known: Registries, points: Mapping[int, PointYear]) -> Registries:
    return replace(known, points=points, columns=_changed(known.columns, points=()))


def _without_sets(known: Registries) -> Registries:
    points = {number: _of_no_set(year) for number, year in known.points.items()}
    return replace(known, sets={}, units=_changed(known.units, sets=()), points=points)


def _of_no_set(year: PointYear) -> PointYear:
    points = [
        point.model_copy(update={"responsible": point.responsible.model_copy(update={"sets": ()})})
        for point in year.points
    ]
    return year.model_copy(update={"points": tuple(points)})


def _changed(entries: Mapping[str, M], **keys: object) -> dict[str, M]:
    return {name: entry.model_copy(update=keys) for name, entry in entries.items()}


def _without_terms(known: Registries, vocabulary: str) -> Registries:
    terms = {**known.vocabularies.root, vocabulary: {}}
    return replace(known, vocabularies=Vocabularies.model_validate(terms))


LACKS: dict[str, Callable[[Registries], Registries]] = {
    "points": lambda known: _with_points(known, {}),
    "points of a year": lambda known: _with_points(known, _changed(known.points, points=())),
    "sets": _without_sets,
    "samples": lambda known: replace(
        known, units={unit.id: unit for unit in known.units.values() if not unit.sample}
    ),
    "calendars": lambda known: replace(known, calendar=WorkingDays({})),
    "indicators": lambda known: replace(known, indicators=IndicatorRegistry()),
    "statutory": lambda known: replace(known, statutory=StatutoryRegistry()),
    "rules": lambda known: replace(known, rules={}, columns=_changed(known.columns, basis=())),
    "topics": lambda known: _without_terms(known, "topics"),
    "life events": lambda known: _without_terms(known, "life_events"),
}
"""What a column may do without, as far as pages show it, and the registries without it."""


def all_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield every page of the site."""
    for pages in pages_by_view(catalog, measures).values():
        yield from pages


def call(
    view: Callable[..., Iterable[Made]], catalog: Catalog, measures: Measures
) -> Iterable[Made]:
    """Return what a view makes of what it needs."""
    known = {"catalog": catalog, "measures": measures}
    return view(**{name: known[name] for name in _needs(view)})


def pages_by_view(catalog: Catalog, measures: Measures) -> dict[str, list[Page]]:
    """Return the pages of the site by what makes them, as hooks have it."""
    made = {view.__name__: list(call(view, catalog, measures)) for view in VIEWS}
    made["inspection_pages"] = list(
        pages_of(inspection_of(catalog, AS_OF), catalog, measures, "open")
    )
    return made


def measured(catalog: Catalog) -> tuple[Catalog, Measures]:
    """Return the catalog as of the day of these tests, with its measures."""
    shown = catalog.until(AS_OF)
    return shown, measure(shown, AS_OF)


@st.composite
def any_registries(draw: st.DrawFn) -> Registries:
    """Draw registries that lack some of what a column may do without."""
    known = REGISTRIES
    for name in draw(st.lists(st.sampled_from(list(LACKS)), unique=True)):
        known = LACKS[name](known)
    return known


@st.composite
def catalogs(draw: st.DrawFn, most: int = 12) -> Catalog:
    """Draw a catalog: some matters with a catalogue, and records that name them and others."""
    known = draw(any_registries())
    units = sorted(known.units)
    matters = [f"m{number}" for number in range(draw(st.integers(0, 3)))]
    given = [
        {
            "id": matter,
            "kind": "decision",
            "unit": draw(st.sampled_from(units)),
            "procedures": draw(st.lists(st.sampled_from(STAGES), unique=True)),
        }
        for matter in matters
    ]
    if matters:
        given.append({"id": "list", "kind": "catalogue", "items": matters})
    others: list[str] = []
    for number in range(draw(st.integers(0, most))):
        given.append(_any_record(draw, f"r{number}", known, matters, others))
        others.append(f"r{number}")
    return make_catalog(given, known)


def _any_record(
    draw: st.DrawFn, name: str, known: Registries, matters: list[str], others: list[str]
) -> dict[str, Any]:
    topics = sorted(known.vocabularies.terms("topics"))
    points = [[], ["2021/1"]] if known.has_points else [[]]
    kind = draw(st.sampled_from([k for k in KINDS if others or k not in OWN]))
    record: dict[str, Any] = {
        "id": name,
        "kind": kind,
        "unit": draw(st.sampled_from(sorted(known.units))),
        "published": draw(st.sampled_from(DAYS)),
        "topics": draw(st.lists(st.sampled_from(topics), unique=True) if topics else st.just([])),
        "points": draw(st.sampled_from(points)),
        "text": "[a unit](unit:finance), [a section](column:policies)",
    }
    some = st.lists(st.sampled_from(others), unique=True, max_size=2) if others else st.just([])
    for relation in draw(st.lists(st.sampled_from(RELATIONS), unique=True, max_size=2)):
        record[relation] = draw(some)
    if kind in OWN:
        record[OWN[kind]] = [draw(st.sampled_from(others))]
    if matters:
        record["fulfils"] = [
            {"matter": matter, "stage": draw(st.sampled_from(STAGES))}
            for matter in draw(st.lists(st.sampled_from(matters), unique=True))
        ]
    if draw(st.integers(0, 5)) == 0:
        record["withdrawn"] = {"date": "2021-07-01", "reason": "error"}
    return record
