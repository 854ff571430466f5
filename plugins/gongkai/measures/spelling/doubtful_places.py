"""Characters of a text that may be slips, by what stands beside them in official texts."""

from collections.abc import Iterator, Set

from gongkai.measures.spelling.language_model import LanguageModel

_COMMON = 5.4
"""What words cost at most, as a logarithm, between which no slip is looked for: half of the time
goes into such places, and three in a hundred of the slips that are found without this rule."""
_PAIR = 2


def strange_places(run: str, model: LanguageModel) -> Set[int]:
    """Return the places of characters that never stand together."""
    strange = set[int]()
    for at in range(len(run) - 1):
        if not model.together(run[at : at + 2]) and not _is_between_words(run, at, model):
            strange |= {at, at + 1}
    return strange


def rare_places(run: str, model: LanguageModel) -> Iterator[int]:
    """Yield the places of characters that stand with a neighbour, but never with two.

    Words that are right in other places are found there: 工商认定 for 工伤认定.
    """
    if len(run) <= _PAIR:
        return
    seen = [model.together(run[at : at + 3]) > 0 for at in range(len(run) - 2)]
    yield from (at for at in range(len(run)) if not any(seen[max(0, at - 2) : at + 1]))


def together(run: str, at: int, size: int, model: LanguageModel) -> list[float]:
    """Return how often so many characters stand together that hold one character of a run."""
    first, last = max(0, at - size + 1), min(len(run) - size, at)
    return [model.together(run[one : one + size]) for one in range(first, last + 1)]


def _is_between_words(run: str, at: int, model: LanguageModel) -> bool:
    """Return whether a common word ends in the first of two characters, and another begins."""
    if not 0 < at < len(run) - 2:
        return False
    words = [model.words.get(run[start : start + 2], -1) for start in (at - 1, at + 1)]
    return all(word >= 0 and model.alone(word) < _COMMON for word in words)
