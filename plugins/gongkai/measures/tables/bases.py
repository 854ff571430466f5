"""Documents on which rows rest and that ended, as a whole or in the articles that are cited."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from gongkai.measures.tables.names import TableNames
from gongkai.measures.validity import ENDED, ENDINGS, State, Validity, validity
from gongkai.model.articles import articles_in
from gongkai.model.record import Record


@dataclass(frozen=True)
class EndedBasis:
    """A document that had ended on a day."""

    basis: Record
    articles: str
    """Those that ended and of which some are cited, where the others are in force; empty where the
    whole did."""
    state: State
    since: date | None
    """The first day on which it bound nobody any more."""


@dataclass
class Bases:
    """Finds the documents that cells name, and what had become of them on a day."""

    names: TableNames
    _known: dict[tuple[str, date], Validity] = field(default_factory=dict)

    def ended(self, text: str, on: date) -> Iterator[EndedBasis]:
        """Yield what a cell cites that was not in force any more on a day."""
        for basis, said in self.names.cited(text):
            known = self._validity(basis, on)
            if known.state in ENDED:
                yield EndedBasis(basis, "", known.state, known.over_from)
            elif known.state is State.PARTLY:
                yield from _partly(basis, known, articles_in(said))

    def _validity(self, basis: Record, on: date) -> Validity:
        key = basis.id, on
        if key not in self._known:
            self._known[key] = validity(basis, self.names.catalog, on)
        return self._known[key]


def _partly(basis: Record, known: Validity, cited: frozenset[int]) -> Iterator[EndedBasis]:
    for link in known.causes:
        gone = link.articles or ""
        if cited & articles_in(gone) and link.relation in ENDINGS:
            yield EndedBasis(basis, gone, ENDINGS[link.relation], link.since)
