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


@dataclass(frozen=True)
class PageTerms:
    """Pairs of neighbouring Han characters and words of other scripts, and where they stand."""

    titles: Mapping[str, Sequence[int]]
    """The numbers of the pages with a term in their title."""
    texts: Mapping[str, Sequence[int]]
    """Those of the pages that have it in their text alone."""
    words: Counter[str]
    """How many titles and texts have a word that may be offered in place of another."""
    pairs: Counter[str]
    """The same of a pair."""


def write_postings(folder: Path, language: str, parts: Sequence[str]) -> None:
    """Write postings and words of what Pagefind indexed of a language, beside it.

    `parts` are the folders, below `folder`, of the parts in which it did so.
    """
    pages = {part: list(_pages(folder / part, language)) for part in parts}
    terms = _terms_in([page for own in pages.values() for page in own])
    shutil.rmtree(folder / "postings" / language, ignore_errors=True)
    _write_postings(folder / "postings" / language, terms, pages)
    _dump(folder / "words" / f"{language}.json", _frequent_in(terms))


def _pages(folder: Path, language: str) -> Iterator[IndexedPage]:
    for file in sorted((folder / "fragment").glob(f"{language}_*.pf_fragment")):
        fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_BEFORE))
        meta = fragment["meta"]
        title = f"{meta.get('title', '')} {meta.get('names', '')}"
        text = fragment["content"].replace("\u200b", "")
        yield IndexedPage(file.stem.partition("_")[2], title, text)


def _terms_in(pages: Sequence[IndexedPage]) -> PageTerms:
    titles: dict[str, array[int]] = defaultdict(lambda: array("I"))
    texts: dict[str, array[int]] = defaultdict(lambda: array("I"))
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for number, page in enumerate(pages):
        in_title, in_text = _pairs_of(page.title), _pairs_of(page.text)
        pairs.update(in_title)
        pairs.update(in_text)
        title, text = page.title.lower(), page.text.lower()
        words.update(set(_WORD.findall(title)))
        words.update(set(_WORD.findall(text)))
        named = in_title.union(_TERM.findall(title))
        for term in named:
            titles[term].append(number)
        for term in in_text.union(_TERM.findall(text)) - named:
            texts[term].append(number)
    return PageTerms(titles, texts, words, pairs)


def _write_postings(
    folder: Path, terms: PageTerms, parts: Mapping[str, Sequence[IndexedPage]]
) -> None:
    titles, texts = terms.titles, terms.texts
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
    ids = " ".join(page.id for own in parts.values() for page in own)
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


def _frequent_in(terms: PageTerms) -> Mapping[str, object]:
    """Return the words and pairs of characters that texts have, the frequent ones first."""
    words, pairs = _frequent(terms.words, _MOST_WORDS), _frequent(terms.pairs, _MOST_PAIRS)
    return {
        "words": [word for word, times in words if times > 1],
        "pairs": "".join(pair for pair, times in pairs if times > 1),
    }


def _frequent(counted: Counter[str], most: int) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:most]


def _pairs_of(text: str) -> set[str]:
    """Return every pair of neighbouring Han characters."""
    return {run[at : at + 2] for run in _HAN.findall(text) for at in range(len(run) - 1)}


def _dump(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
