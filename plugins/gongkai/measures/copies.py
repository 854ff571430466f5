"""One paper entered twice: in two columns, or twice in one (points 4, 31 and 33).

A text is compared with the few older ones that have its title or most of its clauses, so that the
work grows with the texts, not with pairs. Numbers are not masked: what differs in them alone is
the next of a series. Papers that bear one document number are told by the checks of numbers.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.measures.filing import MARK
from gongkai.measures.pieces import SIZE, pieces
from gongkai.model.catalog import Registries
from gongkai.model.filing import Copies
from gongkai.model.kinds.decision import Decision
from gongkai.model.record import Record
from gongkai.model.relations import references

LEAST = 60
"""Pieces below which a text is too short to be compared; then only its title is."""
PART = 250
"""Signs at the beginning and at the end of a text by whose clauses like ones are looked up."""
_HOLDERS = 8
"""How many older texts may share a clause; one in more of them is a phrase and tells nothing."""
_COMPARED = 3
"""How many older texts, those with most clauses in common, a text is compared with."""


@dataclass(frozen=True)
class Copy:
    """A record that is the same paper as an older one."""

    record: Record
    other: Record
    share: float
    """How much of the shorter text stands in the other, from 0 to 1."""
    same_title: bool


def copies(records: Iterable[Record], registries: Registries, limits: Copies) -> Iterator[Copy]:
    """Yield each record that is an older one entered again; copies of a copy name the first."""
    index = _Index()
    for record in sorted(records, key=_age):
        if isinstance(record, Decision):  # a matter is no paper, and bears the name of one
            continue
        text = _Text(record, registries)
        found = [
            Copy(record, other.record, text.share_with(other), text.title == other.title)
            for other in index.like(text)
            if _may_be_one(text, other, limits)
        ]
        found = [one for one in found if one.share >= _limit(one, limits)]
        if found:
            yield max(found, key=lambda one: (one.same_title, one.share))
        else:
            index.add(text)


def _age(record: Record) -> tuple[str, str]:
    return (str(record.published or record.dated or ""), record.id)


def _limit(one: Copy, limits: Copies) -> float:
    return limits.titled if one.same_title else limits.share


class _Text:
    """A record as it is compared."""

    def __init__(self, record: Record, registries: Registries) -> None:
        self.record = record
        self._markdown = record.bodies[record.authoritative].markdown
        self.title = _title(record, registries)
        ends = f"{self._markdown[:PART]}\n{self._markdown[PART:][-PART:]}"
        self.clauses = dict.fromkeys(c for c in _ENDS.split(ends) if len(c) >= SIZE)
        """What stands between two signs at the beginning and at the end."""
        self.relations = {reference.doc for _, reference in references(record)}
        self.matters = {stage.matter for stage in record.fulfils}
        self._pieces: frozenset[str] | None = None

    @property
    def pieces(self) -> frozenset[str]:
        """Return every run of letters in the text; made when first asked for."""
        if self._pieces is None:
            self._pieces = pieces(self._prose)
        return self._pieces

    def share_with(self, other: "_Text") -> float:
        """Return how much of the two is in both; short texts are the same or are not."""
        short, long = sorted((self.pieces, other.pieces), key=len)
        if len(short) < LEAST:
            return float(self._is_all_of(other))
        if len(short) < len(long) / 2:  # a passage, not the paper
            return 0.0
        return len(short & long) / len(short)

    def _is_all_of(self, other: "_Text") -> bool:
        """Tell whether two short texts of one unit are the same, and the files beside them."""
        return (
            self.record.unit == other.record.unit
            and self._prose == other._prose
            and self._files == other._files
        )

    @property
    def _prose(self) -> str:
        return _letters(_LINK.sub("", self._markdown))

    @property
    def _files(self) -> set[str]:
        return {file.digest for file in self.record.files.values()}


class _Index:
    """Older texts by their titles and clauses."""

    def __init__(self) -> None:
        self._titles: dict[str, list[_Text]] = defaultdict(list)
        self._holders: dict[str, list[_Text]] = defaultdict(list)
        self._phrases: set[str] = set()

    def like(self, text: _Text) -> list[_Text]:
        """Return the older texts that may be the same paper."""
        told = [clause for clause in text.clauses if clause not in self._phrases]
        common = Counter(other for clause in told for other in self._holders.get(clause, ()))
        near = [other for other, n in common.most_common(_COMPARED) if 3 * n >= len(told)]
        return list(dict.fromkeys([*self._titles.get(text.title, ())[-_COMPARED:], *near]))

    def add(self, text: _Text) -> None:
        self._titles[text.title].append(text)
        for clause in text.clauses.keys() - self._phrases:
            holders = self._holders[clause]
            holders.append(text)
            if len(holders) > _HOLDERS:
                self._phrases.add(clause)
                del self._holders[clause]


def _may_be_one(text: _Text, other: _Text, limits: Copies) -> bool:
    """Tell whether nothing says that the two are different papers."""
    new, old = text.record, other.record
    if old.id in text.relations or new.id in other.relations or _beside(text, other):
        return False
    if new.number and old.number:  # one number of two is told by the checks of numbers
        return False
    days = [record.dated or record.day for record in (new, old)]
    if None not in days and abs((days[0] - days[1]).days) >= limits.again:
        return False
    if text.title == other.title:
        return True
    is_next_of_series = _DIGITS.sub("0", text.title) == _DIGITS.sub("0", other.title)
    return (new.unit, new.kind) == (old.unit, old.kind) and not is_next_of_series


def _beside(text: _Text, other: _Text) -> bool:
    """Tell whether both are told of one paper or matter: an explanation in two forms."""
    common = (text.relations & other.relations) | (text.matters & other.matters)
    return bool(common) and text.title != other.title


def _title(record: Record, registries: Registries) -> str:
    """Return the letters of a title; whether it begins with its unit's name makes no difference."""
    title = record.title.removeprefix(MARK)
    names = [*record.issuers, *registries.units[record.unit].names_on(None, "zh")]
    for name in sorted(names, key=len, reverse=True):
        if title.startswith(f"{name}关于"):
            return _letters(title.removeprefix(name))
    return _letters(title)


def _letters(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


_LINK = re.compile(r"\]\([^()\s]*\)|<[^<>]*>")
_SIGNS = re.compile(r"[\W_]+")
_ENDS = re.compile(r"[，。；：、！？,.;:!?\n|]+")
_DIGITS = re.compile(r"\d+|[〇零一二三四五六七八九十百]+")
