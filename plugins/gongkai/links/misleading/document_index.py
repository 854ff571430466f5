"""All documents of a site by number, index number and title (indexed.py fills it)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from gongkai.links.misleading.titles import core, grams
from gongkai.model.numbers import DocumentNumber

T = TypeVar("T")
FULFILS = "fulfils"
"""What a paper does for a matter: matters are named like what comes of them."""


@dataclass(frozen=True, slots=True)
class Document:
    """One record, whatever its addresses: what a text must name to lead to it rightly."""

    id: str
    kind: str
    titles: tuple[str, ...]
    """As printed, one an edition."""
    whole: tuple[str, ...]
    """Their normal forms."""
    forms: tuple[str, ...]
    """The normal forms by which it is named, in both languages."""
    numbers: tuple[DocumentNumber, ...]
    """More than one for a joint paper."""
    cited: frozenset[DocumentNumber]
    """Numbers of other documents in its title."""
    number: str
    index: str
    unit: str
    column: str
    addresses: Mapping[str, str]
    """The address of its page in each edition."""
    about: Mapping[str, frozenset[str]]
    """The documents that it is about, with what it does to them (senses.py)."""
    senses: frozenset[str]
    """What its title and kind say that it does."""
    years: frozenset[int]
    """The years in its title."""
    day: str = ""
    """On which it was made, YYYY-MM-DD."""
    grams: tuple[frozenset[str], ...] = ()
    """What its forms are compared by."""

    def bears(self, number: DocumentNumber) -> bool:
        """Tell whether it bears a number, perhaps typed in part."""
        return any(may_be(number, own) for own in self.numbers)

    @property
    def does(self) -> frozenset[str]:
        """Return all that it does to other documents, as its title, kind and relations say."""
        return self.senses.union(*self.about.values()) - {FULFILS}

    @property
    def made_in(self) -> int | None:
        """Return the year in which it was made."""
        return int(self.day[:4]) if self.day[:4].isdecimal() else None

    @property
    def editions(self) -> tuple[str, ...]:
        """Return the editions in which it has a page."""
        return tuple(self.addresses)

    def title(self, edition: str) -> str:
        """Return the title in an edition, as printed."""
        editions = list(self.addresses)
        return self.titles[editions.index(edition)] if edition in editions else self.titles[-1]

    def address(self, edition: str) -> str:
        """Return the address in an edition, or in the other one where it has no page."""
        return self.addresses.get(edition) or next(iter(self.addresses.values()))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a record."""

    address: str
    record: str
    title: str
    ordinal: int | None
    """The number that its title, or else its name, gives it: 附件1."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A document with how much of a text its title says."""

    document: Document
    cover: float
    """The weighted share of the text that stands in the title, 0 to 1."""
    likeness: float
    """How alike both are as wholes, 0 to 1."""


@dataclass(frozen=True)
class Library:
    """Who bears this number, this title."""

    documents: Mapping[str, Document]
    attachments: Mapping[str, tuple[Attachment, ...]]
    """Of each record."""
    files: Mapping[str, Attachment]
    """Every attachment by its address."""
    by_address: Mapping[str, str]
    """The record that stands at, or belongs to, an address."""
    by_form: Mapping[str, tuple[str, ...]]
    by_index: Mapping[str, tuple[str, ...]]
    by_order: Mapping[tuple[int | None, int], tuple[tuple[DocumentNumber, str], ...]]
    by_gram: Mapping[str, tuple[str, ...]]
    rarity: Mapping[str, float]
    about: Mapping[str, frozenset[str]]
    """The documents that are about a document."""
    _numbers: dict[DocumentNumber, tuple[Document, ...]] = field(default_factory=dict, repr=False)
    _ranked: dict[str, tuple[Ranked, ...]] = field(default_factory=dict, repr=False)
    _sums: dict[frozenset[str], float] = field(default_factory=dict, repr=False)

    def of_number(self, number: DocumentNumber) -> tuple[Document, ...]:
        """Return the documents that a number, perhaps typed in part, may mean."""
        if number not in self._numbers:
            self._numbers[number] = tuple(self._bearers(number))
        return self._numbers[number]

    def _bearers(self, number: DocumentNumber) -> Iterator[Document]:
        known = self.by_order.get((number.year, number.order), ())
        exact = [name for other, name in known if plain(other) == plain(number)]
        if not exact:
            exact = [name for other, name in known if _may_mean(number, other)]
        for name in dict.fromkeys(exact):
            yield self.documents[name]

    def of_title(self, form: str) -> tuple[Document, ...]:
        """Return the documents whose title a normal form is, with or without its 关于."""
        names = self.names_of(form) or self.by_form.get(core(form), ())
        return tuple(self.documents[name] for name in names)

    def names_of(self, form: str) -> tuple[str, ...]:
        """Return the ids of the documents that bear a normal form as it is."""
        return self.by_form.get(form) or self.by_form.get(f"关于{form}") or ()

    def of_index(self, index: str) -> tuple[Document, ...]:
        """Return the documents that bear an index number."""
        return tuple(self.documents[name] for name in self.by_index.get(index, ()))

    def nearest(self, form: str) -> tuple[Ranked, ...]:
        """Return the documents whose titles say most of a normal form, best first, five at most.

        Only those are looked at that share one of its rarest parts.
        """
        if form not in self._ranked:
            self._ranked[form] = tuple(self._nearest(form))
        return self._ranked[form]

    def _nearest(self, form: str) -> list[Ranked]:
        wanted = grams(form)
        known = sorted((gram for gram in wanted if gram in self.by_gram), key=self._spread)
        found: Counter[str] = Counter()
        looked_at = 0
        for gram in known[:_RAREST]:
            if found and looked_at + len(self.by_gram[gram]) > _LOOKED_AT:
                break
            looked_at += len(self.by_gram[gram])
            found.update(self.by_gram[gram])
        best = [self.documents[name] for name, _ in found.most_common(_SCORED)]
        ranked = [self.compare(wanted, document) for document in best]
        ranked.sort(key=lambda one: (-one.cover - one.likeness, one.document.id))
        return ranked[:5]

    def _spread(self, gram: str) -> tuple[int, str]:
        return (len(self.by_gram[gram]), gram)

    def compare(self, wanted: frozenset[str], document: Document) -> Ranked:
        """Return how much of the parts of a text a document's title says."""
        whole = self.sum_of(wanted) or 1.0
        cover = likeness = 0.0
        for title in document.grams:
            shared = sum(map(self.rare, wanted & title))
            cover = max(cover, shared / whole)
            likeness = max(likeness, 2 * shared / (whole + self.sum_of(title) or 1.0))
        return Ranked(document, cover, likeness)

    def sum_of(self, parts: frozenset[str]) -> float:
        """Return how much all parts of a title tell."""
        if parts not in self._sums:
            self._sums[parts] = sum(map(self.rare, parts))
        return self._sums[parts]

    def rare(self, gram: str) -> float:
        """Return how much a part of a title tells documents apart."""
        return self.rarity.get(gram, self.rarity[""])

    def is_of_matter(self, one: Document, other: Document) -> bool:
        """Tell whether one of two is a matter, and the other a paper that it came to."""
        return FULFILS in one.about.get(other.id, ()) or FULFILS in other.about.get(one.id, ())

    def is_related(self, one: Document, other: Document) -> bool:
        """Tell whether one of two documents is about the other."""
        return other.id in self.about.get(one.id, ()) or one.id in self.about.get(other.id, ())


_RAREST, _LOOKED_AT, _SCORED = 12, 4000, 40


def plain(number: DocumentNumber) -> str:
    """Return the prefix of a number, the issuer of an order in its shorter form."""
    return number.prefix.replace("人民政府", "政府")


def may_be(typed: DocumentNumber, known: DocumentNumber) -> bool:
    """Tell whether a number in a text is a known one; orders are printed with a year or without."""
    if (typed.year, typed.order) == (known.year, known.order):
        return plain(typed) == plain(known) or _may_mean(typed, known)
    are_orders = typed.prefix.endswith("令") and known.prefix.endswith("令")
    return (
        are_orders and typed.order == known.order and (typed.year is None) != (known.year is None)
    )


def _may_mean(typed: DocumentNumber, known: DocumentNumber) -> bool:
    """Tell whether a typed number leaves out part of a known one, or has words before it.

    One sign more before a number with a year is another place's: 济市中政发 is not 市中政发.
    """
    one, other = plain(typed), plain(known)
    if one in other:
        return typed.year is None or not one
    ahead = one.removesuffix(other)
    return len(other) > 1 and ahead != one and (len(ahead) > 1 or ahead in _WORDS)


_WORDS = frozenset("见即原现经在对向将为从和及与按据依")


def ids(documents: Iterable[Document]) -> tuple[str, ...]:
    """Return the ids of documents."""
    return tuple(one.id for one in documents)


def unique(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return documents without those that came before."""
    return tuple({one.id: one for one in documents}.values())


def flat(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Return the items of several collections, each once."""
    return tuple(dict.fromkeys(item for part in parts for item in part))
