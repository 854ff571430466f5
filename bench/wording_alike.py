"""Characters that people write in place of others: of like sound (pypinyin, MIT) or shape."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pypinyin import Style, pinyin

from wording_variants import PAIRS

SHAPES = Path(__file__).parent / "wording_shapes.txt"
_COMMON = 60
"""How often a character stands in the texts that is typed for another of its sound."""
_LIKE = {"zh": "z", "ch": "c", "sh": "s", "l": "n", "ing": "in", "eng": "en", "ang": "an"}
_LIKE |= {"iang": "ian", "uang": "uan"}
"""Sounds that many do not tell apart."""
_SYLLABLE = re.compile("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)")
_NEAR, _OTHER_TONE, _SAME, _SHAPE, _SEEN = 0.15, 0.5, 1.0, 0.5, 1.2
"""How likely a character is by what it shares; the last for each pair in which it was seen."""


class Characters:
    """Which characters are written for another."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Group those that texts have by sound, and read those that look alike."""
        self.counts = counts
        self._by: dict[str, set[str]] = defaultdict(set)
        for one, count in counts.items():
            if count >= _COMMON:
                for sound in pinyin(one, style=Style.TONE3, heteronym=True)[0][:2]:
                    for key in _keys(sound):
                        self._by[key].add(one)
        self._shapes: dict[str, set[str]] = defaultdict(set)
        for group in SHAPES.read_text("utf-8").split():
            for one in group:
                self._shapes[one] |= set(group) - {one}
        self._seen: dict[str, Counter[str]] = defaultdict(Counter)
        for line in PAIRS.read_text("utf-8").splitlines():
            right, *wrongs = line.split() or [""]
            for wrong in wrongs:
                apart = [
                    at
                    for at, pair in enumerate(zip(right, wrong, strict=False))
                    if pair[0] != pair[1]
                ]
                if len(apart) == 1 and len(right) == len(wrong):
                    self._seen[right[apart[0]]][wrong[apart[0]]] += 1
                    self._seen[wrong[apart[0]]][right[apart[0]]] += 0.4

    def instead(self, word: str, most: int) -> Iterator[tuple[int, str, float]]:
        """Yield for each place of a word the characters most likely to be written there."""
        for place, (sounds, one) in enumerate(
            zip(pinyin(word, style=Style.TONE3), word, strict=True)
        ):
            likely: dict[str, float] = {}
            for key, weight in zip(_keys(sounds[0]), (_NEAR, _OTHER_TONE, _SAME), strict=True):
                likely.update(dict.fromkeys(self._by[key], weight))
            for other in self._shapes[one]:
                likely[other] = max(likely.get(other, 0) + _SHAPE, _SAME)
            for other, times in self._seen[one].items():
                likely[other] = likely.get(other, 0) + _SEEN * min(times, 4)
            likely.pop(one, None)
            weights = {c: w * max(self.counts.get(c, 0), 30) ** 0.25 for c, w in likely.items()}
            total = sum(weights.values())
            for other in sorted(weights, key=lambda c: (-weights[c], c))[:most]:
                yield place, other, weights[other] / total


def _keys(sound: str) -> tuple[str, str, str]:
    """Return a sound as many say it, without its tone, and as it is."""
    plain = sound.rstrip("0123456789")
    begin, end = _SYLLABLE.fullmatch(plain).groups()
    return f"~{_LIKE.get(begin, begin)}{_LIKE.get(end, end)}", f"={plain}", sound
