"""Accident files with their steps (point 20)."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.accidents import FOLLOW_UP, INVESTIGATION, PUBLICATION
from gongkai.measures.obligations.obligation import ObligationKind
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.accident import STEPS, Accident
from gongkai.model.record_index import newest_first
from gongkai.model.variants import filled
from gongkai.views.addresses import ACCIDENTS
from gongkai.views.blocks import Grid, Term, Value
from gongkai.views.board import BoardSection, board
from gongkai.views.compliance import stands
from gongkai.views.page import Label, Page
from gongkai.views.rows import row

TITLE = Label("Accident files")
_RULES = (INVESTIGATION, PUBLICATION, FOLLOW_UP)
_HEADS = (Label("Accident"), Label("Grade"), Label("Happened on"), *STEPS.values())


def accident_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of all files; a column without any has none."""
    registries = catalog.registries
    grades = registries.vocabularies.terms("accident_grades")
    rows: tuple[tuple[tuple[Value, ...], ...], ...] = tuple(
        (
            (row(one, catalog, measures),),
            (Term(grades[one.grade]),),
            (one.occurred,),
            *(_step(one, step, catalog, measures) for step in STEPS),
        )
        for one in newest_first(catalog.of(Accident))
    )
    lede = Label(
        "What was found out about each accident, who was held to account, and whether what was to "
        "be put right was. People appear by role only."
    )
    found = board(
        lede,
        [BoardSection("files", TITLE, Grid(_HEADS, rows))],
        filled(_RULES, registries.rules, registries.units),
    )
    if found is not None:
        yield Page(ACCIDENTS, "board.html", TITLE, "board", found)


def _step(accident: Accident, step: str, catalog: Catalog, measures: Measures) -> tuple[Value, ...]:
    owed = measures.obligations.about(accident.id, ObligationKind.ACCIDENT)
    one = next(one for one in owed if one.part == step)
    documents = (row(record, catalog, measures) for record in one.compliance.evidence)
    return (*stands(one.compliance), *documents)
