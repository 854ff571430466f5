"""All documents of a site by number, index number and title, indexed once from its manifest."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import log

from gongkai.links.manifest import Entry
from gongkai.links.named import attachment_number, quoted_titles, years_in
from gongkai.links.senses import passed_on, sense_of, senses, subjects
from gongkai.links.titles import core, forms, grams, normal, weight
from gongkai.model.numbers import DocumentNumber, find_numbers, read_number


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
    dated: int | None = None
    """The year in which it was made."""
    grams: tuple[frozenset[str], ...] = ()
    """What its forms are compared by."""

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
        exact = [name for other, name in known if _plain(other) == _plain(number)]
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

    def is_related(self, one: Document, other: Document) -> bool:
        """Tell whether one of two documents is about the other."""
        return other.id in self.about.get(one.id, ()) or one.id in self.about.get(other.id, ())


_RAREST, _LOOKED_AT, _SCORED = 12, 4000, 40


def _plain(number: DocumentNumber) -> str:
    return number.prefix.replace("人民政府", "政府")


def _may_mean(typed: DocumentNumber, known: DocumentNumber) -> bool:
    """Tell whether a typed number leaves out part of a known one, or has words before it."""
    one, other = _plain(typed), _plain(known)
    if one in other and (typed.year is None or not one or other.endswith(one)):
        return typed.year is None or not one
    ahead = one.removesuffix(other)
    return len(other) > 1 and ahead != one and (len(ahead) > 1 or ahead in _WORDS)


_WORDS = frozenset("见即原现经在对向将为从和及与按据依")


def read_library(manifest: Mapping[str, Entry]) -> Library:
    """Index the records of a site. What was withdrawn is no document any more."""
    pages: dict[str, list[Entry]] = defaultdict(list)
    owners: dict[str, str] = {}
    files: dict[str, Attachment] = {}
    for entry in manifest.values():
        if not entry.record:
            continue
        owners[entry.address] = entry.record
        if entry.kind == "attachment":
            files[entry.address] = _attachment(entry)
        elif entry.is_page and entry.title and not entry.withdrawn:
            pages[entry.record].append(entry)
    first = {name: _document(name, entries) for name, entries in sorted(pages.items())}
    by_form = _by(first.values(), lambda document: document.forms)
    documents = {name: _with_about(one, pages[name][0], by_form) for name, one in first.items()}
    spread = Counter(gram for document in documents.values() for gram in _grams(document))
    rarity = {gram: log(1 + len(documents) / count) for gram, count in spread.items()}
    rarity[""] = log(2 + len(documents))
    about: dict[str, set[str]] = defaultdict(set)
    for document in documents.values():
        for name in document.about:
            about[name].add(document.id)
    orders: dict[tuple[int | None, int], list[tuple[DocumentNumber, str]]] = defaultdict(list)
    for document in documents.values():
        for number in document.numbers:
            orders[number.year, number.order].append((number, document.id))
    beside: dict[str, list[Attachment]] = defaultdict(list)
    for file in files.values():
        beside[file.record].append(file)
    return Library(
        documents,
        {name: tuple(found) for name, found in beside.items()},
        files,
        owners,
        by_form,
        _by(documents.values(), lambda document: (document.index,) if document.index else ()),
        {key: tuple(found) for key, found in orders.items()},
        _by(documents.values(), _grams),
        rarity,
        {name: frozenset(found) for name, found in about.items()},
    )


def _grams(document: Document) -> frozenset[str]:
    return frozenset().union(*document.grams)


def _by(documents: Iterable[Document], keys: Callable[[Document], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for key in keys(document):
            found[key].append(document.id)
    return {key: tuple(names) for key, names in found.items()}


def _attachment(entry: Entry) -> Attachment:
    name = entry.address.rpartition("/")[2]
    ordinal = attachment_number(entry.title) or attachment_number(name)
    return Attachment(entry.address, entry.record, entry.title or name, ordinal)


def _document(name: str, entries: list[Entry]) -> Document:
    chief = entries[0]
    titles = tuple(entry.title for entry in entries)
    named = [form for title in titles for form in forms(title) if weight(form) >= 4]
    found = tuple(dict.fromkeys(one.number for one in find_numbers(chief.number)))
    alone = read_number(chief.number) if chief.number and not found else None
    of_kind = {_OF_KIND[chief.kind]} if chief.kind in _OF_KIND else set()
    whole = tuple(map(normal, titles))
    return Document(
        name,
        chief.kind,
        titles,
        whole,
        tuple(dict.fromkeys(named)),
        (alone,) if alone else found,
        frozenset(one.number for title in titles for one in find_numbers(title)),
        chief.number,
        chief.index,
        chief.unit,
        chief.column,
        {entry.edition: entry.address for entry in entries},
        {},
        frozenset(sense for title in titles for sense in senses(title)) | of_kind,
        frozenset(year for title in titles for year in years_in(title)),
        int(chief.dated[:4]) if chief.dated[:4].isdecimal() else None,
        tuple(dict.fromkeys(map(grams, named))),
    )


_OF_KIND = {
    "interpretation": "explains",
    "draft": "drafts",
    "consultation": "drafts",
    "feedback": "answers",
    "correction": "corrects",
    "cleanup": "repeals",
}
"""What papers of a kind do to the documents that they are about."""


def _with_about(
    document: Document, entry: Entry, by_form: Mapping[str, tuple[str, ...]]
) -> Document:
    """Return a document with those that it is about: as declared, and as its title says."""
    about: dict[str, set[str]] = defaultdict(set)
    for relation in entry.about:
        about[relation.record].add(sense_of(relation.name))
    for title, form in zip(document.titles, document.whole, strict=True):
        quoted = {quote.form for quote in quoted_titles(title)}
        bare = core(form)
        for named in (*quoted, *subjects(form), *subjects(bare), passed_on(bare)):
            if named not in document.forms:
                for name in by_form.get(named, ()):
                    about[name] |= document.senses
    about.pop(document.id, None)
    return replace(document, about={name: frozenset(found) for name, found in about.items()})
