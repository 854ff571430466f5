"""The documents that have in their titles what a text is about."""

from collections.abc import Iterable

from gongkai.links.misleading.class_words import CLASSES
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, share, shingles_of, words_beside
from gongkai.links.misleading.documents import IndexedDocument, flat
from gongkai.links.misleading.titles import shingles
from gongkai.links.misleading.topic_words import Words, has_all

_TELLING = ("news", "reply", "question")
"""Kinds that only tell of documents, in titles that are sentences."""
_ASIDE = CLASSES | {"forwards"}


def documents_about(index: DocumentIndex, words: Words) -> tuple[IndexedDocument, ...]:
    """Return the documents with all words of a topic in one title; each topic is asked once."""
    if words not in index.topics:
        index.topics[words] = tuple(_of_rarest(index, words))
    return index.topics[words]


def likeliest(
    index: DocumentIndex, link: DocumentLink, documents: Iterable[IndexedDocument]
) -> tuple[IndexedDocument, ...]:
    """Return documents, those first that a link means most.

    What is of the sort that the text names comes first, documents before what explains them; of
    several that of which most is said around the link, and of those the newest on the day of its
    page.
    """
    page = index.documents.get(link.page)
    until = page.day if page is not None else ""
    around = shingles_of(words_beside(link) + link.text)
    sort = link.mentions.rest[-2:]

    def rank(one: IndexedDocument) -> tuple[bool, bool, float, bool]:
        is_of_sort = any(sort in form for form in one.whole)
        is_aside = bool(one.does & _ASIDE - link.mentions.relations)
        said = max((share(index, title, around) for title in one.shingles), default=0.0)
        is_later = bool(until) and one.day > until
        return (not is_of_sort, is_aside, -round(said, 1), is_later)

    newest = sorted(documents, key=lambda one: one.day, reverse=True)
    return tuple(sorted(newest, key=rank))


def _of_rarest(index: DocumentIndex, words: Words) -> list[IndexedDocument]:
    """Return the documents with all words in one title, found by the rarest part of them."""
    parts = [part for part in flat(map(shingles, words)) if part in index.by_shingle]
    if not parts:
        return []
    rarest = min(parts, key=lambda part: len(index.by_shingle[part]))
    named = (index.documents[name] for name in index.by_shingle[rarest])
    return [one for one in named if _is_about(one, words)]


def _is_about(document: IndexedDocument, words: Words) -> bool:
    if document.kind in _TELLING:
        return False
    return any(has_all(form, words) for form in document.forms)
