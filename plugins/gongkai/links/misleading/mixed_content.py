"""Mixed content (内容混杂), as far as the built site shows it: GK170, GK171 (point 33)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.titles import shingles
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.link_fault import LinkFinding
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.columns import DisclosureColumn
from gongkai.model.findings import Code, Finding, Severity, SourcePlace

TWO_ADDRESSES = Code(
    "GK170",
    Severity.WARNING,
    "“{title}” ({number}) stands at two addresses, {first} and {second}",
    "keep the one that the unit's column holds, and withdraw the other or let it refer to it",
    duties=("links",),
)
OTHER_COLUMN = Code(
    "GK171",
    Severity.WARNING,
    "the directory of “{column}” lists “{title}”, which is filed under “{filed}”",
    "move the record to this column, or take it out of the list",
    duties=("links",),
)
CODES = {code.id: code for code in (TWO_ADDRESSES, OTHER_COLUMN)}

_DIRECTORIES = frozenset({"column", "filter"})
_SAME = 0.8
"""How alike the titles of two records with one number must be to be one document."""


def find_twice(index: DocumentIndex) -> Iterator[Finding]:
    """Yield documents that two records show: one number and title, or one title, day and unit.

    A document about another may print its number; two numbers of one title are of two years.
    """
    for same in _groups(index):
        first, *others = sorted(same, key=lambda one: one.id)
        for other in others:
            if index.is_related(first, other) or not _is_one(index, first, other):
                continue
            edition = next(iter(other.addresses))
            details = {
                "title": other.title(edition),
                "number": other.number or other.day,
                "first": first.address(edition),
                "second": other.address(edition),
            }
            address = other.address(edition)
            place = SourcePlace(address)
            yield Finding(TWO_ADDRESSES, place, details, other.id, other.unit or None, address)


def _groups(index: DocumentIndex) -> Iterator[list[IndexedDocument]]:
    found: dict[object, list[IndexedDocument]] = defaultdict(list)
    for document in index.documents.values():
        for number in document.numbers:
            found[number].append(document)
        if not document.numbers and document.day:
            found[document.whole, document.day, document.unit, document.kind].append(document)
    yield from (same for same in found.values() if len(same) > 1)


def _is_one(index: DocumentIndex, first: IndexedDocument, other: IndexedDocument) -> bool:
    if set(first.forms) & set(other.forms):
        return True
    return index.compare(shingles(other.whole[0]), first).similarity >= _SAME


@dataclass(frozen=True)
class ColumnDirectories:
    """Which columns the pages of columns are of, and which columns each may list."""

    entries: Mapping[str, ManifestEntry]
    parents: Mapping[str, str]
    """The column above each."""

    @cached_property
    def pages(self) -> frozenset[str]:
        """Return the addresses of the pages that list what a column has."""
        return frozenset(
            entry.address
            for entry in self.entries.values()
            if entry.kind in _DIRECTORIES and entry.column
        )

    def strays(
        self, index: DocumentIndex, link: PageLink, document: IndexedDocument
    ) -> Iterator[Finding]:
        """Yield that the list of a column's page shows a record that belongs to another column.

        A column lists those below it, and by rule what belongs to its documents.
        """
        if link.page not in self.pages or link.is_own_text:
            return
        page = self.entries[link.page]
        around = (document.id, *document.about, *index.about.get(document.id, ()))
        columns = [index.documents[one].column for one in around if one in index.documents]
        if not document.column or any(page.column in self._above(one) for one in columns):
            return
        title = document.title(page.edition)
        filed = self._name(document.column, page.edition)
        details = {"column": page.title, "title": title, "filed": filed}
        details |= {"text": link.text, "href": link.href}
        place = SourcePlace(link.page)
        yield LinkFinding(OTHER_COLUMN, place, details, document.id, url=link.page, link=link)

    def _name(self, column: str, edition: str) -> str:
        """Return the name of a column as its page in an edition shows it."""
        for entry in self.entries.values():
            if (entry.kind, entry.column, entry.edition) == ("column", column, edition):
                return entry.title
        return column

    def _above(self, column: str) -> Iterator[str]:
        seen: set[str] = set()  # a registry may have a column below itself
        while column and column not in seen:
            seen.add(column)
            yield column
            column = self.parents.get(column, "")


def read_directories(
    entries: Mapping[str, ManifestEntry], columns: Collection[DisclosureColumn]
) -> ColumnDirectories:
    """Return the directories of a site; `columns` are those of the registry."""
    return ColumnDirectories(entries, {column.id: column.parent or "" for column in columns})
