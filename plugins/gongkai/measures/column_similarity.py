"""Which column the words of a record are like: naive Bayes over pairs of characters (point 33).

Learnt from the column's own records on every run, so that it needs no model file and the same
records always give the same answer. Each record is judged by the others alone. On the 126 records
of the demonstration in the eight columns of eight or more, 99 are likest to their own column; with
the margin of data/filing.yml no record is called misplaced that is not (the nearest has 0.39 of
0.5). Put into each of the seven other columns in turn, 55 % are noticed, and the right column is
named in 90 % of these.
`tests/test_column_similarity.py` measures this anew.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from gongkai.measures.filing import quoted_removed
from gongkai.model.record import Record
from gongkai.model.titles import unmarked

LENGTH = 300
"""Letters at the beginning of a text that are read, beside title and summary."""
UNITS = 3
"""Pairs that fewer units use are words of one subject, not of a kind of document."""
_SMOOTHING = 0.3


@dataclass(frozen=True)
class ColumnSimilarity:
    """How like the words of a record are to those of each column."""

    record: Record
    scores: Mapping[str, float]
    """By column: the mean logarithm of how likely it makes each pair of characters."""

    @property
    def nearest(self) -> str:
        """Return the column whose words are likest."""
        return max(self.scores, key=lambda column: (self.scores[column], column))

    def margin(self, column: str) -> float:
        """Return by how much `nearest` is likelier than `column`, for each pair."""
        return self.scores[self.nearest] - self.scores[column]


class ColumnWording:
    """The pairs of characters that the records of each column use."""

    def __init__(self, records: Iterable[Record], least: int, most: int) -> None:
        """Learn the columns that hold `least` records or more, from the newest `most` of each."""
        held: dict[str, list[Record]] = defaultdict(list)
        for record in sorted(records, key=_age):
            held[record.column].append(record)
        learnt = {column: held[column][-most:] for column in held if len(held[column]) >= least}
        self.columns = sorted(learnt)
        self._sizes = [len(learnt[column]) for column in self.columns]
        self._places = {column: place for place, column in enumerate(self.columns)}
        self._records = [record for column in self.columns for record in learnt[column]]
        # Always in one order, so that sums of fractions are always the same.
        self._pairs = {
            record.id: tuple(dict.fromkeys(pairs_in(record))) for record in self._records
        }
        used: dict[str, dict[str, None]] = defaultdict(dict)
        counts: list[Counter[str]] = [Counter() for _ in self.columns]
        for record in self._records:
            pairs = self._pairs[record.id]
            used[record.unit].update(dict.fromkeys(pairs))
            counts[self._places[record.column]].update(pairs)
        users: Counter[str] = Counter()
        for pairs_of_unit in used.values():
            users.update(pairs_of_unit.keys())
        self._counts = {p: [one[p] for one in counts] for p, n in users.items() if n >= UNITS}
        self._totals = [sum(column) for column in zip(*self._counts.values(), strict=True)]
        self._space = _SMOOTHING * len(self._counts)
        self._base = [log(total + self._space) for total in self._totals]
        self._logs = _Logarithms()
        self._rows = {pair: [self._logs[n] for n in row] for pair, row in self._counts.items()}

    def similarities(self) -> Iterator[ColumnSimilarity]:
        """Yield how like every record of a column that was learnt is to each of them."""
        for record in self._records:
            found = self._similarity(record)
            if found is not None:
                yield found

    def _similarity(self, record: Record) -> ColumnSimilarity | None:
        known = [pair for pair in self._pairs[record.id] if pair in self._rows]
        if not known or len(self.columns) < 2:
            return None
        own = self._places[record.column]
        size = len(known)
        sums = [sum(column) for column in zip(*[self._rows[p] for p in known], strict=True)]
        scores = {
            column: (log(self._sizes[n]) + sums[n]) / size - self._base[n]
            for n, column in enumerate(self.columns)
            if n != own
        }
        # Its own column is judged by the other records there.
        without = sum(self._logs[self._counts[pair][own] - 1] for pair in known)
        rest = log(self._totals[own] - size + self._space)
        scores[record.column] = (log(self._sizes[own] - 1) + without) / size - rest
        return ColumnSimilarity(record, scores)


def _age(record: Record) -> tuple[str, str]:
    return (str(record.day or ""), record.id)


class _Logarithms(dict[int, float]):
    """Smoothed logarithms of counts, filled as counts come up."""

    def __missing__(self, count: int) -> float:
        self[count] = log(count + _SMOOTHING)
        return self[count]


def pairs_in(record: Record) -> Iterator[str]:
    """Yield the pairs of characters that stand together, digits as 0, names of others out.

    The title has a beginning and an end: 的通知 says something only at the end.
    """
    body = record.bodies[record.authoritative]
    title = unmarked(record.title)
    for text in (f"^{title}$", body.summary, body.markdown[:LENGTH]):
        for run in _DIGITS.sub("0", quoted_removed(text)).split():
            yield from map("".join, pairwise(run))


_DIGITS = re.compile(r"\d+")
