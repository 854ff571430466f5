"""All documents of a site by number, index number and title (indexing.py fills it)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gongkai.links.misleading.documents import (
    FULFILS,
    IndexedAttachment,
    IndexedDocument,
    unique,
)
from gongkai.links.misleading.numbers import may_be_part, plain_prefix
from gongkai.links.misleading.titles import core, series, shingles, yearless
from gongkai.links.misleading.towns import TownDocuments
from gongkai.model.numbers import DocumentNumber


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A document with how much of a text its title says."""

    document: IndexedDocument
    cover: float
    """The weighted share of the text that stands in the title, 0 to 1."""
    similarity: float
    """How alike both are as wholes, 0 to 1."""


@dataclass(frozen=True)
class DocumentIndex:
    """Which documents have this number, this title."""

    documents: Mapping[str, IndexedDocument]
    attachments: Mapping[str, tuple[IndexedAttachment, ...]]
    """Of each record."""
    files: Mapping[str, IndexedAttachment]
    """Every attachment by its address."""
    called: Mapping[str, tuple[IndexedAttachment, ...]]
    """The attachments of each name, whatever their records."""
    by_address: Mapping[str, str]
    """The record that stands at, or belongs to, an address."""
    by_form: Mapping[str, tuple[str, ...]]
    by_yearless: Mapping[str, tuple[str, ...]]
    """The documents whose titles are the same but for their years."""
    prefixes: frozenset[str]
    """What numbers begin with, of the documents and the units."""
    by_index_number: Mapping[str, tuple[str, ...]]
    by_order: Mapping[tuple[int | None, int], tuple[tuple[DocumentNumber, str], ...]]
    by_shingle: Mapping[str, tuple[str, ...]]
    rarity: Mapping[str, float]
    about: Mapping[str, frozenset[str]]
    """The documents that are about a document."""
    by_series: Mapping[str, tuple[str, ...]]
    """The documents whose titles are the same but for all numbers in them."""
    by_day: Mapping[str, tuple[str, ...]]
    """The documents that were made or went up on a day, YYYY-MM-DD."""
    towns: TownDocuments
    topics: dict[tuple[str, ...], tuple[IndexedDocument, ...]] = field(
        default_factory=dict, repr=False
    )
    """What documents_by_topic.py has found, by words."""
    _numbers: dict[DocumentNumber, tuple[IndexedDocument, ...]] = field(
        default_factory=dict, repr=False
    )
    _ranked: dict[str, tuple[RankedDocument, ...]] = field(default_factory=dict, repr=False)
    _sums: dict[frozenset[str], float] = field(default_factory=dict, repr=False)

    def of_number(self, number: DocumentNumber) -> tuple[IndexedDocument, ...]:
        """Return the documents that a number, perhaps typed in part, may mean."""
        if number not in self._numbers:
            self._numbers[number] = tuple(self._bearers(number))
        return self._numbers[number]

    def _bearers(self, number: DocumentNumber) -> Iterator[IndexedDocument]:
        known = self.by_order.get((number.year, number.order), ())
        exact = [name for other, name in known if plain_prefix(other) == plain_prefix(number)]
        if not exact:
            exact = [name for other, name in known if may_be_part(number, other)]
        for name in dict.fromkeys(exact):
            yield self.documents[name]

    def of_title(self, form: str) -> tuple[IndexedDocument, ...]:
        """Return the documents whose title a normal form is, with or without its 关于."""
        names = self.names_of(form) or self.by_form.get(core(form), ())
        return tuple(self.documents[name] for name in names)

    def names_of(self, form: str) -> tuple[str, ...]:
        """Return the ids of the documents that have a normal form as it is."""
        return self.by_form.get(form) or self.by_form.get(f"关于{form}") or ()

    def of_other_years(self, document: IndexedDocument) -> tuple[IndexedDocument, ...]:
        """Return the documents that a title is of, but for the year: those of other years."""
        names = (
            name
            for form in map(yearless, document.forms)
            if form
            for name in self.by_yearless.get(form, ())
        )
        found = (self.documents[name] for name in dict.fromkeys(names) if name != document.id)
        return tuple(one for one in found if one.years != document.years)

    def of_series_in_other_years(self, document: IndexedDocument) -> tuple[IndexedDocument, ...]:
        """Return the documents of a series that are of other years.

        Those come last of which season, month or number of the batch is another, too.
        """
        series = (
            one for one in self.of_series(document) if one.years and one.years != document.years
        )
        return unique((*self.of_other_years(document), *series))

    def of_series(self, document: IndexedDocument) -> tuple[IndexedDocument, ...]:
        """Return the documents whose titles are those of another but for years, months, counts."""
        names = (name for form in document.whole for name in self.by_series.get(series(form), ()))
        return tuple(self.documents[n] for n in dict.fromkeys(names) if n != document.id)

    def of_index_number(self, number: str) -> tuple[IndexedDocument, ...]:
        """Return the documents that have an index number."""
        return tuple(self.documents[name] for name in self.by_index_number.get(number, ()))

    def nearest(self, form: str) -> tuple[RankedDocument, ...]:
        """Return the documents whose titles say most of a normal form, best first, five at most.

        Only those are looked at that share one of its rarest parts.
        """
        if form not in self._ranked:
            self._ranked[form] = tuple(self._nearest(form))
        return self._ranked[form]

    def _nearest(self, form: str) -> list[RankedDocument]:
        wanted = shingles(form)
        known = sorted(
            (shingle for shingle in wanted if shingle in self.by_shingle), key=self._spread
        )
        found: Counter[str] = Counter()
        looked_at = 0
        for shingle in known[:_RAREST]:
            if found and looked_at + len(self.by_shingle[shingle]) > _LOOKED_AT:
                break
            looked_at += len(self.by_shingle[shingle])
            found.update(self.by_shingle[shingle])
        best = [self.documents[name] for name, _ in found.most_common(_SCORED)]
        ranked = [self.compare(wanted, document) for document in best]
        ranked.sort(key=lambda one: (-one.cover - one.similarity, one.document.id))
        return ranked[:5]

    def _spread(self, shingle: str) -> tuple[int, str]:
        return (len(self.by_shingle[shingle]), shingle)

    def compare(self, wanted: frozenset[str], document: IndexedDocument) -> RankedDocument:
        """Return how much of the parts of a text a document's title says."""
        whole = self.sum_of(wanted) or 1.0
        cover = similarity = 0.0
        for title in document.shingles:
            shared = sum(map(self.rare, wanted & title))
            cover = max(cover, shared / whole)
            similarity = max(similarity, 2 * shared / (whole + self.sum_of(title) or 1.0))
        return RankedDocument(document, cover, similarity)

    def sum_of(self, parts: frozenset[str]) -> float:
        """Return how much all shingles of a title tell apart."""
        if parts not in self._sums:
            self._sums[parts] = sum(map(self.rare, parts))
        return self._sums[parts]

    def rare(self, shingle: str) -> float:
        """Return how much a shingle tells documents apart."""
        return self.rarity.get(shingle, self.rarity[""])

    def is_of_matter(self, one: IndexedDocument, other: IndexedDocument) -> bool:
        """Return whether one of two is a matter, and the other a document that it came to."""
        return FULFILS in one.about.get(other.id, ()) or FULFILS in other.about.get(one.id, ())

    def is_related(self, one: IndexedDocument, other: IndexedDocument) -> bool:
        """Return whether one of two documents is about the other."""
        return other.id in self.about.get(one.id, ()) or one.id in self.about.get(other.id, ())


_RAREST, _LOOKED_AT, _SCORED = 12, 4000, 40
