"""Make the model of how Chinese is written, from the model of an input method and official texts.

    python bench/spelling_model.py --input-method zh_CN.lm --texts FOLDER... --words FILE... \
        --characters dictionary.txt --names dict.txt

`zh_CN.lm` is of Debian's libime-data-language-model (LGPL-2.1-or-later); its pairs of words are
read out of the file of KenLM, and costs are asked of KenLM itself. The texts are counted: which two
to four characters stand together. Words are THUOCL's (MIT), `dictionary.txt` says of which parts
characters are made and is of Make Me a Hanzi (LGPL-3.0-or-later), `dict.txt` jieba's (MIT), which
marks names of people: rare ones are left out. It needs kenlm, numpy and pypinyin. The weights of
the evidence and the vectors of words are kept as they are; bench/spelling_weights.py and
bench/spelling_context.py make them.
"""

import argparse
import json
import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any
from zlib import crc32

import kenlm
import numpy as np

from gongkai.measures.spelling.language_model import (
    BACKOFF_STEPS,
    COST_STEPS,
    COUNT_STEPS,
    LONGEST,
    MODEL,
)
from kenlm_file import file_of_kenlm
from spelling_characters import families, shapes, sounds
from spelling_pairs import Costs, mixed, own_counts
from spelling_parts import deltas, read_parts, save, steps

OWN = Path(__file__).with_name("spelling_words.txt")
"""Words of offices that neither an input method nor a law knows: own list."""
TERMS = Path(__file__).with_name("spelling_terms")
"""Words and phrases of offices' trades, a file for each: own lists."""
OWN_COST = (5.5, 0.0)
"""Cost and back-off of one of these: that of a rare word."""
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
LEAST_LOG = -6.0
"""Rarer words are kept only where official texts have them."""
PAIRS = 600_000
"""Pairs kept: those by which the text of an input method would cost most more without them."""
FEWEST = {2: 2, 3: 3, 4: 5}
"""How often characters stand together, so that they are counted."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input-method", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--words", type=Path, nargs="*", default=[], help="lists of right words")
    parser.add_argument("--names", type=Path, help="a dictionary that marks names of people (nr)")
    parser.add_argument("--characters", type=Path, help="the parts of which characters are made")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    arguments = parser.parse_args()
    words_of_trades, phrases = terms()
    runs = list(passages(text for path in arguments.texts for text in texts_of(path)))
    together = counted(runs)
    own = list(dict.fromkeys((*listed(OWN), *words_of_trades)))
    for word in (*own, *(word for path in arguments.words for word in listed(path))):
        for row in rows(word):
            if len(row) == 2 or row == word:
                together.setdefault(row, 1)
    for phrase in phrases:
        for row in rows(phrase):
            together.setdefault(row, 1)
    names = set(people(arguments.names)) if arguments.names else set()
    words, pairs = input_method(arguments.input_method, together, names)
    for word in own:
        if len(word) <= LONGEST:
            words.setdefault(word, OWN_COST)
    words, pairs = mixed(words, pairs, own_counts(phrases, words), arguments.pairs)
    about = {
        "licence": "LGPL-3.0-or-later",
        "words": "libime-data-language-model 1.0.16 of Debian, LGPL-2.1-or-later",
        "shapes": "own list; dictionary.txt of Make Me a Hanzi, LGPL-3.0-or-later",
        "together": "counts of two to four characters in national and local law, reports and news; "
        "lists of words of THUOCL, MIT",
        "context": "vectors of words, learned from the same law, reports and news",
        "made": "bench/spelling_model.py",
    }
    alike = [*shapes(), *families(arguments.characters, words)]
    save(read_parts() | parts_of(about, words, pairs, together, alike))
    print(f"{len(words)} words, {len(pairs)} pairs, {len(together)} rows of characters,", end=" ")
    print(f"{MODEL.stat().st_size / 1e6:.1f} MB")


def parts_of(
    about: Mapping[str, Any],
    words: Mapping[str, tuple[float, float]],
    pairs: Mapping[tuple[str, str], float],
    together: Mapping[str, int],
    alike: Sequence[str],
) -> Mapping[str, bytes]:
    """Return the parts of a model.

    `words` has the cost and the back-off of each, `pairs` the cost of a word behind another,
    `together` how often characters stand together, `alike` characters that look alike.
    """
    order = sorted(words)
    number = {word: at for at, word in enumerate(order)}
    keyed = sorted((number[a] * len(order) + number[b], cost) for (a, b), cost in pairs.items())
    by_count = sorted(together.items(), key=itemgetter(1))  # of one checksum the commoner counts
    checksums = {crc32(row.encode()): count for row, count in by_count}
    counts = sorted(checksums.items())
    return {
        "about.json": json.dumps(about, ensure_ascii=False, indent=2).encode(),
        "words.txt": "\n".join(order).encode(),
        "words.bin": steps((words[word][0] for word in order), COST_STEPS),
        "backoffs.bin": steps((words[word][1] for word in order), BACKOFF_STEPS),
        "pairs.bin": array("Q", deltas(key for key, _ in keyed)).tobytes(),
        "pair_costs.bin": steps((cost for _, cost in keyed), COST_STEPS),
        "together.bin": array("I", deltas(key for key, _ in counts)).tobytes(),
        "counts.bin": steps((math.log1p(count) for _, count in counts), COUNT_STEPS),
        "sounds.txt": "\n".join(sounds(words)).encode(),
        "shapes.txt": "\n".join(alike).encode(),
    }


def texts_of(path: Path) -> Iterator[str]:
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    for file in files:
        if file.suffix in (".md", ".txt"):
            yield file.read_text("utf-8", "replace")


def passages(texts: Iterable[str]) -> Iterator[str]:
    """Yield what stands between marks, each passage once: laws repeat each other."""
    seen: set[str] = set()
    for text in texts:
        for run in CHINESE.findall(text):
            if len(run) > 6:
                if run in seen:
                    continue
                seen.add(run)
            yield run


def counted(runs: Iterable[str]) -> dict[str, int]:
    """Count the characters that stand together."""
    counts: Counter[str] = Counter()
    for run in runs:
        counts.update(rows(run))
    return {key: count for key, count in counts.items() if count >= FEWEST[len(key)]}


def rows(run: str) -> Iterator[str]:
    """Yield two to four characters that stand together, for every place."""
    for size in FEWEST:
        yield from (run[at : at + size] for at in range(len(run) - size + 1))


def listed(path: Path) -> Iterator[str]:
    """Yield the words of a list, a word in each line, with a number behind it."""
    for line in path.read_text("utf-8").splitlines():
        yield from CHINESE.findall(line)


def terms() -> tuple[Sequence[str], Sequence[str]]:
    """Return the words and the phrases of all trades."""
    words: list[str] = []
    phrases: list[str] = []
    for file in sorted(TERMS.glob("*.txt")):
        of_words, _, of_phrases = file.read_text("utf-8").partition("# phrases")
        words += CHINESE.findall(of_words)
        phrases += CHINESE.findall(of_phrases)
    return words, phrases


def people(dictionary: Path) -> Iterator[str]:
    for line in dictionary.read_text("utf-8").splitlines():
        word, _, kind = line.split(" ")
        if kind.startswith("nr"):
            yield word


def input_method(
    path: Path, together: Mapping[str, int], names: set[str]
) -> tuple[dict[str, Costs], dict[tuple[str, str], float]]:
    """Return the words of a model with their costs and back-offs, and the cost of each pair."""
    strings, costs, firsts, seconds = file_of_kenlm(path.read_bytes())
    kept = {
        at: word
        for at, word in enumerate(strings)
        if CHINESE.fullmatch(word)
        and len(word) <= LONGEST
        and not (word in names and costs["p"][at] < -5 and together.get(word, 0) < 20)
        and (costs["p"][at] >= LEAST_LOG or len(word) == 1 or word in together)
    }
    words = {w: (-float(costs["p"][at]), -float(costs["b"][at])) for at, w in kept.items()}
    model, state, after = kenlm.Model(str(path)), kenlm.State(), kenlm.State()
    nothing = kenlm.State()
    model.NullContextWrite(nothing)
    pairs: dict[tuple[str, str], float] = {}
    order = np.argsort(firsts, kind="stable")
    last = -1
    for first, second in zip(firsts[order].tolist(), seconds[order].tolist(), strict=True):
        if first not in kept or second not in kept:
            continue
        if first != last:
            model.BaseScore(nothing, kept[first], state)
            last = first
        pairs[kept[first], kept[second]] = -model.BaseScore(state, kept[second], after)
    return words, pairs


if __name__ == "__main__":
    main()
