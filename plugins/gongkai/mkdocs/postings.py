"""Our own index of the texts that Pagefind indexed (docs/search.md).

Pagefind finds Chinese by the words of one dictionary. Here stands in which pages each pair of
neighbouring characters occurs, whatever word it belongs to, and each word of other scripts; and
which words the texts have, to offer the nearest to a word that they do not have.
"""

import gzip
import json
import re
import shutil
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SHARD = 4_000
"""Characters that a file of postings has on average: a query of eight characters loads seven."""
_ALIKE = 3
"""Characters with which terms begin that lie in one file: other forms of a word lie beside it."""
_MOST_WORDS = 8_000
_MOST_PAIRS = 8_000
"""The most frequent words and pairs that are offered in place of others."""
_BEFORE = b"pagefind_dcd"
"""What each fragment of Pagefind begins with."""
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_TERM = re.compile(r"(?:(?![\u3400-\u9fff])[^\W_])(?:(?![\u3400-\u9fff])[^\W_]|['\u2019])*")
"""A word or a number as assets/query.js reads it."""
_WORD = re.compile(r"[a-z]{3,}(?:-[a-z]+)*")
"""A word that may be offered in place of another."""


@dataclass(frozen=True)
class IndexedPage:
    """A page as Pagefind indexed it."""

    id: str
    title: str
    """Its title with its further names."""
    text: str


def write_postings(folder: Path, language: str, parts: Sequence[str]) -> None:
    """Write postings and words of what Pagefind indexed of a language, beside it.

    `parts` are the folders, below `folder`, of the parts in which it did so.
    """
    pages = {part: list(_pages(folder / part, language)) for part in parts}
    shutil.rmtree(folder / "postings" / language, ignore_errors=True)
    _write_postings(folder / "postings" / language, pages)
    every = [page for own in pages.values() for page in own]
    _dump(folder / "words" / f"{language}.json", _words(every))


def _pages(folder: Path, language: str) -> Iterator[IndexedPage]:
    for file in sorted((folder / "fragment").glob(f"{language}_*.pf_fragment")):
        fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_BEFORE))
        meta = fragment["meta"]
        title = f"{meta.get('title', '')} {meta.get('names', '')}"
        text = fragment["content"].replace("\u200b", "")
        yield IndexedPage(file.stem.partition("_")[2], title, text)


def _write_postings(folder: Path, parts: Mapping[str, Sequence[IndexedPage]]) -> None:
    titles: dict[str, array[int]] = defaultdict(lambda: array("I"))
    texts: dict[str, array[int]] = defaultdict(lambda: array("I"))
    pages = [page for own in parts.values() for page in own]
    for number, page in enumerate(pages):
        named = set(_terms_of(page.title))
        for term in named:
            titles[term].append(number)
        for term in set(_terms_of(page.text)) - named:
            texts[term].append(number)
    said = {
        term: f"{_steps(titles.get(term, ()))}/{_steps(texts.get(term, ()))}"
        for term in sorted({*titles, *texts})
    }
    shards = 1 + sum(map(len, said.values())) // _SHARD
    by_shard: dict[int, dict[str, str]] = {number: {} for number in range(shards)}
    for term, numbers in said.items():
        by_shard[_shard(term, shards)][term] = numbers
    for number, held in by_shard.items():
        _dump(folder / f"{number}.json", held)
    counts = {name: len(own) for name, own in parts.items()}
    ids = " ".join(page.id for page in pages)
    _dump(folder / "index.json", {"shards": shards, "parts": counts, "pages": ids})


def _shard(term: str, shards: int) -> int:
    """Return the file in which a term stands, as assets/postings.js reckons it."""
    number = 0
    for character in term[:_ALIKE]:
        number = number * 31 + ord(character)
    return number % shards


def _steps(numbers: Sequence[int]) -> str:
    """Return rising numbers by how far each is from the one before, in base 36."""
    before = [-1, *numbers]
    return ",".join(_base36(one - last) for last, one in zip(before, numbers, strict=False))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[last] + digits
    return digits


def _words(pages: Sequence[IndexedPage]) -> Mapping[str, object]:
    """Return the words and pairs of characters that texts have, the frequent ones first."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for page in pages:
        for text in (page.title, page.text):
            words.update(set(_WORD.findall(text.lower())))
            pairs.update(set(_pairs_of(text)))
    return {
        "words": [word for word, times in _frequent(words, _MOST_WORDS) if times > 1],
        "pairs": "".join(pair for pair, times in _frequent(pairs, _MOST_PAIRS) if times > 1),
    }


def _frequent(counted: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most]


def _terms_of(text: str) -> Iterator[str]:
    """Yield each pair of neighbouring Han characters, and each word of other scripts."""
    yield from _pairs_of(text)
    yield from _TERM.findall(text.lower())


def _pairs_of(text: str) -> Iterator[str]:
    """Yield each pair of neighbouring Han characters."""
    for run in _HAN.findall(text):
        for at in range(len(run) - 1):
            yield run[at : at + 2]


def _dump(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
