"""The share of documents that a unit explains in other forms than text (point 24)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from gongkai.measures.explained import Explanation
from gongkai.measures.explanation_forms import by_unit, form_share, years_explained
from gongkai.measures.obligations.obligation import (
    Compliance,
    Missing,
    Obligation,
    ObligationKind,
    ObligationState,
    by,
)
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText


def form_obligations(
    explanations: Mapping[str, Explanation], catalog: Catalog, as_of: date
) -> Iterator[Obligation]:
    """Yield the share that each unit with explained documents owes, for each year."""
    for unit, found in by_unit(explanations.values()).items():
        for year in years_explained(found):
            share = form_share(year, found, catalog, unit)
            if share.wanted is None:
                continue
            count, of = len(share.in_other_forms), len(share.explained)
            due = date(year, 12, 31)
            missing = tuple(
                Missing(LocalText(zh=document.title), document)
                for document in share.explained
                if document not in share.in_other_forms
            )
            there = share.evidence
            compliance = (
                Compliance(ObligationState.DONE, due, evidence=there, count=count, of=of)
                if share.is_reached
                else replace(by(due, as_of), evidence=there, count=count, of=of, missing=missing)
            )
            yield Obligation(ObligationKind.FORMS, unit, str(year), year, share.rule, compliance)
