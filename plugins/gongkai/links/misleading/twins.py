"""Links of one page that name different things and have one address: a line that was copied."""

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
    numbers_in,
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
    is_unit: bool
    """Whether it is the page of a unit."""
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
    """A link that has the address of another one on its page."""

    wrong: NamedLink
    other: str
    """The text of the other one."""
    right: tuple[IndexedDocument, ...] = ()
    """The documents that it may mean."""
    files: tuple[IndexedAttachment, ...] = ()
    """The attachments that it may mean."""


def find_twins(index: DocumentIndex, page: Iterable[NamedLink]) -> Iterator[Twin]:
    """Yield the links of a page that have the address of another one, which names something else.

    Of links that count, 第二批 and 第三批, any two of one address, if there is another document or
    file of the number; of units two side by side, one of which is named there.
    """
    wrong: dict[int, Twin] = {}
    for one, other in _pairs_of_one_address(page):
        if one.mentions.spoken == other.mentions.spoken:
            continue
        found = _of_series(index, one, other) or _of_units(one, other)
        if found is not None:
            wrong.setdefault(found.wrong.link.at, found)
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


def _of_series(index: DocumentIndex, one: NamedLink, other: NamedLink) -> Twin | None:
    """Return what is wrong if two texts name different ones of a series of documents or files.

    The wrong one is that of whose number nothing is there, else the later one. None where nothing
    else has its number: then one document may well speak of both.
    """
    document = one.document
    if document is None or not differ_in_number(one.mentions.spoken, other.mentions.spoken):
        return None
    if one.file is not None:
        return _of_files(index, one, other)
    if not one.says or (one.is_said and other.is_said):
        return None
    first, second = (has_numbers(document, link.mentions.spoken) for link in (one, other))
    if first and second and numbers_in(one.mentions.spoken):
        return None
    if first == second:
        first, second = one.is_said, other.is_said
    wrong, right = (one, other) if second and not first else (other, one)
    series = index.of_series(document)
    meant = tuple(doc for doc in series if has_numbers(doc, wrong.mentions.spoken))
    return Twin(wrong, right.link.text, meant) if meant else None


def _of_files(index: DocumentIndex, one: NamedLink, other: NamedLink) -> Twin | None:
    """Return what is wrong if two texts number attachments of a record, 附件：1、2."""
    file = one.file
    if file is None or not all(map(_numbers_file, (one, other))):
        return None
    beside = index.attachments.get(file.record, ())
    is_right = file in files_of_number(beside, other.mentions.spoken)
    wrong, right = (one, other) if is_right else (other, one)
    files = files_of_number(beside, wrong.mentions.spoken)
    return Twin(wrong, right.link.text, files=files) if files else None


def _numbers_file(link: NamedLink) -> bool:
    """Return whether a text gives the number of an attachment."""
    if link.mentions.attachment is not None:
        return True
    return _ALONE.fullmatch(link.mentions.spoken) is not None and "附件" in link.link.context


_ALONE = re.compile(r"\d{1,2}|[一二三四五六七八九十]")


def _of_units(one: NamedLink, other: NamedLink) -> Twin | None:
    """Return what is wrong if the names of two units have one address, which is that of one."""
    if one.is_named == other.is_named or not _are_neighbours(one.link, other.link):
        return None
    wrong, right = (other, one) if one.is_named else (one, other)
    if not wrong.is_unit or not _UNIT.fullmatch(wrong.mentions.spoken):
        return None
    words = words_of(wrong.mentions.spoken)
    is_there = any(has_any(text, words) for text in (wrong.says, *wrong.titles))
    return Twin(wrong, right.link.text) if words and wrong.says and not is_there else None


_UNIT = re.compile(
    r"[\u3400-\u9fff]{2,16}(?:[局委办部院所站厅署镇乡]|中心|大队|政府|街道|联合会)|[a-z ]+ bureau"
)


def _are_neighbours(one: PageLink, other: PageLink) -> bool:
    """Return whether nothing but a comma, a bar or an “and” stands between two links."""
    if one.context != other.context:
        are_items = one.context == one.text and other.context == other.text
        return are_items and other.at == one.at + 1
    _, found, behind = one.context.partition(one.text)
    between, again, _ = behind.partition(other.text)
    return bool(found and again) and _BETWEEN.fullmatch(between) is not None


_BETWEEN = re.compile(
    r"[》”）)]?\s*(?:[、，,;；|｜/·]\s*)?(?:和|与|及|以及|或|或者|and|or|&)?\s*[《“]?",
    re.IGNORECASE,
)
