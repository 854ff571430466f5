"""The documents of a site as a text must name them, and the files beside them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from gongkai.links.misleading.numbers import may_be_same
from gongkai.model.numbers import DocumentNumber

T = TypeVar("T")
FULFILS = "fulfils"
"""What a document does for a matter: matters are named like what comes of them."""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
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
    """More than one for a joint document."""
    cited: frozenset[DocumentNumber]
    """Numbers of other documents in its title."""
    number: str
    index_number: str
    unit: str
    column: str
    addresses: Mapping[str, str]
    """The address of its page in each edition."""
    about: Mapping[str, frozenset[str]]
    """The documents that it is about, with what it does to them (document_relations.py)."""
    relations: frozenset[str]
    """What its title and kind say that it does."""
    years: frozenset[int]
    """The years in its title."""
    day: str = ""
    """On which it was made, YYYY-MM-DD."""
    days: frozenset[str] = frozenset()
    """On which it was made, and went up."""
    ended: str = ""
    """The first day on which it was no longer in force, YYYY-MM-DD."""
    shingles: tuple[frozenset[str], ...] = ()
    """What its forms are compared by."""
    explains_in: str = ""
    """In which form an explanation explains: a term of `forms`."""
    explained_by: str = ""
    """Who explains: a term of `explainers`."""

    def has_number(self, number: DocumentNumber) -> bool:
        """Return whether it has a number, perhaps typed in part."""
        return any(may_be_same(number, own) for own in self.numbers)

    @property
    def does(self) -> frozenset[str]:
        """Return all that it does to other documents, as its title, kind and relations say."""
        return self.relations.union(*self.about.values()) - {FULFILS}

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
class IndexedAttachment:
    """A file beside a record."""

    address: str
    record: str
    title: str
    ordinal: int | None
    """The number that its title, or else its name, gives it: 附件1."""
    name: str = ""
    """The normal form of its title without that number."""
    place: int = 0
    """Its place among the attachments of its record, from 1; 0 where that is not known."""


def ids(documents: Iterable[IndexedDocument]) -> tuple[str, ...]:
    """Return the ids of documents."""
    return tuple(one.id for one in documents)


def unique(documents: Iterable[IndexedDocument]) -> tuple[IndexedDocument, ...]:
    """Return documents without those that came before."""
    return tuple({one.id: one for one in documents}.values())


def flat(parts: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Return the items of several collections, each once."""
    return tuple(dict.fromkeys(item for part in parts for item in part))
