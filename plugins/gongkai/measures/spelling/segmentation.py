"""How a text falls into words at the least cost (Viterbi)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gongkai.measures.spelling.language_model import LONGEST, UNKNOWN, LanguageModel

_KEPT = 8
"""Ways kept at each place; the best of them ends in one of these in all but odd texts."""
_NOTHING = -1
Edge = tuple[int, float]
"""A word that could stand somewhere, and what it costs to take it for what is written."""
_PartWay = tuple[float, int, int]
"""What it costs to read a text up to somewhere, where its last word begins, and the word before.
No class: most of the time goes into making and comparing these."""


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
    ways: list[dict[int, _PartWay]] = [{} for _ in range(size + 1)]
    ways[0][_NOTHING] = (0.0, 0, _NOTHING)
    for start in range(size):
        here = [(way[0], word) for word, way in ways[start].items()]
        here = sorted(here)[:_KEPT] if len(here) > _KEPT else here
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            word = numbers.get(text[start:end], _NOTHING)
            edges = [(word, 0.0)] if word >= 0 or end == start + 1 else []
            edges += others.get((start, end), ())
            there = ways[end]
            for word, penalty in edges:
                total, before = min([(done + cost(last, word), last) for done, last in here])
                if word not in there or total + penalty < there[word][0]:
                    there[word] = (total + penalty, start, before)
    return _traced(ways)


def _traced(ways: Sequence[Mapping[int, _PartWay]]) -> Segmentation:
    end = len(ways) - 1
    word = min(ways[end], key=lambda one: ways[end][one][0])
    total = ways[end][word][0]
    words: list[tuple[int, int, int]] = []
    while end:
        _, start, before = ways[end][word]
        words.append((start, end, word))
        end, word = start, before
    return Segmentation(total, words[::-1])


def cut(run: str, costs: Mapping[str, float]) -> Sequence[str]:
    """Return the words of a text, by what each costs alone: quicker, and mostly the same."""
    least, sizes = [0.0], [1]
    for end in range(1, len(run) + 1):
        best, chosen = least[-1] + costs.get(run[end - 1], UNKNOWN), 1
        for size in range(2, min(LONGEST, end) + 1):
            cost = costs.get(run[end - size : end])
            if cost is not None and least[end - size] + cost < best:
                best, chosen = least[end - size] + cost, size
        least.append(best)
        sizes.append(chosen)
    words: list[str] = []
    end = len(run)
    while end:
        words.append(run[end - sizes[end] : end])
        end -= sizes[end]
    return words[::-1]
