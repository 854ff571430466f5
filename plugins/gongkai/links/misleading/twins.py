"""Links of one page that name different things and have one address: a line that was copied."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.documents import IndexedAttachment, IndexedDocument
from gongkai.links.misleading.mentions import Mentions
from gongkai.links.misleading.series_numbers import (
    SeriesNumbers,
    differ_in_number,
    files_of_number,
    numbers_in,
)
from gongkai.links.reading.link import PageLink


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A link that somebody wrote to a document or a file, with what is known of it."""

    link: PageLink
    mentions: Mentions
    target: str
    """Where it leads, fragment and all."""
    document: IndexedDocument
    file: IndexedAttachment | None
    says: str
    """What the page there says; empty where that is not known."""

    @property
    def is_said(self) -> bool:
        """Return whether its text stands on the page that it leads to, or in its title."""
        spoken = self.mentions.spoken
        return spoken in self.says or any(spoken in title for title in self.document.forms)


@dataclass(frozen=True, slots=True)
class Twin:
    """A link that has the address of another one on its page."""

    wrong: NamedLink
    other: str
    """The text of the other one."""
    document: IndexedDocument | None = None
    """The document that it means."""
    file: IndexedAttachment | None = None
    """The attachment that it means."""


def find_twins(index: DocumentIndex, page: Iterable[NamedLink]) -> Iterator[Twin]:
    """Yield the links of a page that have the address of another one, which names something else.

    Two texts that count, 第二批 and 第三批, where another document or file has the number.
    """
    wrong: set[int] = set()
    known: dict[str, SeriesNumbers] = {}

    def numbers(document: IndexedDocument) -> SeriesNumbers:
        if document.id not in known:
            known[document.id] = SeriesNumbers.of(document)
        return known[document.id]

    for one, other in _pairs_of_one_address(page):
        first, second = one.mentions.spoken, other.mentions.spoken
        if wrong & {one.link.at, other.link.at} or not differ_in_number(first, second):
            continue
        found = (
            _of_files(index, one.file, one, other)
            if one.file is not None
            else _of_series(index, one, other, numbers)
        )
        if found is not None:
            wrong.add(found.wrong.link.at)
            yield found


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


def _of_series(
    index: DocumentIndex,
    one: NamedLink,
    other: NamedLink,
    numbers: Callable[[IndexedDocument], SeriesNumbers],
) -> Twin | None:
    """Return what is wrong if two texts name different ones of a series of documents.

    The wrong one is that of whose number nothing is there, else the later one. None where nothing
    else has its number: then one document may well speak of both.
    """
    if not one.says or (one.is_said and other.is_said):
        return None
    first, second = (numbers(one.document).has(link.mentions.spoken) for link in (one, other))
    if first and second and numbers_in(one.mentions.spoken):
        return None
    if first == second:
        first, second = one.is_said, other.is_said
    wrong, right = (one, other) if second and not first else (other, one)
    spoken, series = wrong.mentions.spoken, index.of_series(one.document)
    meant = next((document for document in series if numbers(document).has(spoken)), None)
    return Twin(wrong, right.link.text, meant) if meant is not None else None


def _of_files(
    index: DocumentIndex, file: IndexedAttachment, one: NamedLink, other: NamedLink
) -> Twin | None:
    """Return what is wrong if two texts number attachments of a record, 附件：1、2."""
    if not (_numbers_file(one) and _numbers_file(other)):
        return None
    beside = index.attachments.get(file.record, ())
    is_right = file in files_of_number(beside, other.mentions.spoken)
    wrong, right = (one, other) if is_right else (other, one)
    meant = next(iter(files_of_number(beside, wrong.mentions.spoken)), None)
    return Twin(wrong, right.link.text, file=meant) if meant is not None else None


def _numbers_file(link: NamedLink) -> bool:
    """Return whether a text gives the number of an attachment."""
    if link.mentions.attachment is not None:
        return True
    return _ALONE.fullmatch(link.mentions.spoken) is not None and "附件" in link.link.context


_ALONE = re.compile(r"\d{1,2}|[一二三四五六七八九十]")
