"""A manifest -> the index of the documents of its site, made once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from math import log
from typing import TypeVar

from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_relations import (
    passed_on,
    relation_of,
    relations_in,
    subjects,
)
from gongkai.links.misleading.documents import IndexedAttachment, IndexedDocument
from gongkai.links.misleading.mentions import (
    attachment_number,
    name_of_attachment,
    quoted_titles,
    years_in,
)
from gongkai.links.misleading.titles import core, forms, series, shingles, weight, yearless
from gongkai.links.misleading.towns import TownDocuments, read_town_documents
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.naming import Naming
from gongkai.model.numbers import DocumentNumber, find_document_numbers, read_number
from gongkai.model.titles import normal_form
from gongkai.model.units import Unit

K = TypeVar("K")


def index_documents(
    manifest: Mapping[str, ManifestEntry], units: Collection[Unit] = ()
) -> DocumentIndex:
    """Index the records of a site. What was withdrawn is no document any more."""
    prefixes = _prefixes(manifest.values(), units)
    pages: dict[str, list[ManifestEntry]] = defaultdict(list)
    owners: dict[str, str] = {}
    files: dict[str, IndexedAttachment] = {}
    for entry in manifest.values():
        if not entry.record:
            continue
        owners[entry.address] = entry.record
        if entry.kind == "attachment":
            files[entry.address] = _attachment(entry)
        elif entry.is_page and entry.title and not entry.withdrawn:
            pages[entry.record].append(entry)
    first = {name: _document(name, entries, prefixes) for name, entries in sorted(pages.items())}
    by_form = _by(first.values(), lambda document: document.forms)
    documents = {name: _with_about(one, pages[name][0], by_form) for name, one in first.items()}
    spread = Counter(shingle for document in documents.values() for shingle in _shingles(document))
    rarity = {shingle: log(1 + len(documents) / count) for shingle, count in spread.items()}
    rarity[""] = log(2 + len(documents))
    by_number = _by(documents.values(), lambda document: document.numbers)
    documents = {name: _with_cited(one, by_number) for name, one in documents.items()}
    about: dict[str, set[str]] = defaultdict(set)
    orders: dict[tuple[int | None, int], list[tuple[DocumentNumber, str]]] = defaultdict(list)
    for document in documents.values():
        for name in document.about:
            about[name].add(document.id)
        for number in document.numbers:
            orders[number.year, number.order].append((number, document.id))
    beside: dict[str, list[IndexedAttachment]] = defaultdict(list)
    called: dict[str, list[IndexedAttachment]] = defaultdict(list)
    for file in files.values():
        beside[file.record].append(file)
        called[file.name].append(file)
    return DocumentIndex(
        documents,
        {name: tuple(found) for name, found in beside.items()},
        files,
        {name: tuple(found) for name, found in called.items()},
        owners,
        by_form,
        _by(documents.values(), lambda document: filter(None, map(yearless, document.forms))),
        prefixes,
        _by(
            documents.values(),
            lambda document: (document.index_number,) if document.index_number else (),
        ),
        {key: tuple(found) for key, found in orders.items()},
        _by(documents.values(), _shingles),
        rarity,
        {name: frozenset(found) for name, found in about.items()},
        _by(documents.values(), lambda document: map(series, document.whole)),
        _by(documents.values(), lambda document: document.days),
        _read_towns(documents.values(), units),
    )


def _read_towns(documents: Iterable[IndexedDocument], units: Iterable[Unit]) -> TownDocuments:
    """Gather what towns issue alike; places are called as their governments are."""
    naming = Naming({unit.id: unit for unit in units})
    areas = {area.own for unit in naming.units for area in naming.areas_of(unit)}
    nearest = {unit: next(naming.areas_of(unit), None) for unit in naming.units}
    of_unit = {unit: area.own for unit, area in nearest.items() if area is not None}
    return read_town_documents({one.id: one.whole for one in documents}, areas, of_unit)


def _with_cited(
    document: IndexedDocument, by_number: Mapping[DocumentNumber, tuple[str, ...]]
) -> IndexedDocument:
    """Return a document with those whose number is in its title, 关于废止某府〔2018〕4号的通知."""
    cited = {name for number in document.cited for name in by_number.get(number, ())}
    cited -= {document.id, *document.about}
    if not cited:
        return document
    return replace(document, about={**document.about, **dict.fromkeys(cited, document.relations)})


def _shingles(document: IndexedDocument) -> frozenset[str]:
    return frozenset().union(*document.shingles)


def _by(
    documents: Iterable[IndexedDocument], keys: Callable[[IndexedDocument], Iterable[K]]
) -> dict[K, tuple[str, ...]]:
    found: dict[K, list[str]] = defaultdict(list)
    for document in documents:
        for key in keys(document):
            found[key].append(document.id)
    return {key: tuple(names) for key, names in found.items()}


def _attachment(entry: ManifestEntry) -> IndexedAttachment:
    name = entry.address.rpartition("/")[2]
    ordinal = attachment_number(entry.title) or attachment_number(name)
    called = name_of_attachment(entry.title)
    return IndexedAttachment(
        entry.address, entry.record, entry.title or name, ordinal, called, entry.place
    )


def _prefixes(entries: Iterable[ManifestEntry], units: Iterable[Unit]) -> frozenset[str]:
    """Return what numbers begin with, as records bear them and as units say."""
    printed = dict.fromkeys(entry.number for entry in entries if entry.number)
    found = {one.number.prefix for number in printed for one in find_document_numbers(number)}
    found |= {
        prefix
        for unit in units
        for prefix in (
            *unit.prefixes,
            *(known for alias in unit.aliases for known in alias.prefixes),
        )
    }
    return frozenset(prefix for prefix in found if len(prefix) > 1)


def _document(name: str, entries: list[ManifestEntry], prefixes: frozenset[str]) -> IndexedDocument:
    chief = entries[0]
    titles = tuple(entry.title for entry in entries)
    named = [form for title in titles for form in forms(title) if weight(form) >= 4]
    found = tuple(
        dict.fromkeys(one.number for one in find_document_numbers(chief.number, prefixes))
    )
    alone = read_number(chief.number) if chief.number and not found else None
    of_kind = {_OF_KIND[chief.kind]} if chief.kind in _OF_KIND else set()
    whole = tuple(map(normal_form, titles))
    return IndexedDocument(
        name,
        chief.kind,
        titles,
        whole,
        tuple(dict.fromkeys(named)),
        (alone,) if alone else found,
        frozenset(one.number for title in titles for one in find_document_numbers(title, prefixes)),
        chief.number,
        chief.index,
        chief.unit,
        chief.column,
        {entry.edition: entry.address for entry in entries},
        {},
        frozenset(relation for title in titles for relation in relations_in(title)) | of_kind,
        frozenset(year for title in titles for year in years_in(title)),
        chief.dated,
        frozenset(filter(None, (chief.dated, chief.published))),
        chief.ended,
        tuple(dict.fromkeys(map(shingles, named))),
        chief.form,
        chief.by,
    )


_OF_KIND = {
    "interpretation": "explains",
    "draft": "drafts",
    "consultation": "drafts",
    "feedback": "answers",
    "correction": "corrects",
    "cleanup": "repeals",
}
"""What documents of a kind do to the documents that they are about."""
_DRAFTS = ("consultation", "draft")
"""Kinds whose titles quote a document with words of their own, 关于《X（征求意见稿）》的公告."""


def _with_about(
    document: IndexedDocument, entry: ManifestEntry, by_form: Mapping[str, tuple[str, ...]]
) -> IndexedDocument:
    """Return a document with those that it is about: as declared, and as its title says."""
    about: dict[str, set[str]] = defaultdict(set)
    for relation in entry.about:
        about[relation.record].add(relation_of(relation.name))
    for title, form in zip(document.titles, document.whole, strict=True):
        quoted = {quote.form for quote in quoted_titles(title)}
        drafted = (one for quote in quoted for one in subjects(quote) if document.kind in _DRAFTS)
        bare = core(form)
        for named in (*quoted, *drafted, *subjects(form), *subjects(bare), passed_on(bare)):
            if named not in document.forms:
                for name in by_form.get(named, ()):
                    about[name] |= document.relations
    about.pop(document.id, None)
    return replace(document, about={name: frozenset(found) for name, found in about.items()})
