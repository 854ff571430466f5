"""How a text falls into words at the least cost (Viterbi)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.measures.spelling.language_model import LONGEST, LanguageModel

_KEPT = 8
"""Ways kept at each place; the best of them ends in one of these in all but odd texts."""
_NOTHING = -1
Edge = tuple[int, float]
"""A word that could stand somewhere, and what it costs to take it for what is written."""


class PartWay(NamedTuple):
    """One way to read a text up to somewhere."""

    cost: float
    start: int
    """Where its last word begins."""
    before: int
    """The word before."""


class Segmentation(NamedTuple):
    """The words of a text."""

    cost: float
    words: Sequence[tuple[int, int, int]]
    """Where each begins and ends, and its number; negative for a character that is no word."""


def segmented(
    text: str, model: LanguageModel, others: Mapping[tuple[int, int], Sequence[Edge]] = {}
) -> Segmentation:
    """Return the cheapest reading of a text.

    `others` are words that could have been meant between two places, each with a penalty.
    """
    numbers, cost = model.words, model.cost
    size = len(text)
    ways: list[dict[int, PartWay]] = [{} for _ in range(size + 1)]
    ways[0][_NOTHING] = PartWay(0.0, 0, _NOTHING)
    for start in range(size):
        here = sorted(ways[start].items(), key=lambda way: way[1].cost)[:_KEPT]
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            word = numbers.get(text[start:end], _NOTHING)
            edges = [(word, 0.0)] if word >= 0 or end == start + 1 else []
            edges += others.get((start, end), ())
            there = ways[end]
            for word, penalty in edges:
                total, before = min((way.cost + cost(last, word), last) for last, way in here)
                known = there.get(word)
                if known is None or total + penalty < known.cost:
                    there[word] = PartWay(total + penalty, start, before)
    return _traced(ways)


def _traced(ways: Sequence[Mapping[int, PartWay]]) -> Segmentation:
    end = len(ways) - 1
    word, way = min(ways[end].items(), key=lambda one: one[1].cost)
    total = way.cost
    words: list[tuple[int, int, int]] = []
    while end:
        way = ways[end][word]
        words.append((way.start, end, word))
        end, word = way.start, way.before
    return Segmentation(total, words[::-1])
