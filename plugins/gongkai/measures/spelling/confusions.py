"""What could have been meant by a few characters that are written: other words, by one slip."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from gongkai.measures.spelling.language_model import LanguageModel

How = Literal["same sound", "like sound", "like shape"]
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
_PAIR = 2
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟")
"""Of two numbers neither is a slip of writing: 万分之三 is not 百分之三."""
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


class Confusions:
    """Which characters are taken for which, by those who type by sound or by shape."""

    def __init__(self, model: LanguageModel) -> None:
        """Take the words of a model and the characters that sound or look alike."""
        self._words = model.words
        self._pairs: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
        longer = [word for word in model.words if len(word) > _PAIR]
        for word in (word for word in model.words if len(word) == _PAIR):
            self._pairs[0][word[1]].add(word[0])
            self._pairs[1][word[0]].add(word[1])
        self._begun = frozenset(word[:at] for word in longer for at in range(len(word)))
        self._ended = frozenset(word[at:] for word in longer for at in range(1, len(word) + 1))
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

    def meant(self, written: str, offset: int) -> Iterator[tuple[str, How]]:
        """Yield the words that could have been meant, if one character was taken for another.

        Each with how the two are alike.
        """
        before, behind = written[:offset], written[offset + 1 :]
        alike = self._alike(written[offset])
        if len(written) == _PAIR:
            fitting = self._pairs[offset].get(before + behind, set[str]())
            others = sorted(fitting & alike.keys())
        elif before in self._begun and behind in self._ended:
            others = [other for other in alike if before + other + behind in self._words]
        else:
            others = []
        for other in others:
            yield before + other + behind, alike[other]

    def _alike(self, character: str) -> Mapping[str, How]:
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
        sounds = self._sounds.get(character, [])
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
