"""Derive wrong forms of words by sound and shape of their characters: data/wording/characters.yml.

    pip install jieba numpy pypinyin
    python bench/wording_characters.py --words FOLDER... --texts FOLDER... [--hold-out 8]

Who types by sound picks another character of that sound; who reads a scan gets one that looks
alike. So each frequent word (of jieba's dictionary and of bench/wording_pairs.txt) and each
frequent phrase of two words is taken with every character replaced by such a one. They are counted
in the texts of `--words`, which are best those of law: news speaks of persons and of politics, of
which the list holds nothing. Like sounds are
those of pypinyin, like shapes those of bench/wording_shapes.txt and of the pairs that people wrote
down. A form is kept where it stands in no text and in no longer word, where few are to be expected
by chance across the border of two words, and where it is likely enough to be worth its bytes. jieba
and pypinyin are MIT; nothing of them is in the engine. With `--hold-out 8` an eighth of the texts
is left out of it all, and what is found there is counted; all editions of a law go together.
"""

import argparse
import random
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import jieba
import yaml

from gongkai.model.wording import Variants, WordingRegistry
from wording_alike import Characters
from wording_borders import safe_pairs
from wording_texts import files_in, is_held_out, read
from wording_variants import PAIRS, Borders, Grams, by_chance, inside_words

ROOT = Path(__file__).parent.parent
OUT = ROOT / "data" / "wording" / "characters.yml"
_HEAD = """\
# Words of official texts with another character that sounds or looks alike, in short
# (docs/wording.md): behind the right word, for each of its characters, those that people write
# in its place: `擅离职守:善,,直,首` is 善离职守, 擅离直守 and 擅离职首. `exchanged` are words of
# which two neighbouring characters may be exchanged (责负人), `shortened` such of which one
# inside may be missing (贯落实), `repeated` such that are not right twice in a row (单位单位).
# Words of jieba's dictionary (MIT) and of bench/wording_pairs.txt; made by
# bench/wording_characters.py and sifted with published texts, in which none of the wrong stands.
variants:
  - source: >-
      jieba's dictionary and own list, by sound and shape, sifted with published texts
      (bench/wording_characters.py)
"""
_SAMPLE = 12_000_000
"""Characters that are cut into words, to count the words and phrases."""
_RISK = 50
"""How many times as much a finding by chance weighs as a mistake that is found."""
_BYTE = 0.17
"""What a byte weighs."""
_OF_PLACE = 1
"""How often each place is taken to be named: texts of elsewhere name others."""
_MORE = 1
"""How often more each border of words may have been met: the texts are not all there is."""
_UNSEEN = {2: 0.001}
"""How often a form that was not to be expected at all is met all the same."""
_APART = 0.1
"""What share of the places where a form of two characters is met by chance is none where two words
are known to meet (data/wording/borders.yml): 5 % in law, 15 % in news."""
_OF_PAIR = 4
"""What a form of two characters that may stand there has to find the more."""
_UNSEEN_PAIR = 0.003
"""How often such a form is met all the same."""
_NAMES = ("nr", "ns", "nt", "nz", "m", "t")
"""Sorts of words of jieba that are names and numbers."""
_TWICE = (Path(__file__).parent / "wording_twice.txt").read_text("utf-8").split()
"""What people say twice on purpose: 一条一条, 了解了解, 想想."""
_LEFT_OUT = re.compile(
    "党|主义|主席|中央|总书记|总理|总统|领袖|革命|思想|政治|政协|政权|宗教|外交|外长|国防|军|战争|武装"
    "|恐怖|分裂|敌|台湾|香港|澳门|西藏|新疆|两岸|使命|复兴|新时代|习近|毛泽|马克思"
)
"""What words of politics hold, and names of persons: the list that ships takes no part in these."""
_PERSON = "nr"
"""The sort of names of persons."""
_HAN = re.compile("[\u4e00-\u9fff]+")
_OF_IDIOM = 60
"""How often an idiom of the texts counts at least: people use more of them than laws do."""
_OFTEN = 100
"""How often a word stands in the texts whose characters may be exchanged or left out."""
_PAIR_OFTEN = 1000
"""How often the pair of characters stands at most by which a word is looked up: that takes time."""
_SAFE = 0.01
"""How often a form with characters exchanged or left out may be expected by chance."""


@dataclass(frozen=True)
class Form:
    """A word with one character replaced."""

    right: str
    place: int
    character: str
    use: float
    """How much is gained if it is looked for."""
    chance: float
    """How often it is to be expected in the texts though nothing is wrong."""

    @property
    def wrong(self) -> str:
        """Return the word as it is written wrong."""
        return self.right[: self.place] + self.character + self.right[self.place + 1 :]


@dataclass
class Words:
    """Words and phrases of texts, and how often each stands there."""

    texts: list[str]
    counted: Counter[str] = field(default_factory=Counter)
    phrases: Counter[tuple[str, str]] = field(default_factory=Counter)
    particles: Counter[str] = field(default_factory=Counter)
    """Two words with 地 or 得 between: 扎实地推进."""
    share: float = 1.0

    def __post_init__(self) -> None:
        """Cut a sample into words and count them."""
        size = 0
        for text in random.Random(1).sample(self.texts, len(self.texts)):
            for run in _HAN.findall(text):
                cut = list(jieba.cut(run, HMM=False))
                self.counted.update(cut)
                self.phrases.update(
                    pair for pair in pairwise(cut) if 3 <= len(pair[0] + pair[1]) <= 5
                )
                self.particles.update(
                    first + one + last
                    for first, one, last in zip(cut, cut[1:], cut[2:], strict=False)
                    if one in "地得" and len(first) == len(last) == 2
                )
            size += len(text)
            if size > _SAMPLE:
                break
        self.share = max(1.0, sum(map(len, self.texts)) / size)

    @cached_property
    def sorts(self) -> Mapping[str, tuple[int, str]]:
        """Return how often and of which sort each word of the dictionary is."""
        lines = jieba.dt.get_dict_file().read().decode("utf-8").splitlines()
        return {word: (int(count), sort) for word, count, sort in map(str.split, lines)}

    def is_person(self, word: str) -> bool:
        """Return whether a word is the name of a person."""
        return self.sorts.get(word, (0, ""))[1].startswith(_PERSON)

    def right(self, grams: Grams) -> dict[str, float]:
        """Return the right words with how often they stand in all the texts."""
        found: dict[str, float] = {}
        for word, (count, sort) in self.sorts.items():
            is_idiom = len(word) in (4, 5, 6) and sort[0] in "il" and count >= 3
            least = 10 if len(word) == 2 else 3
            if not _HAN.fullmatch(word) or not 2 <= len(word) <= 6 or sort.startswith(_NAMES):
                continue
            if _LEFT_OUT.search(word):
                continue
            if self.counted[word] >= least or is_idiom:
                least = _OF_IDIOM if is_idiom and grams.of(word) else 1
                found[word] = max(self.counted[word] * self.share, least)
        for line in PAIRS.read_text("utf-8").splitlines():
            word = line.split()[0]
            if 2 <= len(word) <= 8 and _HAN.fullmatch(word):
                found.setdefault(word, max(grams.of(word), 1))
        return found


def forms_of(
    words: Words, grams: Grams, borders: Borders, characters: Characters, texts: list[str]
) -> Iterator[Form]:
    """Yield the forms that stand in no text, shorter words first.

    Those of two characters may stand where two right words meet, if they find much.
    """
    right = words.right(grams)
    words_known = {*words.sorts, *right, *inside_words()}
    forms = [
        Form(word, place, other, share * (right[word] + 5) ** 0.6 / min(len(word), 4), 0)
        for word in sorted(right, key=lambda one: (len(one), one))
        for place, other, share in characters.instead(word, 40 if len(word) == 2 else 12)
    ]
    forms = [form for form in forms if form.wrong not in words_known]
    pairs = {form.wrong: form.right for form in forms if len(form.right) == 2 < form.use}
    safe = safe_pairs(pairs, texts, lambda *_: False)
    for form in forms:
        chance = by_chance(form.right, form.wrong, grams, borders, _MORE)
        if not grams.of(form.wrong):
            yield replace(form, chance=chance)
        if len(form.right) == 2 and form.wrong in safe:
            yield replace(form, chance=chance * _APART + _UNSEEN_PAIR, use=form.use - _OF_PAIR)
    phrases = ((a, b, n * words.share) for (a, b), n in words.phrases.items() if n >= 10)
    for first, last, count in sorted(phrases, key=lambda one: (len(one[0] + one[1]), one)):
        phrase = first + last
        if _LEFT_OUT.search(phrase) or any(words.is_person(one) for one in (first, last)):
            continue
        for place, other, share in characters.instead(phrase, 8) if phrase not in right else ():
            word = first if place < len(first) else last
            wrong = phrase[:place] + other + phrase[place + 1 :]
            if len(word) > 1 and wrong not in words_known and not grams.of(wrong):
                total = max(grams.of(word), count)
                use = (total + 5) ** 0.6 / len(word) * share * count / total
                yield Form(phrase, place, other, use, by_chance(phrase, wrong, grams, borders))

    for right, count in sorted(words.particles.items()):
        if _LEFT_OUT.search(right):
            continue
        wrong = f"{right[:2]}的{right[3:]}"
        if count > 1 and not grams.of(wrong):
            yield Form(right, 2, "的", float("inf"), 0)


def worth(forms: Iterable[Form], found: Mapping[str, str]) -> dict[str, Form]:
    """Return the forms that find enough for their bytes and for what they find by chance.

    `found` are wrong words with their right ones that are looked for anyhow.
    """
    taken: dict[str, Form] = {}
    heads: set[str] = set()
    for form in forms:
        size = len(form.right)
        unseen = _UNSEEN.get(size, 0.0003)
        risk = form.chance * (1 if size == 2 else 0.7) + unseen
        cost = 3 + (0 if form.right in heads else size + 3)
        if form.wrong in taken or form.use <= _RISK * risk + _BYTE * cost:
            continue
        parts = [
            (form.wrong[at : at + n], form.right[at : at + n])
            for n in range(2, size + 1)
            for at in range(max(0, form.place - n + 1), min(form.place, size - n) + 1)
        ]
        if any(found.get(wrong) == right for wrong, right in parts) or any(
            wrong in taken and taken[wrong].right == right for wrong, right in parts
        ):
            continue
        taken[form.wrong] = form
        heads.add(form.right)
    return taken


def repeated(words: Words, grams: Grams, borders: Borders) -> list[str]:
    """Return characters and words that stand twice in a row nowhere."""
    often = (
        word
        for word, n in words.counted.items()
        if 1 < len(word) < 5 and n >= _OFTEN and not _LEFT_OUT.search(word)
    )
    found = [word for word in sorted(often) if _HAN.fullmatch(word) and not grams.of(2 * word)]
    ones = (one for one in sorted(borders.begins) if len(one) == 1 and grams.of(one) >= 20 * _OFTEN)
    meets = (
        (one, borders.ends[one] * borders.begins[one] * borders.share**2 / grams.total)
        for one in ones
    )
    once = (one for one, chance in meets if chance <= 0.1 and not grams.of(2 * one))
    return [word for word in (*once, *found) if word not in _TWICE]


def mixed_up(words: Words, grams: Grams, borders: Borders) -> tuple[list[str], list[str]]:
    """Return words whose characters may be exchanged, and such of which one may be missing."""
    usual = [word for word in sorted(words.right(grams)) if 3 <= len(word) <= 6]
    pairs = (first + last for first, last in words.phrases if len(first) == len(last) == 2)
    phrases = [
        word for word in sorted({*usual, *pairs}) if len(word) > 3 and not _LEFT_OUT.search(word)
    ]

    def is_safe(word: str, wrong: str) -> bool:
        known = wrong in words.sorts or grams.of(wrong)
        apart = (a + b for a, b in pairwise(wrong) if a + b not in word)
        is_slow = any(grams.of(pair) > _PAIR_OFTEN for pair in list(apart)[:1])
        return not is_slow and not known and by_chance(word, wrong, grams, borders) <= _SAFE

    def safe(right: Iterable[str], forms: Callable[[str], Iterator[str]]) -> list[str]:
        often = (word for word in right if grams.of(word) >= _OFTEN)
        return [word for word in often if all(is_safe(word, wrong) for wrong in forms(word))]

    return safe(usual, Variants.exchanges), safe(phrases, Variants.shortenings)


def written(taken: Iterable[Form], lists: Mapping[str, Iterable[str]]) -> str:
    """Return all of it as YAML."""
    by_right: dict[str, dict[int, str]] = defaultdict(dict)
    for form in taken:
        places = by_right[form.right]
        places[form.place] = places.get(form.place, "") + form.character
    groups = (
        f"{right}:" + ",".join(places.get(at, "") for at in range(max(places) + 1))
        for right, places in sorted(by_right.items())
    )
    every = {"replaced": groups, **lists}
    return _HEAD + "".join(_folded(key, words) for key, words in every.items())


def _folded(key: str, words: Iterable[str]) -> str:
    lines = textwrap.wrap(" ".join(words), 92, break_long_words=False, break_on_hyphens=False)
    return f"    {key}: >-\n" + "".join(f"      {line}\n" for line in lines)


def found_anyhow() -> dict[str, str]:
    """Return what the other lists find wherever it stands, and what is right by it."""
    found: dict[str, str] = {}
    for file in (ROOT / "data" / "wording.yml", *sorted((ROOT / "data" / "wording").glob("*.yml"))):
        registry = WordingRegistry.model_validate(yaml.safe_load(file.read_text("utf-8")))
        for words in registry.lists:
            found |= {wrong: one.right for wrong, one in words.words.items() if not one.not_in}
        for variants in registry.variants:
            slips = variants.slips()
            found |= {one.wrong: right for right, one in slips if not (one.before or one.after)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--hold-out", type=int, default=0, help="leave out each n-th text")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    counted, others = (
        [read(file) for file in files_in(folders) if not is_held_out(file, options.hold_out)]
        for folders in (options.words, options.texts)
    )
    texts = [*counted, *others]
    grams = Grams(texts)
    borders = Borders.of(random.Random(2).sample(texts, len(texts)), grams.total)
    words = Words(counted)
    for name, (_, sort) in words.sorts.items():
        if sort.startswith("ns") and len(name) < 4:
            borders.begins.update(dict.fromkeys((name[0], name[:2]), _OF_PLACE))
            borders.ends.update(dict.fromkeys((name[-1], name[-2:]), _OF_PLACE))
    counts = {
        one: grams.of(one)
        for one in {c for text in texts for c in text if "\u4e00" <= c <= "\u9fff"}
    }
    forms = forms_of(words, grams, borders, Characters(counts), texts)
    taken = worth(forms, found_anyhow())
    exchanged, shortened = mixed_up(words, grams, borders)
    lists = {"exchanged": exchanged, "shortened": shortened}
    lists["repeated"] = repeated(words, grams, borders)
    options.out.write_text(written(taken.values(), lists), "utf-8")
    size = options.out.stat().st_size
    print(f"{len(texts):,} texts, {grams.total:,} characters: {len(taken):,} forms, {size:,} bytes")


if __name__ == "__main__":
    main()
