"""What could have been meant by a few characters that are written: other words, by one slip."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import product
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
        self._all_words = model.words
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
        self._others: dict[str, Sequence[tuple[int, str, How]]] = {}
        self._same_sound: Mapping[str, Sequence[str]] = {}

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

    def other_words(
        self, word: str, known: Container[str]
    ) -> Sequence[tuple[int, str, How]]:
        """Return the known words for which one is taken: alike but for a character, or in sound.

        Each with the place of the first character that differs, and how they are alike.
        """
        others = self._others.get(word)
        if others is None:
            found = {other: (at, how) for at, other, how in self._by_a_character(word)}
            found |= {
                other: (_first_difference(word, other), "same sound")
                for other in self._words_of_sound(word)
            }
            found.pop(word, None)
            others = self._others[word] = [
                (at, other, how) for other, (at, how) in sorted(found.items()) if other in known
            ]
        return others

    def _by_a_character(self, word: str) -> Iterator[tuple[int, str, How]]:
        for at, character in enumerate(word):
            alike = self.alike(character)
            fitting = self._words.get(f"{word[:at]}_{word[at + 1 :]}", "")
            for other in alike.keys() & fitting:
                yield at, word[:at] + other + word[at + 1 :], alike[other]

    def _words_of_sound(self, word: str) -> Sequence[str]:
        """Return the words that are typed as another is."""
        if not self._same_sound:
            by_sound: dict[str, list[str]] = defaultdict(list)
            for one in self._all_words:
                for sound in self._sounds_of(one):
                    by_sound[sound].append(one)
            self._same_sound = by_sound
        return [one for sound in self._sounds_of(word) for one in self._same_sound.get(sound, ())]

    def _sounds_of(self, word: str) -> Sequence[str]:
        """Return how a word of two or three characters may be typed."""
        if not 1 < len(word) < 4:
            return ()
        return [" ".join(said) for said in product(*(self._sounds.get(c, ()) for c in word))]

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
        sounds = self._sounds.get(character, [])
        for like in sorted({like for sound in sounds for like in _like(sound)}):
            yield from ((other, "like sound") for other in self._by_sound.get(like, ""))
        for group in self._shapes.get(character, ()):
            yield from ((other, "like shape") for other in group)
        for sound in sounds:
            yield from ((other, "same sound") for other in self._by_sound[sound])


def _first_difference(word: str, other: str) -> int:
    return next((at for at, (one, two) in enumerate(zip(word, other, strict=True)) if one != two), 0)


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
