"""One link judged: what its text names against what it leads to.

Numbers come before titles, titles that are equal before titles that are alike, and what is alike
is only ever ranked. Whatever speaks for the link ends the matter; an error needs two things
against it.
"""

import re
from collections.abc import Sequence

from gongkai.links.misleading.candidates import (
    Candidates,
    find_candidates,
    without_words_of_title,
)
from gongkai.links.misleading.codes import (
    OTHER_TITLE,
    UNKNOWN_NUMBER,
    WRONG_NUMBER,
)
from gongkai.links.misleading.context_mentions import completed, mentions_around, number_beside
from gongkai.links.misleading.document_class import is_class_alone, judge_class
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import (
    LEAST_OUTSIDE,
    LEAST_QUOTED,
    SAYS_ALL,
    SAYS_MOST,
    DocumentLink,
    cover_by,
    cover_of,
    cover_of_file,
    phrase_of,
)
from gongkai.links.misleading.documents import IndexedDocument, flat, ids, unique
from gongkai.links.misleading.judging_by_context import judge_by_context, judge_number_before
from gongkai.links.misleading.judging_by_count import judge_count
from gongkai.links.misleading.judging_by_day import judge_day
from gongkai.links.misleading.judging_by_difference import judge_difference
from gongkai.links.misleading.judging_by_head import is_of_class_above, judge_head
from gongkai.links.misleading.judging_by_label import judge_label, judge_subject
from gongkai.links.misleading.judging_by_nearest import judge_by_nearest
from gongkai.links.misleading.judging_by_order import judge_order
from gongkai.links.misleading.judging_by_period import judge_period
from gongkai.links.misleading.judging_by_phrase import judge_phrase
from gongkai.links.misleading.judging_by_place import judge_place
from gongkai.links.misleading.judging_by_revision import judge_earlier, judge_revised
from gongkai.links.misleading.judging_by_short_name import judge_short_name
from gongkai.links.misleading.judging_by_short_number import judge_short_number
from gongkai.links.misleading.judging_by_stage import judge_stage
from gongkai.links.misleading.judging_by_year_around import judge_year_around
from gongkai.links.misleading.named_changes import judge_change, judge_changed
from gongkai.links.misleading.numbers import is_order_of, printed
from gongkai.links.misleading.related import judge_related, judge_relation
from gongkai.links.misleading.title_similarity import (
    ALIKE,
    MARGIN_OF_ALL,
    QUOTED_ALIKE,
    counts,
    is_abbreviation,
    judge_by_similarity,
    nearer,
)
from gongkai.links.misleading.titles import shingles, weight
from gongkai.links.misleading.verdict import AGREES, UNKNOWN, TargetVerdict, doubtful
from gongkai.links.misleading.years_beside import (
    is_year_alone,
    judge_by_year_beside,
    judge_year,
    judge_year_alone,
    judge_year_of_series,
)
from gongkai.model.numbers import DocumentNumber


def judge(index: DocumentIndex, link: DocumentLink) -> TargetVerdict:
    """Return what is wrong with a link, if anything is known of it."""
    if is_class_alone(link.mentions):
        wrong = judge_class(index, link) or judge_subject(index, link)
        return wrong or judge_place(index, link) or UNKNOWN
    if is_year_alone(link.mentions):
        return judge_year_alone(index, link)
    if is_of_class_above(index, link):
        return AGREES
    verdict = (
        judge_year_of_series(index, link) or judge_by_nearest(index, link) or _judge(index, link)
    )
    if verdict.code is not None:
        return verdict
    verdict = next(filter(None, (one(index, link) for one in _ELSE)), verdict)
    return (
        verdict if verdict.code or verdict.agrees else judge_phrase(index, link, judge) or verdict
    )


_ELSE = (
    judge_short_name,
    judge_class,
    judge_label,
    judge_stage,
    judge_head,
    judge_change,
    judge_changed,
    judge_revised,
    judge_earlier,
    judge_number_before,
    judge_short_number,
    judge_period,
    judge_year_around,
    judge_place,
    judge_order,
    judge_difference,
    judge_day,
    judge_count,
)
"""What may be wrong where title and number do not speak against a link."""


def _judge(index: DocumentIndex, link: DocumentLink) -> TargetVerdict:
    mentions = link.mentions
    if mentions.is_weak:
        return judge_by_context(index, link)
    if mentions.spoken in link.target.forms or (
        mentions.is_cut and _begins(link.target, mentions.rest)
    ):
        return _narrowed(index, link) or judge_year(index, link) or AGREES
    own, odd = (
        tuple(completed(one, link.context, index.prefixes) for one in numbers)
        for numbers in (mentions.numbers, mentions.odd_numbers)
    )
    odd = tuple(
        number
        for number in odd
        if index.of_number(number) and not is_order_of(number, link.target.whole)
    )
    beside = () if own or odd else number_beside(link.text, link.context, index.prefixes)
    numbers = _without_cited(link, own or odd or beside)
    numbers = without_words_of_title(index, mentions, numbers)
    candidates = find_candidates(index, mentions, numbers)
    if any(link.target.has_number(number) for number in numbers) or (
        link.target.index_number and link.target.index_number in mentions.index_numbers
    ):
        return judge_relation(index, link, candidates) or AGREES
    if _is_one_of_several(index, link, candidates):
        return AGREES
    if link.target.id in ids(candidates.documents):
        return (
            _number_of_title(index, link, candidates)
            or (None if numbers else judge_year(index, link))
            or judge_relation(index, link, candidates)
            or AGREES
        )
    if any(index.is_of_matter(one, link.target) for one in candidates.documents):
        return AGREES
    for one in candidates.documents:
        if index.is_related(one, link.target):
            return judge_related(index, link, candidates)
    if candidates.identified:
        return _other_number(index, link, candidates)
    if numbers and not candidates.documents:
        return _unknown_number(index, link, numbers, is_own=not beside)
    if candidates.documents:
        return _other_title(index, link, candidates)
    return judge_by_similarity(index, link)


def says_number(text: str, document: IndexedDocument) -> bool:
    """Return whether a text gives the number of a document as printed, and no other one."""
    number = document.number
    if not number or text.count("号") != 1 or number not in text:
        return False
    before = text[: text.index(number)][-1:]
    return not "\u3400" <= before <= "\u9fff"


def _without_cited(
    link: DocumentLink, numbers: tuple[DocumentNumber, ...]
) -> tuple[DocumentNumber, ...]:
    """Return numbers without those in the title of the target, if the text says more than them."""
    if weight(link.mentions.rest) < LEAST_OUTSIDE:
        return numbers
    return tuple(one for one in numbers if one not in link.target.cited)


def _begins(document: IndexedDocument, cut: str) -> bool:
    return any(form.startswith(cut) for form in document.forms)


def _narrowed(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if many have the title, and the row has a number that is another's."""
    same = ids(index.of_title(link.mentions.spoken))
    if len(same) < 2 or link.mentions.numbers:
        return None
    numbers = flat(one.numbers for one in mentions_around(link.context, index.prefixes))
    meant = unique(one for number in numbers for one in index.of_number(number))
    if not meant or link.target.id in ids(meant) or not set(ids(meant)) <= set(same):
        return None
    return doubtful(WRONG_NUMBER, "、".join(map(printed, numbers)), meant)


def _is_one_of_several(index: DocumentIndex, link: DocumentLink, candidates: Candidates) -> bool:
    """Return whether a text quotes several titles, and the target has one of them."""
    titles = link.mentions.titles
    if len(titles) < 2:
        return False
    covers = (index.compare(shingles(title), link.target).cover for title in titles)
    return link.target.id in ids(candidates.titled) or max(covers) >= SAYS_ALL


def _number_of_title(
    index: DocumentIndex, link: DocumentLink, candidates: Candidates
) -> TargetVerdict | None:
    """Judge a link whose title is right: the number behind the title may be another's."""
    numbers = link.mentions.numbers
    if len(numbers) != 1 or not link.target.numbers or not _ends_in_number(link.text):
        return None
    if candidates.identified:
        if any(index.is_related(link.target, one) for one in candidates.identified):
            return None
        return doubtful(WRONG_NUMBER, candidates.printed, candidates.identified)
    return None if link.target.does & _OF_OTHERS else doubtful(UNKNOWN_NUMBER, printed(numbers[0]))


def _ends_in_number(text: str) -> bool:
    """Return whether a text ends in a number in brackets: it is the number of the title before."""
    return re.search(r"号\s*[)）\]】]?\s*[》”]?\s*$", text) is not None


def _other_number(
    index: DocumentIndex, link: DocumentLink, candidates: Candidates
) -> TargetVerdict:
    """Judge a link whose text gives a number that another document has."""
    if weight(link.mentions.rest) >= LEAST_QUOTED and not candidates.titled:
        cover = cover_of(index, link)
        if cover >= SAYS_MOST:
            apposed = _ends_in_number(link.text) and link.target.numbers
            others = max((cover_by(index, link, one) for one in candidates.identified), default=0.0)
            if others > cover:
                return TargetVerdict(WRONG_NUMBER, candidates.printed, candidates.documents)
            return (
                doubtful(WRONG_NUMBER, candidates.printed, candidates.documents)
                if apposed
                else AGREES
            )
    return TargetVerdict(WRONG_NUMBER, candidates.printed, candidates.documents)


def _unknown_number(
    index: DocumentIndex, link: DocumentLink, numbers: Sequence[DocumentNumber], *, is_own: bool
) -> TargetVerdict:
    """Judge a link whose text gives a number that no document here has."""
    target, mentions = link.target, link.mentions
    is_foreign = target.does & _OF_OTHERS and not any(map(_is_of_a_government, numbers))
    title = phrase_of(mentions) if mentions.titles else ""
    says_other = title and index.compare(shingles(title), target).cover < _HARDLY
    if not target.numbers or (is_foreign and not says_other):
        return UNKNOWN
    shown = "、".join(map(printed, numbers))
    title_agrees = weight(mentions.rest) >= LEAST_QUOTED and (
        cover_of(index, link) >= SAYS_MOST or is_abbreviation(mentions.rest, target)
    )
    if title_agrees and is_own and not _ends_in_number(link.text):
        return AGREES
    if title_agrees or not is_own or target.does & _OF_OTHERS:
        return doubtful(UNKNOWN_NUMBER, shown)
    better = nearer(index, link, phrase_of(mentions), QUOTED_ALIKE)
    return TargetVerdict(UNKNOWN_NUMBER, shown, better)


def _is_of_a_government(number: DocumentNumber) -> bool:
    """Return whether a number is a local government's: those pass nothing on to one another."""
    return re.match(r"(?![国中])[\u4e00-\u9fff]{1,3}?[府政]", number.prefix) is not None


_HARDLY = 0.5
"""A title of which less than this share is said is another one."""
_OF_OTHERS = frozenset({"forwards", "explains"})
"""Relations of documents that are rightly linked under another government's number."""


def _other_title(index: DocumentIndex, link: DocumentLink, candidates: Candidates) -> TargetVerdict:
    """Judge a link whose text is, or quotes, the title of another document."""
    mentions = link.mentions
    cover = cover_of(index, link)
    if not candidates.is_whole and cover >= SAYS_MOST:
        others = max(cover_by(index, link, one) for one in candidates.titled)
        miscounted = counts(mentions.rest) - counts(*link.target.forms)
        if cover > others - MARGIN_OF_ALL and not miscounted:
            return AGREES
    if link.file and cover_of_file(index, link) >= ALIKE:
        return AGREES
    if weight(mentions.rest) < LEAST_QUOTED and max(map(weight, mentions.titles), default=0) < 6:
        return UNKNOWN
    by_year = judge_by_year_beside(index, link)
    return by_year or TargetVerdict(OTHER_TITLE, right=candidates.titled)
