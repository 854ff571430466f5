"""Links whose text says little, by the title or number right before them, 《X》（[→]）."""

import re

from gongkai.links.misleading.bare_texts import LEADS_ON, since_last_bare
from gongkai.links.misleading.codes import OTHER_TITLE, WRONG_NUMBER
from gongkai.links.misleading.context_mentions import (
    ContextMention,
    clause_before,
    mentions_around,
    rests_on,
)
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import SAYS_ALL, DocumentLink
from gongkai.links.misleading.documents import IndexedDocument, ids, unique
from gongkai.links.misleading.explanation_forms import OFFICIAL
from gongkai.links.misleading.mentions import quoted_titles
from gongkai.links.misleading.numbers import document_numbers_in, printed
from gongkai.links.misleading.titles import shingles, weight
from gongkai.links.misleading.verdict import TargetVerdict, doubtful


def judge_by_nearest(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if what stands right before a text names another document.

    None where the target, or what is about it, is named in the clause as well.
    """
    target = link.target
    is_little = link.mentions.is_weak or _is_unknown(index, link)
    if not is_little or link.is_empty or link.file is not None or target.id == link.page:
        return None
    if not target.numbers:  # a page of any sort may go with what is named
        return None
    if not link.text or link.context.count(link.text) != 1:
        return None
    clause = since_last_bare(clause_before(link.text, link.context))
    nearest = _right_before(index, clause)
    if nearest is None:
        return None
    by_number = unique(one for number in nearest.numbers for one in index.of_number(number))
    by_title = unique(one for title in nearest.titles for one in index.of_title(title))
    both = tuple(one for one in by_number if one.id in ids(by_title))
    meant = both or by_number or by_title
    named = unique(
        one
        for found in mentions_around(clause, index.prefixes)
        for one in (
            *(one for number in found.numbers for one in index.of_number(number)),
            *(one for title in found.titles for one in index.of_title(title)),
        )
    )
    if not meant or link.page in ids(meant) or any(_is_near(index, one, target) for one in named):
        return None
    if any(index.compare(shingles(one), target).cover >= SAYS_ALL for one in nearest.titles):
        return None
    shown = "、".join(map(printed, nearest.numbers))
    if both:
        return TargetVerdict(WRONG_NUMBER, shown, both)
    if not by_number:
        return TargetVerdict(OTHER_TITLE, right=meant)
    is_elsewhere = target.number in link.context
    return doubtful(WRONG_NUMBER, shown, meant) if is_elsewhere else None


def _is_near(index: DocumentIndex, one: IndexedDocument, other: IndexedDocument) -> bool:
    return one.id == other.id or index.is_related(one, other) or index.is_of_matter(one, other)


def _right_before(index: DocumentIndex, clause: str) -> ContextMention | None:
    """Return the title or number that ends a clause but for what leads on from it.

    What something rests on does so only where the link stands in brackets behind it, or where it
    is said to be that, 依据为《X》，→.
    """
    numbers = document_numbers_in(clause, index.prefixes)
    titles = quoted_titles(clause)
    title = titles[-1] if titles else None
    number = numbers[-1] if numbers and (title is None or numbers[-1].end > title.end) else None
    if title and number and _GAP.fullmatch(clause[title.end : number.start]) is None:
        title = None
    first, last = title or number, number or title
    if first is None or last is None:
        return None
    start, end, forms = first.start, last.end, (title.form,) if title is not None else ()
    gap = _CLOSES.sub("", clause[end:])
    if LEADS_ON.fullmatch(gap) is None or (not gap.startswith(_OPENS) and rests_on(clause[:start])):
        return None
    return ContextMention((number.number,) if number is not None else (), forms, is_basis=False)


_GAP = re.compile(r"\s*[（(〔\[,，]\s*")
_CLOSES = re.compile(r"^\s*[）)】\]]")
_OPENS = ("（", "(", "【", "[")


def _is_unknown(index: DocumentIndex, link: DocumentLink) -> bool:
    """Return whether a short text has no word of any title here, and leads to a document."""
    mentions = link.mentions
    names = (*mentions.numbers, *mentions.odd_numbers, *mentions.titles, *mentions.relations)
    if names or mentions.years or mentions.attachment is not None or link.head:
        return False
    if weight(mentions.spoken) > _SHORT or link.target.kind not in OFFICIAL:
        return False
    words = shingles(mentions.spoken)
    return bool(link.target.numbers and words) and not any(one in index.by_shingle for one in words)


_SHORT = 6
"""Characters of a text that may say nothing of its own."""
