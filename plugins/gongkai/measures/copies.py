"""One document entered twice: in two columns, or twice in one (points 4, 31 and 33).

Numbers are not masked: what differs in them alone is the next of a series. Documents that have one
document number are reported by the checks of numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gongkai.measures.text_overlap import ClauseIndex, clauses, letters, shingles
from gongkai.model.filing import Copies
from gongkai.model.kinds.decision import Decision
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.relations import references
from gongkai.model.titles import plain_title, without_numbers

LEAST = 60
"""Shingles below which a text is too short to be compared; then only its title is."""
PART = 250
"""Characters at the beginning and at the end of a text by whose clauses like ones are looked up."""
_SAME_TITLE = 3
"""How many older texts of the same title, the latest, a text is compared with."""
_LIKE = 1 / 3
"""The least share of its clauses that an older text must have to be compared."""


@dataclass(frozen=True)
class Copy:
    """A record that is the same document as an older one."""

    record: Record
    other: Record
    share: float
    """How much of the shorter text stands in the other, from 0 to 1."""
    same_title: bool


def copies(
    records: Iterable[Record],
    registries: Registries,
    limits: Copies,
    *,
    of_any_unit: bool = False,
) -> Iterator[Copy]:
    """Yield each record that is an older one entered again; copies of a copy name the first.

    One that says where the authoritative copy is, is no fault and is not among them. `of_any_unit`:
    texts of two units or kinds are compared too where their titles differ.
    """
    index = _Index()
    for record in sorted(records, key=_age):
        if isinstance(record, Decision):  # a matter is no document, and has the name of one
            continue
        text = _Text(record, registries)
        found = [
            Copy(record, other.record, text.share_with(other), text.title == other.title)
            for other in index.like(text)
            if _may_be_one(text, other, limits, of_any_unit=of_any_unit)
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
        self.clauses = clauses(ends)
        """Of the beginning and of the end."""
        self.relations = {reference.doc for _, reference in references(record)}
        self.matters = {stage.matter for stage in record.fulfils}

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Return the shingles of the text; made when first asked for."""
        return shingles(self._markdown)

    def share_with(self, other: "_Text") -> float:
        """Return how much of the two is in both; short texts are the same or are not."""
        short, long = sorted((self.shingles, other.shingles), key=len)
        if len(short) < LEAST:
            return float(self._is_all_of(other))
        if len(short) < len(long) / 2:  # a passage, not the document
            return 0.0
        return len(short & long) / len(short)

    def _is_all_of(self, other: "_Text") -> bool:
        """Return whether two short texts of one unit are the same, and the files beside them."""
        return (
            self.record.unit == other.record.unit
            and self._prose == other._prose
            and self._files == other._files
        )

    @property
    def _prose(self) -> str:
        return letters(self._markdown)

    @property
    def _files(self) -> set[str]:
        return {file.digest for file in self.record.files.values()}


class _Index:
    """Older texts by their titles and clauses."""

    def __init__(self) -> None:
        self._titles: dict[str, list[_Text]] = defaultdict(list)
        self._clauses: ClauseIndex[_Text] = ClauseIndex()

    def like(self, text: _Text) -> list[_Text]:
        """Return the older texts that may be the same document."""
        same = self._titles.get(text.title, ())[-_SAME_TITLE:]
        return list(dict.fromkeys([*same, *self._clauses.nearest(text.clauses, _LIKE)]))

    def add(self, text: _Text) -> None:
        self._titles[text.title].append(text)
        self._clauses.add(text.clauses, text)


def _may_be_one(text: _Text, other: _Text, limits: Copies, *, of_any_unit: bool) -> bool:
    """Return whether nothing says that the two are different documents."""
    new, old = text.record, other.record
    if old.id in text.relations or new.id in other.relations or _beside(text, other):
        return False
    if (new.canonical or new.id) == (old.canonical or old.id):
        return False
    if new.number and old.number:  # one number of two is reported by the checks of numbers
        return False
    days = [record.dated or record.day for record in (new, old)]
    if None not in days and abs((days[0] - days[1]).days) >= limits.again:
        return False
    if text.title == other.title:
        return True
    is_next_of_series = without_numbers(text.title) == without_numbers(other.title)
    is_of_one_sort = of_any_unit or (new.unit, new.kind) == (old.unit, old.kind)
    return is_of_one_sort and not is_next_of_series


def _beside(text: _Text, other: _Text) -> bool:
    """Return whether both are about one document or matter: an explanation in two forms."""
    common = (text.relations & other.relations) | (text.matters & other.matters)
    return bool(common) and text.title != other.title


def _title(record: Record, registries: Registries) -> str:
    """Return the letters of a title; whether it begins with its unit's name makes no difference."""
    title = plain_title(record.title)
    names = [*record.issuers, *registries.units[record.unit].names_on(None, "zh")]
    for name in sorted(map(plain_title, names), key=len, reverse=True):
        if title.startswith(f"{name}关于"):
            return title.removeprefix(name)
    return title
