"""Words that were probably meant where others are written, weighed by evidence on both sides."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, get_args

from gongkai.measures.spelling.confusions import Confusions, How
from gongkai.measures.spelling.language_model import LONGEST, LanguageModel, language_model
from gongkai.measures.spelling.misspelling import Misspelling
from gongkai.measures.spelling.segmentation import Edge, segmented

EVIDENCE = (
    "gain",
    *get_args(How),
    "two characters",
    "three characters",
    "written is a word",
    "written word in official texts",
    "written pairs",
    "written threes",
    "written fours",
    "meant pairs, least",
    "meant pairs, most",
    "meant threes",
    "meant fours",
    "meant word in official texts",
    "meant word alone",
    "at an end",
)
"""What speaks for a slip: how much cheaper the text would be read, how the slip came about, and how
often the characters around it stand together in official texts, as written and as meant."""
LEAST = 1.0
"""Odds from which a slip is told. Reports that were left out of the model have 3.7 such places in
100,000 characters, real titles 1.2; bench/spelling_weights.py prints what other odds give."""
LEAST_OF_WORD = 2.5
"""The same where what is written is a word as well: 出线 may be meant, and 出现 is commoner."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")
_PENALTY = 2.0
"""What a slip costs, as a logarithm: what gains less is not weighed at all."""
_COMMON = 5.4
"""What words cost at most, as a logarithm, between which no slip is looked for: half of the time
goes into such places, and three in a hundred of the slips that are found without this rule."""
_AROUND = 7
"""Characters on either side of two that do not go together, which are read with them."""


class Substitution(NamedTuple):
    """A word that was taken for another."""

    start: int
    end: int
    at: int
    """Where the wrong character is."""
    meant: str
    how: How


class Weighed(NamedTuple):
    """A substitution, with what speaks for it."""

    start: int
    written: str
    meant: str
    evidence: Sequence[float]
    """In the order of `EVIDENCE`."""


def misspellings(text: str, model: LanguageModel | None = None) -> Iterator[Misspelling]:
    """Yield what is probably misspelt in a text."""
    model = model or language_model()
    for found in candidates(text, model):
        least = LEAST_OF_WORD if found.written in model.words else LEAST
        if odds_of(found.evidence, model.about["weights"]) >= least:
            yield Misspelling(found.start, found.written, found.meant)


def odds_of(evidence: Sequence[float], weights: Mapping[str, float]) -> float:
    """Return the logarithm of how much likelier a slip is than none, by what speaks for it."""
    pairs = zip(EVIDENCE, evidence, strict=True)
    return weights["bias"] + sum(weights[name] * value for name, value in pairs)


def candidates(text: str, model: LanguageModel) -> Iterator[Weighed]:
    """Yield the words that could have been meant in a text, where characters do not go together."""
    for run in _CHINESE.finditer(text):
        for slip in _likeliest(run[0], model):
            evidence = _evidence(run[0], slip, model)
            written = run[0][slip.start : slip.end]
            yield Weighed(run.start() + slip.start, written, slip.meant, evidence)


def _likeliest(run: str, model: LanguageModel) -> Iterator[Substitution]:
    """Yield the slips with which a run of characters is read at less cost than without."""
    read = 0
    for at in range(len(run) - 1):
        if at < read or model.together(run[at : at + 2]) or _is_between_words(run, at, model):
            continue
        first, last = max(0, at - _AROUND), at + 2 + _AROUND
        slips = _slips(run, at, model)
        others: dict[tuple[int, int], list[Edge]] = defaultdict(list)
        for start, end, word in slips:
            others[start - first, end - first].append((word, _PENALTY))
        reading = segmented(run[first:last], model, others).words if slips else ()
        for start, end, word in reading:
            slip = slips.get((first + start, first + end, word))
            if slip is not None and slip.start >= read:
                yield slip
                read = slip.end


def _is_between_words(run: str, at: int, model: LanguageModel) -> bool:
    """Return whether a common word ends in the first of two characters, and another begins."""
    if not 0 < at < len(run) - 2:
        return False
    words = [model.words.get(run[start : start + 2], -1) for start in (at - 1, at + 1)]
    return all(word >= 0 and model.alone(word) < _COMMON for word in words)


def _slips(
    run: str, pair: int, model: LanguageModel
) -> Mapping[tuple[int, int, int], Substitution]:
    """Return the slips with which one of two characters may have been written.

    By where the word that was meant begins and ends, and its number.
    """
    confusions = _confusions(model)
    return {
        (start, end, model.words[word]): Substitution(start, end, at, word, how)
        for at in (pair, pair + 1)
        for start in range(max(0, at - LONGEST + 1), at + 1)
        for end in range(max(at + 1, start + 2), min(len(run), start + LONGEST) + 1)
        for word, how in confusions.meant(run[start:end], at - start)
    }


@cache
def _confusions(model: LanguageModel) -> Confusions:
    return Confusions(model)


def _evidence(run: str, slip: Substitution, model: LanguageModel) -> Sequence[float]:
    start, end = slip.start, slip.end
    written, corrected = run[start:end], run[:start] + slip.meant + run[end:]
    around = slice(max(0, start - _AROUND), end + _AROUND)
    gain = segmented(run[around], model).cost - segmented(corrected[around], model).cost
    return (
        gain,
        *(float(slip.how == how) for how in get_args(How)),
        float(len(written) == 2),
        float(len(written) == 3),
        float(written in model.words),
        model.together(written),
        *(max(_together(run, slip.at, size, model)) for size in (2, 3, 4)),
        min(_together(corrected, slip.at, 2, model)),
        *(max(_together(corrected, slip.at, size, model)) for size in (2, 3, 4)),
        model.together(slip.meant),
        model.alone(model.words[slip.meant]),
        float(start == 0 or end == len(run)),
    )


def _together(run: str, at: int, size: int, model: LanguageModel) -> Sequence[float]:
    """Return how often so many characters stand together that hold one character of a run."""
    places = range(max(0, at - size + 1), min(len(run) - size, at) + 1)
    return [model.together(run[one : one + size]) for one in places] or [0.0]
