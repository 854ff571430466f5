"""Explanations that are cut out of their documents (point 24; R80)."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.measures.measure import Measures
from gongkai.measures.text_overlap import excerpt_share
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.interpretation import Interpretation
from gongkai.model.record import Record

LIMIT = "R80"
"""The rule that says from which share on an explanation is an excerpt."""


@dataclass(frozen=True)
class Overlap:
    """How much of an explanation stands word for word in its documents, from 0 to 1."""

    share: float
    limit: float
    """From which share on it is an excerpt."""

    @property
    def is_excerpt(self) -> bool:
        """Return whether too much of it does."""
        return self.share >= self.limit


def overlap(explanation: Interpretation, catalog: Catalog) -> Overlap | None:
    """Return how much of an explanation stands in its documents.

    None where it is too short to judge, where a document is not here, or where no rule says.
    """
    documents = [catalog.get(reference.doc) for reference in explanation.interprets]
    rule = catalog.registries.rule(LIMIT, explanation.published.day, explanation.unit)
    if rule is None or rule.share is None or None in documents:
        return None
    texts = [_text(record) for record in documents if record is not None]
    share = excerpt_share(_text(explanation), texts)
    return Overlap(share, rule.share) if share is not None else None


def excerpts(catalog: Catalog, measures: Measures) -> Iterator[Record]:
    """Yield the explanations that are excerpts; `measures` are those of the catalog."""
    for explanation in catalog.of(Interpretation):
        found = measures.once(_overlap, explanation, catalog)
        if found is not None and found.is_excerpt:
            yield explanation


def _overlap(explanation: Interpretation, catalog: Catalog, _: Measures) -> Overlap | None:
    return overlap(explanation, catalog)


def _text(record: Record) -> str:
    return record.bodies[record.authoritative].markdown
