"""Sift pairs of right and wrong words with published texts, and write data/wording/variants.yml.

    pip install jieba numpy
    python bench/wording_variants.py --official FOLDER... [--other FOLDER...]

Each line of bench/wording_pairs.txt is a right word and how people write it wrong. Two characters
often meet by chance, so that not every pair can be looked for. A wrong word that published texts
never have, and that is no word itself, is taken as it is. One that they have is taken only beside
what often stands beside the right word (`建全[机制|制度]`), where they never have it. `--official`
names folders of texts such as laws and reports, `--other` newspapers and the like, in Markdown or
plain text. A wrong word of two characters that they have only where two right words meet, by
data/wording/borders.yml, is taken as it is as well. `--hold-out 8` leaves out an eighth.
"""

import argparse
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import add
from pathlib import Path

import jieba
import numpy as np
import yaml

from wording_borders import safe_pairs
from wording_kept import with_those_of
from wording_texts import files_in, is_held_out, read

ROOT = Path(__file__).parent.parent
PAIRS = Path(__file__).parent / "wording_pairs.txt"
OUT = ROOT / "data" / "wording" / "variants.yml"
_HEAD = """\
# How words of official texts are written wrong, in short (docs/wording.md): the right word, and
# behind it the wrong ones. What is in square brackets has to stand there before or behind the wrong
# word, since that is a part of right texts elsewhere: `建全[机制|制度]`. `ends` and `begins` are
# groups of characters: what stands before (behind) the first of each in words, so that 情情况 is no
# slip where 疫情 and 情况 meet; of jieba's dictionary (MIT). Made by
# bench/wording_variants.py from bench/wording_pairs.txt and published texts; change it by hand as
# you like. `allowed` at the end are right texts in which a wrong word stands by chance.
variants:
  - source: own list, sifted with published texts (bench/wording_variants.py)
    words:
"""
_SAMPLE = 4_000_000
"""Characters that are cut into words, to learn how words begin and end."""
_MOST = 25
"""Neighbours on either side that are kept of a wrong word, the most frequent ones."""
_OFTEN = 20
"""How often a right word stands beside a single character that is kept."""
_BY_CHANCE = 1.5
"""How often a wrong word that was not met may be expected in all the texts by chance."""
_WHERE_WORDS_MEET = 5
"""How often a wrong word of two characters may be expected where data/wording/borders.yml says that
two right ones meet; it is not found there."""
_SURELY = 2000
"""How often a word stands in the texts that would have its wrong form, were that right."""
_RARELY = 60
"""How often a wrong word may be met so that each place is looked at."""
_RARE_PAIR = 10
"""How often a character may stand twice, so that it is a mistake wherever it does."""
_FREQUENT = 5000
"""How often a word is met that would have been met with its character twice, were that right."""
_OF_NAMES = "省市区县镇乡村部委局厅院校会所站组室处科队团党国州盟旗街道路园人公"
"""Characters that end names and begin words: 某市市场."""
_HAN = re.compile("[\u4e00-\u9fff]+")


class Grams:
    """How often each sequence of two to four Chinese characters stands in texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count them."""
        codes = [np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32) for text in texts]
        self._counts = {n: _counted(codes, n) for n in (1, 2, 3, 4)}
        self.total = int(self._counts[1][1].sum())

    def of(self, text: str) -> int:
        """Return how often a text stands there; of a longer one at most so often."""
        if len(text) > 4:
            return min(self.of(text[:4]), self.of(text[-4:]))
        known, counts = self._counts[len(text)]
        place = int(np.searchsorted(known, _code(text)))
        return int(counts[place]) if place < len(known) and known[place] == _code(text) else 0

    def around(self, words: set[str], least: int) -> Mapping[str, list[tuple[int, str, str]]]:
        """Return by word what stands before or behind it: how often, before, behind."""
        found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for n in (3, 4):
            known, counts = self._counts[n]
            for code, count in zip(known.tolist(), counts.tolist(), strict=True):
                if count < least:
                    continue
                text = "".join(chr(code >> (16 * (n - 1 - place)) & 0xFFFF) for place in range(n))
                for size in range(2, n):
                    if text[:size] in words:
                        found[text[:size]].append((count, "", text[size:]))
                    if text[-size:] in words:
                        found[text[-size:]].append((count, text[:-size], ""))
        return found


def _counted(codes: list[np.ndarray], n: int) -> tuple[np.ndarray, np.ndarray]:
    every = []
    for text in codes:
        size = len(text) - n + 1
        if size <= 0:
            continue
        is_han = (text >= 0x4E00) & (text <= 0x9FFF)
        code, whole = np.zeros(size, np.uint64), np.ones(size, bool)
        for place in range(n):
            whole &= is_han[place : place + size]
            code = (code << np.uint64(16)) | text[place : place + size]
        every.append(code[whole])
    return np.unique(np.concatenate(every), return_counts=True)


def _code(text: str) -> int:
    code = 0
    for character in text:
        code = code << 16 | ord(character)
    return np.uint64(code)


@dataclass
class Borders:
    """How words begin and end, so that one can say how often two meet by chance."""

    begins: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    share: float = 0.0

    @classmethod
    def of(cls, texts: Iterable[str], total: int) -> "Borders":
        """Cut a sample into words."""
        borders, size = cls(), 0
        for text in texts:
            for word in jieba.cut(text, HMM=False):
                size += len(word)
                if _HAN.fullmatch(word):
                    for part in {word[:1], word[:2]}:
                        borders.begins[part] += 1
                    for part in {word[-1:], word[-2:]}:
                        borders.ends[part] += 1
            if size > _SAMPLE:
                break
        borders.share = total / size
        return borders


def by_chance(right: str, wrong: str, grams: Grams, borders: Borders, unseen: float = 0) -> float:
    """Return how often a wrong text is to be expected across the border of two words.

    `unseen` is how often more each word may have been met that was not.
    """
    expected = 0.0
    for cut in range(1, len(wrong)):
        left, rest = wrong[:cut], wrong[cut:]
        ends = (borders.ends[left[-2:]] + unseen) * borders.share
        begins = (borders.begins[rest[:2]] + unseen) * borders.share
        if left == right[:cut]:
            ends = max(0, grams.of(left) - grams.of(right)) if len(left) > 1 else ends
        elif rest == right[cut:]:
            begins = max(0, grams.of(rest) - grams.of(right)) if len(rest) > 1 else begins
        expected += ends * begins / grams.total
    return expected


def read_pairs() -> dict[str, str]:
    """Return the right word of each wrong one that is wrong for one word only and as long.

    Of a fixed term of five characters or more one may be left out.
    """
    rights: dict[str, set[str]] = defaultdict(set)
    lines = [line.split() for line in PAIRS.read_text("utf-8").splitlines() if line.strip()]
    for right, *wrongs in lines:
        for wrong in wrongs:
            rights[wrong].add(right)
    words = {right for right, *_ in lines}
    return {
        wrong: right
        for wrong, (right, *others) in ((wrong, tuple(r)) for wrong, r in rights.items())
        if not others and wrong not in words and _is_as_long(wrong, right)
    }


def _is_as_long(wrong: str, right: str) -> bool:
    if len(right) < 5 or len(wrong) != len(right) - 1:
        return len(wrong) == len(right)
    return any(right[:at] + right[at + 1 :] == wrong for at in range(len(right)))


def places_of(wrongs: Iterable[str], texts: Iterable[tuple[bool, str]]) -> Mapping[str, list]:
    """Return where each wrong word stands: in official texts or not, before and behind what."""
    by_pair: dict[str, list[str]] = defaultdict(list)
    for wrong in wrongs:
        by_pair[wrong[:2]].append(wrong)
    pairs = frozenset(by_pair)
    found: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)
    for is_official, text in texts:
        for line in text.splitlines():
            for pair in pairs.intersection(map(add, line, line[1:])):
                for wrong in by_pair[pair]:
                    start = line.find(wrong)
                    while start >= 0 and len(found[wrong]) <= _RARELY:
                        end = start + len(wrong)
                        around = line[max(0, start - 2) : start], line[end : end + 2]
                        found[wrong].append((is_official, *around))
                        start = line.find(wrong, end)
    return found


def sift(official: list[str], other: list[str]) -> tuple[dict[str, list[str]], set[str]]:
    """Return the wrong words to be looked for by their right ones, and texts that are right."""
    pairs = read_pairs()
    grams = Grams([*official, *other])
    borders = Borders.of([*other, *official], grams.total)
    places = places_of(pairs, [*((True, t) for t in official), *((False, t) for t in other)])
    inside = inside_words()
    two = {a: b for a, b in pairs.items() if len(a) == 2 and _is_rare(a, b, grams)}
    safe = safe_pairs(two, [*official, *other], partial(_stands_for, grams=grams))
    taken: dict[str, list[str]] = defaultdict(list)
    allowed: set[str] = set()
    later: dict[str, str] = {}
    for wrong, right in pairs.items():
        met = places.get(wrong, [])
        expected = by_chance(right, wrong, grams, borders)
        right_there = _right_there(wrong, right, met, grams)
        is_told = wrong not in inside or grams.of(right) >= _SURELY
        if (wrong in safe and is_told and expected <= _WHERE_WORDS_MEET) or (
            (
                (not met and expected <= (0.2 if wrong in inside else _BY_CHANCE))
                or (len(met) <= 3 and not any(one[0] for one in met) and expected <= 0.5)
            )
            and (not met or wrong not in inside)
        ):
            taken[right].append(wrong)
        elif right_there is not None and expected <= 0.6 and wrong not in inside:
            taken[right].append(wrong)
            allowed |= right_there
        else:
            later[wrong] = right
    for right in dict.fromkeys(pairs.values()):
        taken[right] += doubled(right, grams)
    around = grams.around(set(later.values()), least=3)
    for wrong, right in later.items():
        is_word = bool(jieba.get_FREQ(wrong)) or wrong in inside
        before, after = _neighbours(wrong, right, around[right], is_word, grams, borders)
        taken[right] += [f"{wrong}[{'|'.join(after)}]"] if after else []
        taken[right] += [f"[{'|'.join(before)}]{wrong}"] if before else []
    return without_contained(taken), allowed


def without_contained(taken: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Leave out words in which a shorter one is found wherever it stands: 低保对像 for 对像."""
    anywhere = {wrong: right for right, wrongs in taken.items() for wrong in wrongs}

    def is_found(wrong: str, right: str) -> bool:
        parts = (
            (at, at + size) for size in range(2, len(wrong)) for at in range(len(wrong) - size + 1)
        )
        return any(anywhere.get(wrong[a:b]) == right[a:b] for a, b in parts)

    return {
        right: [wrong for wrong in wrongs if not is_found(wrong, right)]
        for right, wrongs in taken.items()
    }


def doubled(right: str, grams: Grams) -> Iterator[str]:
    """Yield a word with its first or last character twice, where two words hardly ever meet so."""
    for wrong, pair in ((right + right[-1], 2 * right[-1]), (right[0] + right, 2 * right[0])):
        is_rare = grams.of(pair) <= _RARE_PAIR or grams.of(right) >= _FREQUENT
        if pair[0] not in _OF_NAMES and len(wrong) <= 4 and not grams.of(wrong) and is_rare:
            yield wrong


def written_meetings(taken: Mapping[str, Iterable[str]]) -> str:
    """Return which words end and begin in characters that are looked for twice, as YAML.

    疫情情况 has 情 twice by right, which laws, by which the words are sifted, seldom do.
    """
    slips = {(right, slip) for right, wrongs in taken.items() for slip in wrongs}
    first = {right[0] for right, slip in slips if slip == right[0] + right}
    last = {right[-1] for right, slip in slips if slip == right + right[-1]}
    ends: dict[str, set[str]] = defaultdict(set)
    begins: dict[str, set[str]] = defaultdict(set)
    for line in jieba.dt.get_dict_file().read().decode("utf-8").splitlines():
        word, count, sort = line.split()
        if len(word) == 2 and int(count) >= _OFTEN and not sort.startswith(("nr", "ns")):
            if word[1] in first:
                ends[word[1]].add(word[0])
            if word[0] in last:
                begins[word[0]].add(word[1])
    return "".join(_folded(key, groups) for key, groups in (("ends", ends), ("begins", begins)))


def _folded(key: str, groups: Mapping[str, Iterable[str]]) -> str:
    words = (one + "".join(sorted(beside)) for one, beside in sorted(groups.items()))
    lines = textwrap.wrap(" ".join(words), 60, break_long_words=False)
    return f"    {key}: >-\n" + "".join(f"      {line}\n" for line in lines)


def _right_there(wrong: str, right: str, met: list, grams: Grams) -> set[str] | None:
    """Return the texts in which a wrong word is right; None where too many may be.

    Where the right word often stands between the same neighbours, it is a mistake there.
    """
    if jieba.get_FREQ(wrong) or not met or len(met) > _RARELY or grams.of(right) < 100:
        return None
    exceptions, count = set(), 0
    for _, before, behind in met:
        if _stands_for(right, before, behind, grams):
            continue
        count += 1
        if _HAN.fullmatch(behind[:1]):
            exceptions.add(wrong + behind[:1])
        elif _HAN.fullmatch(before[-1:]):
            exceptions.add(before[-1:] + wrong)
        else:
            return None
    return exceptions if count <= 4 else None


def _is_rare(wrong: str, right: str, grams: Grams) -> bool:
    """Return whether a wrong word is none, or one that only the dictionary has, such as 按排."""
    known = jieba.get_FREQ(wrong)
    return not known or (known <= _OFTEN and grams.of(right) >= _SURELY)


def _stands_for(right: str, before: str, behind: str, grams: Grams) -> bool:
    """Return whether a right word often stands where a wrong one does, which then is a mistake."""
    texts = [right + behind, before + right, before[-1:] + right + behind[:1]]
    return any(_HAN.fullmatch(t) and len(t) >= 4 and grams.of(t) >= _OFTEN for t in texts)


def _neighbours(  # noqa: PLR0917
    wrong: str,
    right: str,
    around: list[tuple[int, str, str]],
    is_word: bool,
    grams: Grams,
    borders: Borders,
) -> tuple[list[str], list[str]]:
    """Return what stands before and behind a right word and never beside the wrong one."""
    sides: tuple[list[str], list[str]] = ([], [])
    for count, before, behind in sorted(around, reverse=True):
        side, beside = (sides[0], before) if before else (sides[1], behind)
        if (len(beside) == 1 and count < _OFTEN) or (is_word and count < 6):
            continue
        if any(one in beside for one in side) or len(sides[0]) + len(sides[1]) >= _MOST:
            continue
        wrong_text, right_text = before + wrong + behind, before + right + behind
        chance = by_chance(right_text, wrong_text, grams, borders)
        if not grams.of(wrong_text) and chance <= (0.15 if is_word else 0.3):
            side.append(beside)
    return sides


def inside_words() -> set[str]:
    """Return what is a part of a longer word of the dictionary."""
    jieba.initialize()
    return {
        word[at : at + n]
        for word, count in jieba.dt.FREQ.items()
        if count
        for n in (2, 3)
        for at in range(len(word) - n + 1)
        if len(word) > n
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--official", type=Path, nargs="+", required=True)
    parser.add_argument("--other", type=Path, nargs="*", default=[])
    parser.add_argument("--hold-out", type=int, default=0, help="leave out each n-th text")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    official, other = (
        [read(file) for file in files_in(folders) if not is_held_out(file, options.hold_out)]
        for folders in (options.official, options.other)
    )
    taken, allowed = sift(official, other)
    before = yaml.load(OUT.read_text("utf-8"), yaml.CSafeLoader)
    taken = with_those_of(before["variants"][0]["words"], taken)
    allowed |= set(before["allowed"])
    lines = (f"      {right}: {_quoted(wrongs)}\n" for right, wrongs in taken.items() if wrongs)
    words = "".join(lines) + written_meetings(taken)
    right_texts = "".join(f"  - {text}\n" for text in sorted(allowed))
    options.out.write_text(f"{_HEAD}{words}allowed:\n{right_texts}", "utf-8")


def _quoted(wrongs: list[str]) -> str:
    text = " ".join(wrongs)
    return f"'{text}'" if text.startswith("[") else text


if __name__ == "__main__":
    main()
