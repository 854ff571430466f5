"""Words and pairs of words at what they cost in an input method and in own phrases together."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from gongkai.measures.spelling.segmentation import cut

Costs = tuple[float, float]
"""Cost and back-off of a word."""
OWN_SHARE = 0.2
"""How much of what is likely own phrases say; the input method says the rest."""
DISCOUNT = 0.1
"""What is taken off such a count for the pairs that were not seen."""
LEAST_LIFT = 0.3
"""How much likelier, as a logarithm, a pair is than its words apart, to be kept."""


def own_counts(
    phrases: Iterable[str], words: Mapping[str, Costs]
) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Count the words and the pairs of words of own phrases."""
    costs = {word: cost for word, (cost, _) in words.items()}
    alone: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for phrase in phrases:
        said = cut(phrase, costs)
        alone.update(said)
        pairs.update(pairwise(said))
    return alone, pairs


def mixed(
    words: Mapping[str, Costs],
    pairs: Mapping[tuple[str, str], float],
    counts: tuple[Counter[str], Counter[tuple[str, str]]],
    most: int,
) -> tuple[dict[str, Costs], dict[tuple[str, str], float]]:
    """Return words and pairs at what they cost in the input method and in own phrases together.

    Of the pairs those are kept by which texts would cost most more without them.
    """
    alone, together = counts
    size = alone.total()
    mixed_words = {
        word: (together_as(10**-cost, alone[word] / size), back)
        for word, (cost, back) in words.items()
    }
    weighed: list[tuple[float, tuple[str, str], float]] = []
    for pair in {*pairs, *together}:
        first, second = pair
        if first not in mixed_words or second not in mixed_words:
            continue
        without = mixed_words[second][0] + words[first][1]
        of_method = 10 ** -pairs.get(pair, words[second][0] + words[first][1])
        seen = max(0.0, together[pair] - DISCOUNT)
        cost = together_as(of_method, seen / alone[first] if alone[first] else of_method)
        lift = without - cost
        if lift >= LEAST_LIFT:
            joint = 10 ** -(mixed_words[first][0] + cost)
            weighed.append((joint * lift, pair, cost))
    weighed.sort(reverse=True)
    return mixed_words, {pair: cost for _, pair, cost in weighed[:most]}


def together_as(one: float, own: float) -> float:
    """Return the cost of what is so likely in the input method and so likely in own phrases."""
    return -math.log10(one * (1 - OWN_SHARE) + own * OWN_SHARE)
