"""Which documents were explained, and how soon: the list behind the figure (point 23)."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.explained import LIMIT, SCOPE, Explanation, Timeliness, timeliness
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.variants import ToldRule, told
from gongkai.views.addresses import EXPLAINED
from gongkai.views.alternates import tables_of
from gongkai.views.page import Label, Page
from gongkai.views.rows import Row, row, rows

TITLE = Label("Documents and their explanations")


@dataclass(frozen=True)
class ExplainedRow:
    """One document with its explanations."""

    explanation: Explanation
    document: Row
    explanations: tuple[Row, ...]


@dataclass(frozen=True)
class ExplainedList:
    """Every document that owes an explanation."""

    rows: tuple[ExplainedRow, ...]
    timeliness: Timeliness
    rules: tuple[ToldRule, ...]
    """Which documents owe one, and within how many working days."""


def explained_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the list of documents that owe an explanation."""
    yield Page(
        EXPLAINED,
        "explained.html",
        TITLE,
        "explained",
        explained_list(catalog, measures),
        alternates=tables_of(EXPLAINED, TITLE),
    )


def explained_list(catalog: Catalog, measures: Measures) -> ExplainedList:
    """Return the documents that owe an explanation, newest first."""
    known = sorted(
        measures.explanations.values(), key=lambda e: (e.document.published, e.document.id)
    )
    return ExplainedList(
        tuple(
            ExplainedRow(
                e, row(e.document, catalog, measures), rows(e.interpretations, catalog, measures)
            )
            for e in reversed(known)
        ),
        timeliness(known, measures.as_of),
        told((SCOPE, LIMIT), catalog.registries.rules, catalog.registries.units),
    )
