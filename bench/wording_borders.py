"""Write data/wording/borders.yml: how words begin and end, by jieba's dictionary and texts.

    pip install jieba
    python bench/wording_borders.py --texts FOLDER... [--hold-out 8]

Two right words often meet in two characters that look like another word written wrong: 悉数亮相 has
数亮 in it. So the last two characters of each word that texts have are written down, and the first
two. Names of places are taken from the dictionary, since texts of elsewhere name others.
jieba is MIT; nothing of it is in the engine.
"""

import argparse
import random
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from operator import add
from pathlib import Path

import jieba
import yaml

from gongkai.measures.word_borders import WordBorders
from gongkai.model.wording import WordingRegistry
from wording_texts import files_in, is_held_out, read

OUT = Path(__file__).parent.parent / "data" / "wording" / "borders.yml"
_HEAD = """\
# How words begin and end (docs/wording.md): `ends` are the last two characters of words, in groups:
# the last one, and what stands before it; `begins` the first two; `alone` are characters that are
# words themselves, `at_times` such as are less often. Where a word ends and another begins, two
# characters are no word: 悉数 and 亮相 meet in 悉数亮相. Made by bench/wording_borders.py.
borders:
  - source: words of jieba's dictionary (MIT), counted in published texts (bench/wording_borders.py)
"""
_SAMPLE = 30_000_000
"""Characters that are cut into words."""
_LEAST = 12
"""How often words end or begin so in the sample, to be taken."""
_KNOWN = 100
"""How often the dictionary has a place that is taken though texts may not have it."""
_ALONE = 130
"""How many of the most frequent words of one character may stand beside anything."""
_AT_TIMES = 1500
"""How many of them may stand beside another word."""
_HAN = re.compile("[\u4e00-\u9fff]+")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    parser.add_argument("--hold-out", type=int, default=0, help="leave out each n-th text")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    texts = [
        read(file) for file in files_in(options.texts) if not is_held_out(file, options.hold_out)
    ]
    options.out.write_text(written(counted(texts)), "utf-8")
    print(f"{len(texts):,} texts: {options.out.stat().st_size:,} bytes")


def counted(texts: list[str]) -> Counter[str]:
    """Return how often each word stands in a sample of texts; places as often as is needed."""
    jieba.initialize()
    words: Counter[str] = Counter()
    for line in jieba.dt.get_dict_file().read().decode("utf-8").splitlines():
        word, count, sort = line.split()
        if sort.startswith("ns") and 1 < len(word) < 5 and int(count) >= _KNOWN:
            words[word] += _LEAST
    size = 0
    for text in random.Random(1).sample(texts, len(texts)):
        for run in _HAN.findall(text):
            words.update(jieba.cut(run, HMM=False))
        size += len(text)
        if size > _SAMPLE:
            break
    return words


def written(words: Counter[str]) -> str:
    """Return how the words begin and end, as YAML."""
    ends, begins, alone = Counter[str](), Counter[str](), Counter[str]()
    for word, count in words.items():
        if len(word) == 1:
            alone[word] += count
        elif _HAN.fullmatch(word):
            ends[word[:-3:-1]] += count
            begins[word[:2]] += count
    often = "".join(one for one, _ in alone.most_common() if _HAN.fullmatch(one))
    single = _lines("alone", often[:_ALONE]) + _lines("at_times", often[_ALONE:_AT_TIMES])
    return f"{_HEAD}{_folded('ends', ends)}{_folded('begins', begins)}{single}"


def _lines(key: str, characters: str) -> str:
    """Return characters in groups, which have no meaning."""
    lines = textwrap.wrap(characters, 45)
    return f"    {key}: >-\n" + "".join(f"      {line}\n" for line in lines)


def _folded(key: str, pairs: Counter[str]) -> str:
    groups: dict[str, str] = defaultdict(str)
    for first, other in sorted(pair for pair, count in pairs.items() if count >= _LEAST):
        groups[first] += other
    lines = textwrap.wrap(" ".join(map(add, groups, groups.values())), 92)
    return f"    {key}: >-\n" + "".join(f"      {line}\n" for line in lines)


def safe_pairs(
    wrongs: Mapping[str, str], texts: Iterable[str], is_slip: Callable[[str, str, str], bool]
) -> set[str]:
    """Return the wrong words of two characters that stand nowhere but where two right ones meet.

    `wrongs` are the right words by the wrong ones; `is_slip` says of a right word, what stands
    before it and what behind whether the wrong one is a mistake there.
    """
    known = WordBorders(
        WordingRegistry.model_validate(yaml.load(OUT.read_text("utf-8"), yaml.CSafeLoader)).borders
    )
    found: set[str] = set()
    for text in texts:
        for at, pair in enumerate(map(add, text, text[1:])):
            if pair in wrongs and pair not in found and not known.is_at(text, at):
                before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
                if not is_slip(wrongs[pair], before, behind):
                    found.add(pair)
    return wrongs.keys() - found


if __name__ == "__main__":
    main()
