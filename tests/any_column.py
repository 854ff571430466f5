"""Catalogs that Hypothesis makes up: records of many kinds that relate to one another."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st

from gongkai.measures.measure import Measures, measure
from gongkai.model.catalog import Catalog
from gongkai.views.decisions import decision_pages
from gongkai.views.directories import directory_pages
from gongkai.views.documents import document_pages
from gongkai.views.explained import explained_pages
from gongkai.views.figures import figure_pages
from gongkai.views.home import home_pages
from gongkai.views.inspection import pages_of
from gongkai.views.open_data import open_data_pages
from gongkai.views.page import Page
from gongkai.views.points import point_pages
from gongkai.views.records import record_pages
from gongkai.views.search import search_pages
from gongkai.views.topics import topic_pages
from gongkai.views.units import unit_pages
from inspections import inspection_of
from small_column import make_catalog, registries

AS_OF = date(2021, 7, 15)
POINTS = [
    {
        "id": "1",
        "responsible": {"units": ["finance"], "sets": ["districts", "departments"]},
        "evidence": [{"kind": "policy"}],
        "rules": ["R1"],
    },
    {"id": "26", "responsible": {"open": ["decision-catalogue"]}, "evidence": [{"kind": "plan"}]},
    {"id": "closing", "responsible": {"sets": ["departments"]}, "awaits": ["dataset"]},
]
REGISTRIES = registries({"points": POINTS})
DAYS = ("2020-12-31", "2021-03-01", "2021-03-01 09:30", "2021-07-15", "2021-09-01")
KINDS = ("policy", "notice", "plan", "cleanup", "interpretation", "feedback", "consultation")
STAGES = ("draft", "consultation", "meeting", "result")
RELATIONS = ("repeals", "amends", "implements", "follows", "suspends", "corrects")
OWN = {"interpretation": "interprets", "feedback": "feedback_on"}
VIEWS = (
    home_pages,
    directory_pages,
    unit_pages,
    decision_pages,
    point_pages,
    document_pages,
    record_pages,
    explained_pages,
    figure_pages,
    topic_pages,
    open_data_pages,
)


def all_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield every page of the site."""
    for view in VIEWS:
        yield from view(catalog, measures)
    yield from pages_of(inspection_of(catalog, AS_OF), catalog, measures, "open")
    yield from search_pages(catalog)


def measured(catalog: Catalog) -> tuple[Catalog, Measures]:
    """Return the catalog as of the day of these tests, with its measures."""
    shown = catalog.until(AS_OF)
    return shown, measure(shown, AS_OF)


@st.composite
def catalogs(draw: st.DrawFn, most: int = 12) -> Catalog:
    """Draw a catalog: some matters with a catalogue, and records that name them and others."""
    units = sorted(REGISTRIES.units)
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
        given.append(_any_record(draw, f"r{number}", units, matters, others))
        others.append(f"r{number}")
    return make_catalog(given, REGISTRIES)


def _any_record(
    draw: st.DrawFn, name: str, units: list[str], matters: list[str], others: list[str]
) -> dict[str, Any]:
    kind = draw(st.sampled_from([k for k in KINDS if others or k not in OWN]))
    record: dict[str, Any] = {
        "id": name,
        "kind": kind,
        "unit": draw(st.sampled_from(units)),
        "published": draw(st.sampled_from(DAYS)),
        "topics": draw(st.lists(st.sampled_from(["transport", "water", "money"]), unique=True)),
        "points": draw(st.sampled_from([[], ["2021/1"]])),
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
