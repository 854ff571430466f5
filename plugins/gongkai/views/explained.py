"""Which documents were explained, and how soon: the list behind the figure (point 23)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.excerpts import LIMIT as EXCERPT_LIMIT
from gongkai.measures.excerpts import excerpts
from gongkai.measures.explained import LIMIT, Explanation, rules_of_scope
from gongkai.measures.explanation_forms import (
    FormShare,
    form_share,
    has_other_form,
    years_explained,
)
from gongkai.measures.measure import Measures
from gongkai.measures.obligations.obligation import MET, Obligation, ObligationKind, ObligationState
from gongkai.measures.obligations.timeliness import Timeliness, timeliness
from gongkai.model.catalog import Catalog
from gongkai.model.variants import FilledRule, filled
from gongkai.views.addresses import EXPLAINED
from gongkai.views.alternates import tables_of
from gongkai.views.page import Label, Page
from gongkai.views.rows import Row, row, rows

TITLE = Label("Documents and their explanations")


@dataclass(frozen=True)
class ExplainedRow:
    """One document with its explanations."""

    explanation: Explanation
    obligation: Obligation | None
    """None where the document did not have to be explained."""
    document: Row
    explanations: tuple[Row, ...]
    follow_ups: frozenset[str]
    """The ids of those that came when the document was in force already."""
    in_other_form: bool | None
    """Whether one of them is in another form than text; None where no rule asks for it."""

    @property
    def on_time(self) -> bool | None:
        """Return whether the first explanation came in time; None where that is not known."""
        if self.obligation is None or self.obligation.state not in MET:
            return None
        return self.obligation.state is ObligationState.DONE


@dataclass(frozen=True)
class ExplainedList:
    """Every document that owes an explanation."""

    rows: tuple[ExplainedRow, ...]
    timeliness: Timeliness
    forms: tuple[FormShare, ...]
    """The share explained in other forms than text, by year, the latest first."""
    excerpts: tuple[Row, ...]
    """The explanations of which too much stands word for word in their documents."""
    rules: tuple[FilledRule, ...]
    """Which documents owe one, and within how many working days."""

    @property
    def follow_ups(self) -> int:
        """Return how many explanations came when their documents were in force already."""
        return len(frozenset().union(*(row.follow_ups for row in self.rows)))


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
    known = measures.every_explanation()
    forms = form_shares(known, catalog)
    scope = rules_of_scope(catalog.registries.rules)
    rules = (*scope, LIMIT, EXCERPT_LIMIT, *dict.fromkeys(share.rule for share in forms))
    return ExplainedList(
        explained_rows(known, catalog, measures),
        timeliness(measures.obligations.of(ObligationKind.EXPLANATION)),
        forms,
        rows(excerpts(catalog, measures), catalog, measures),
        filled(rules, catalog.registries.rules, catalog.registries.units),
    )


def explained_rows(
    explanations: Iterable[Explanation], catalog: Catalog, measures: Measures
) -> tuple[ExplainedRow, ...]:
    """Return documents with their explanations, newest first."""
    known = sorted(explanations, key=lambda e: (e.document.published, e.document.id), reverse=True)
    return tuple(
        ExplainedRow(
            e,
            measures.obligations.one_about(e.document.id, ObligationKind.EXPLANATION),
            row(e.document, catalog, measures),
            rows(e.interpretations, catalog, measures),
            frozenset(one.id for one in e.follow_ups),
            has_other_form(e, catalog),
        )
        for e in known
    )


def form_shares(explanations: Iterable[Explanation], catalog: Catalog) -> tuple[FormShare, ...]:
    """Return the share of each year in which a rule asks for one, the latest first."""
    known = list(explanations)
    shares = (form_share(year, known, catalog) for year in years_explained(known))
    return tuple(share for share in shares if share.wanted is not None)
