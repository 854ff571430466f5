"""Links side by side that name different things and have one address: a line that was copied."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.documents import IndexedAttachment, IndexedDocument
from gongkai.links.misleading.mentions import Mentions
from gongkai.links.misleading.series_numbers import (
    differ_in_number,
    files_of_number,
    has_numbers,
)
from gongkai.links.misleading.titles import is_short_for
from gongkai.links.misleading.topic_words import has_any, words_of
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.page_texts import PageTexts


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A link that somebody wrote, with what is known of where it leads."""

    link: PageLink
    mentions: Mentions
    target: str
    """Where it leads, fragment and all."""
    titles: tuple[str, ...]
    """The forms by which people name what is there; none of what nobody knows."""
    document: IndexedDocument | None
    file: IndexedAttachment | None
    address: str
    """Of the page there; empty where it is none of the site."""
    texts: PageTexts

    @property
    def says(self) -> str:
        """Return what the page there says; empty where that is not known."""
        return self.texts.of(self.address) if self.address else ""

    @property
    def is_named(self) -> bool:
        """Return whether its text is the title of what it leads to, perhaps in short."""
        rest = self.mentions.rest
        return bool(rest) and any(is_short_for(rest, title) for title in self.titles)

    @property
    def is_said(self) -> bool:
        """Return whether its text stands on the page that it leads to, or in its title."""
        spoken = self.mentions.spoken
        return spoken in self.says or any(spoken in title for title in self.titles)


@dataclass(frozen=True, slots=True)
class Twin:
    """A link that has the address of another one beside it."""

    wrong: NamedLink
    other: str
    """The text of the other one."""


def find_twins(page: Iterable[NamedLink]) -> Iterator[Twin]:
    """Yield the links of a page that have the address of another one, which names something else.

    Of links that count, 第二批 and 第三批, any two of one address; of others two neighbours in an
    enumeration, where one names what is there, and no word of the other stands there.
    """
    wrong: dict[int, Twin] = {}
    for one, other in _pairs_of_one_address(page):
        if one.mentions.spoken == other.mentions.spoken:
            continue
        found = _of_series(one, other) if _may_be_series(one, other) else None
        if found is None and _are_neighbours(one, other):
            found = _unnamed(one, other)
        if found is not None:
            right = other if found is one else one
            wrong.setdefault(found.link.at, Twin(found, right.link.text))
    yield from wrong.values()


def _pairs_of_one_address(
    page: Iterable[NamedLink],
) -> Iterator[tuple[NamedLink, NamedLink]]:
    """Yield each two links of one address that are near one another on a page."""
    near: defaultdict[str, deque[NamedLink]] = defaultdict(lambda: deque(maxlen=_NEAR))
    for one in page:
        for other in near[one.target]:
            yield other, one
        near[one.target].append(one)


_NEAR = 12
"""Links of one address among which a copied one is looked for: more are a list of another sort."""


def _may_be_series(one: NamedLink, other: NamedLink) -> bool:
    """Return whether two texts name different ones of a series of documents or files."""
    return one.document is not None and differ_in_number(one.mentions.spoken, other.mentions.spoken)


def _of_series(one: NamedLink, other: NamedLink) -> NamedLink | None:
    """Return which of two is wrong: that of whose number nothing is there, else the later one."""
    if one.file is None and (not one.says or (one.is_said and other.is_said)):
        return None
    first, second = (_is_of_number(link) for link in (one, other))
    if first == second:
        first, second = one.is_said, other.is_said
    return one if second and not first else other


def _is_of_number(link: NamedLink) -> bool:
    """Return whether a link leads to what has the numbers of its text."""
    spoken = link.mentions.spoken
    if link.file is not None:
        return bool(files_of_number((link.file,), spoken))
    return link.document is not None and has_numbers(link.document, spoken)


def meant_of_series(index: DocumentIndex, link: NamedLink) -> tuple[IndexedDocument, ...]:
    """Return the documents of the series of a link's target that its text may mean."""
    beside = index.of_series(link.document) if link.document is not None else ()
    return tuple(one for one in beside if has_numbers(one, link.mentions.spoken))


def _are_neighbours(one: NamedLink, other: NamedLink) -> bool:
    """Return whether nothing but a comma, a bar or an “and” stands between two links."""
    if one.link.context != other.link.context:
        are_items = all(link.context == link.text for link in (one.link, other.link))
        return are_items and other.link.at == one.link.at + 1
    _, found, behind = one.link.context.partition(one.link.text)
    between, again, _ = behind.partition(other.link.text)
    return bool(found and again) and _BETWEEN.fullmatch(between) is not None


_BETWEEN = re.compile(
    r"[》”）)]?\s*(?:[、，,;；|｜/·]\s*)?(?:和|与|及|以及|或|或者|and|or|&)?\s*[《“]?",
    re.IGNORECASE,
)


def _unnamed(one: NamedLink, other: NamedLink) -> NamedLink | None:
    """Return which of two neighbours is wrong: nothing of it stands where the other is named."""
    if one.is_named == other.is_named:
        return None
    wrong = other if one.is_named else one
    if wrong.mentions.is_weak or wrong.mentions.numbers or not wrong.says:
        return None
    words = words_of(wrong.mentions.spoken)
    there = (wrong.says, *wrong.titles)
    return None if not words or any(has_any(text, words) for text in there) else wrong
