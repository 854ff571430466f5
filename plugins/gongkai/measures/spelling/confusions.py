"""What could have been meant by a few characters that are written: other words, by one slip."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from gongkai.measures.spelling.language_model import LONGEST, LanguageModel

How = Literal["same sound", "like sound", "like shape"]
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟")
"""Of two numbers neither is a slip of writing (万分之三, 百分之三), and none is meant by a word."""
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


class Confusions:
    """Which characters are taken for which, by those who type by sound or by shape."""

    def __init__(self, model: LanguageModel) -> None:
        """Take the words of a model and the characters that sound or look alike."""
        self._words: dict[str, str] = defaultdict(str)
        for word in model.words:
            if len(word) > 1:
                for at, character in enumerate(word):
                    self._words[f"{word[:at]}_{word[at + 1 :]}"] += character
        self._shapes: dict[str, list[str]] = defaultdict(list)
        for group in model.shapes.split("\n"):
            for character in group:
                self._shapes[character].append(group)
        self._by_sound = dict(line.split(" ") for line in model.sounds.split("\n"))
        self._sounds: dict[str, list[str]] = defaultdict(list)
        for sound, characters in self._by_sound.items():
            for character in characters:
                self._sounds[character].append(sound)
        self._known: dict[str, Mapping[str, How]] = {}

    def meant(self, run: str, at: int) -> Iterator[tuple[int, int, str, How]]:
        """Yield the words that could have been meant, if a character was taken for another.

        Each with where it begins and ends, and how the two characters are alike.
        """
        alike = self.alike(run[at])
        for start in range(max(0, at - LONGEST + 1), at + 1):
            before = run[start:at]
            for end in range(max(at + 1, start + 2), min(len(run), start + LONGEST) + 1):
                behind = run[at + 1 : end]
                fitting = self._words.get(f"{before}_{behind}")
                for other in sorted(alike.keys() & fitting) if fitting else ():
                    word = before + other + behind
                    if not _NUMERALS.issuperset(word):
                        yield start, end, word, alike[other]

    def sounds(self, character: str) -> Sequence[str]:
        """Return how a character may be said."""
        return self._sounds.get(character, ())

    def alike(self, character: str) -> Mapping[str, How]:
        """Return the characters for which one is taken, the likeliest way of each."""
        alike = self._known.get(character)
        if alike is None:
            left_out = {character} | (_NUMERALS if character in _NUMERALS else set())
            all_alike = self._all_alike(character)
            alike = {one: how for one, how in all_alike if one not in left_out}
            self._known[character] = alike
        return alike

    def _all_alike(self, character: str) -> Iterator[tuple[str, How]]:
        """Yield them in the order of how likely they are, the likeliest last."""
        sounds = self.sounds(character)
        for like in sorted({like for sound in sounds for like in _like(sound)}):
            yield from ((other, "like sound") for other in self._by_sound.get(like, ""))
        for group in self._shapes.get(character, ()):
            yield from ((other, "like shape") for other in group)
        for sound in sounds:
            yield from ((other, "same sound") for other in self._by_sound[sound])


def _like(sound: str) -> set[str]:
    """Return the sounds that many say or type like this one: zhi and zi, lan and nan."""
    begun = {sound}
    for one, other in (pair for both in _INITIALS for pair in (both, both[::-1])):
        if sound.startswith(one) and not (len(one) == 1 and sound.startswith(one + "h")):
            begun.add(other + sound.removeprefix(one))
    ended = set(begun)
    for one, other in (pair for both in _FINALS for pair in (both, both[::-1])):
        ended |= {like.removesuffix(one) + other for like in begun if like.endswith(one)}
    return ended - {sound}
