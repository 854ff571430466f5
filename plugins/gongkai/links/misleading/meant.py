"""The document that the text of a dead link means, read as that of a link that works."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from gongkai.links.misleading.candidates import find_candidates, without_words_of_title
from gongkai.links.misleading.class_words import CLASSES
from gongkai.links.misleading.context_mentions import mentions_around, number_beside
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import LEAST_QUOTED, DocumentLink, phrase_of
from gongkai.links.misleading.documents import IndexedDocument, unique
from gongkai.links.misleading.indexing import index_documents
from gongkai.links.misleading.judging import judge
from gongkai.links.misleading.mentions import (
    Mentions,
    attachment_number,
    name_of_attachment,
    read_mentions,
)
from gongkai.links.misleading.places import edition_said
from gongkai.links.misleading.plain_text import plain
from gongkai.links.misleading.title_similarity import ALIKE, MARGIN_OF_ALL, is_abbreviation
from gongkai.links.misleading.titles import weight
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.web_address import path_of

_YEAR = re.compile(r"(?:19|20)\d\d")


class MeantDocuments:
    """Finds what dead links mean; documents are gathered when the first one asks."""

    def __init__(self, entries: Mapping[str, ManifestEntry]) -> None:
        """Take the manifest of the site."""
        self._entries = entries

    @cached_property
    def _index(self) -> DocumentIndex:
        return index_documents(self._entries)

    def page_at(self, href: str) -> str:
        """Return the page of the site that has the path of an address on another host.

        That is where a text was tried out before it went up. Empty for the first page, which
        every site has.
        """
        path = unquote(path_of(href)).strip("/")
        return next((one for one in (f"{path}/", path) if path and one in self._entries), "")

    def address(self, link: PageLink, nearest: str) -> str:
        """Return the address that the text of a link means.

        `nearest` is what its path is like, which counts where the text does not speak against it.
        Empty where nothing is sure.
        """
        mentions = read_mentions(link.text, self._index.prefixes)
        file = self._attachment(link)
        if file:
            return file
        entry = self._entries.get(link.page)
        edition = edition_said(link.text) or (entry.edition if entry else "")
        found = self._documents(link, mentions)
        if len(found) == 1:
            return found[0].address(edition)
        alike = self._index.documents.get(self._index.by_address.get(nearest, ""))
        if alike is None or alike in found:
            return alike.address(edition) if alike and edition_said(link.text) else nearest
        judged = DocumentLink(plain(link.text), plain(link.context), mentions, alike, link.page)
        verdict = judge(self._index, judged)
        if verdict.code is None:
            return alike.address(edition) if edition_said(link.text) else nearest
        only = len(verdict.right) == 1
        return verdict.right[0].address(edition) if only else ""

    def _attachment(self, link: PageLink) -> str:
        """Return the attachment beside the page that a text names by number or name."""
        record = self._index.by_address.get(link.page, "")
        beside = self._index.attachments.get(record, ())
        name, wanted = name_of_attachment(link.text), attachment_number(link.text)
        called = [one for one in beside if name and one.name == name]
        called = called or [
            one for one in beside if wanted and wanted == (one.ordinal or one.place)
        ]
        return called[0].address if len(called) == 1 else ""

    def _documents(self, link: PageLink, mentions: Mentions) -> tuple[IndexedDocument, ...]:
        """Return the documents that a text may mean: one, where it is sure."""
        index, named = self._index, _Named((), mentions.relations & CLASSES)
        if mentions.is_weak:
            named = self._around(link)
        else:
            odd = tuple(one for one in mentions.odd_numbers if index.of_number(one))
            own = mentions.numbers or odd
            numbers = own or number_beside(link.text, link.context, index.prefixes)
            numbers = without_words_of_title(index, mentions, numbers)
            candidates = find_candidates(index, mentions, numbers)
            found = candidates.documents
            both = tuple(one for one in candidates.identified if one in candidates.titled)
            named = _Named(both or candidates.identified or found, candidates.relations & CLASSES)
            if not found:
                named = _Named(self._alike(mentions), frozenset())
        of_class = self._of_class(named)
        return self._of_year(of_class, link, mentions) if len(of_class) > 1 else of_class

    def _around(self, link: PageLink) -> "_Named":
        """Return the documents that stand around a text that says nothing."""
        for mention in mentions_around(link.context, self._index.prefixes):
            by_number = [d for n in mention.numbers for d in self._index.of_number(n)]
            found = by_number or [d for t in mention.titles for d in self._index.of_title(t)]
            if found and not mention.is_basis:
                return _Named(unique(found), frozenset())
        return _Named((), frozenset())

    def _alike(self, mentions: Mentions) -> tuple[IndexedDocument, ...]:
        """Return the document of which a text is most of the title, if no other comes near it."""
        phrase = phrase_of(mentions)
        if weight(phrase) < LEAST_QUOTED:
            return ()
        first, *others = self._index.nearest(phrase) or (None,)
        if first is None:
            return ()
        short = [one for one in (first, *others) if is_abbreviation(phrase, one.document)]
        if short:
            return tuple(one.document for one in short)
        near = [one for one in others if one.cover >= first.cover - MARGIN_OF_ALL]
        if max(first.cover, first.similarity) < ALIKE:
            return ()
        return (first.document, *(one.document for one in near))

    def _of_class(self, named: "_Named") -> tuple[IndexedDocument, ...]:
        """Return the explanations, drafts … of documents where the text says so."""
        if not named.classes or any(one.does & named.classes for one in named.documents):
            return named.documents
        around = [
            self._index.documents[name]
            for one in named.documents
            for name in sorted(self._index.about.get(one.id, ()))
            if self._index.documents[name].about[one.id] & named.classes
        ]
        return unique(around)

    @staticmethod
    def _of_year(
        documents: tuple[IndexedDocument, ...], link: PageLink, mentions: Mentions
    ) -> tuple[IndexedDocument, ...]:
        """Return those of several documents that are of the year that a text or its row gives."""
        said = mentions.years or {int(year) for year in _YEAR.findall(link.context)}
        by_day = tuple(one for one in documents if one.day and one.day in link.context)
        return by_day or tuple(one for one in documents if said & (one.years | {one.made_in}))


class _Named(NamedTuple):
    """Documents, and the class of document about them that is meant."""

    documents: tuple[IndexedDocument, ...]
    classes: frozenset[str]
