"""One link as it is judged, and how much of its text titles say."""

import re
from dataclasses import dataclass

from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.documents import IndexedAttachment, IndexedDocument
from gongkai.links.misleading.mentions import LONGEST, Mentions
from gongkai.links.misleading.titles import is_short_for, shingles, weight
from gongkai.model.titles import normal_form

SAYS_ALL = 0.98
"""A title that holds all of a text is what the text means, unless another is equal to it."""
SAYS_MOST = 0.8
LEAST_OUTSIDE, LEAST_QUOTED, LEAST = 4, 6, 8
"""Characters below which a text is too short to be compared (an English word is two)."""


@dataclass(frozen=True)
class DocumentLink:
    """One link, with where it leads as far as the site's own records go."""

    text: str
    context: str
    """What stands around it that may say what it means."""
    mentions: Mentions
    """What its text names."""
    target: IndexedDocument
    page: str = ""
    """The record on whose page it stands."""
    file: IndexedAttachment | None = None
    """The attachment that it leads to, if it leads to one."""
    has_place: bool = False
    """Whether it leads to a place on the page, such as the part on what changed."""
    is_empty: bool = False
    """Whether it leads to the top of its own page, as `#` does that waits for an address."""
    own_part: str = ""
    """What of the words around it is its own, where others have the same text."""
    plain: str = ""
    """What stands around it without the texts of other links."""
    under: str = ""
    """The heading above it, or the head of its column, where a year stands in it."""
    head: str = ""
    """The head of its column or row, where it says of which class its links are."""


def phrase_of(mentions: Mentions) -> str:
    """Return the part of a text that may be a title: the longest in marks, if most is in them."""
    title = max(mentions.titles, key=len, default="")
    return title if weight(title) >= weight(mentions.outside) else mentions.rest


def words_beside(link: DocumentLink) -> str:
    """Return the words that may say what the document of a text is: all that stands around it.

    What is behind a bar speaks of another. Of a number, which says by itself what it means, with
    its title in marks or without, only what stands right beside it.
    """
    around = (link.plain or link.context)[:LONGEST]
    before, _, behind = around.partition(link.text or "\0")
    before, behind = _BARS.split(before)[-1], _BARS.split(behind)[0]
    is_plain = bool(link.mentions.numbers) and not link.mentions.outside
    if is_plain and link.context.count(link.text) == 1:
        return f"{before[-_NEAR:]} {behind[:_NEAR]}"
    return f"{before} {behind}"


_NEAR = 10
_BARS = re.compile("[｜丨]")


def cover_of(index: DocumentIndex, link: DocumentLink) -> float:
    """Return how much of a link's text the title of its target says, 0 to 1."""
    return cover_by(index, link, link.target)


def cover_by(index: DocumentIndex, link: DocumentLink, document: IndexedDocument) -> float:
    """Return how much of a link's text the title of a document says, 0 to 1."""
    return index.compare(shingles(link.mentions.rest), document).cover


def cover_of_file(index: DocumentIndex, link: DocumentLink) -> float:
    """Return how much of a link's text the title of the file says that it leads to, 0 to 1."""
    if link.file is None:
        return 0.0
    wanted = shingles(link.mentions.rest)
    return share(index, wanted, shingles_of(link.file.title))


def share(index: DocumentIndex, title: frozenset[str], around: frozenset[str]) -> float:
    """Return how much of a title stands in a text, 0 to 1; both as what they are compared by."""
    return sum(map(index.rare, title & around)) / (index.sum_of(title) or 1.0)


def shingles_of(text: str) -> frozenset[str]:
    """Return what the whole of a text is compared by."""
    return shingles(normal_form(text))


def names(form: str, document: IndexedDocument) -> bool:
    """Return whether words are the title of a document, in short too, or end in it."""
    if any(form.endswith(own) for own in document.forms):
        return True
    return weight(form) >= _LEAST_IN_SHORT and any(
        is_short_for(form, own) for own in document.forms
    )


_LEAST_IN_SHORT = 4
