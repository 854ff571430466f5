"""Titles that are like a text: only ever ranked against that of the target (T5, T6)."""

import re
from collections.abc import Iterable

from gongkai.links.misleading.codes import OTHER_OF_SERIES, OTHER_TITLE
from gongkai.links.misleading.document_index import DocumentIndex, RankedDocument
from gongkai.links.misleading.document_link import (
    LEAST,
    LEAST_OUTSIDE,
    LEAST_QUOTED,
    SAYS_ALL,
    SAYS_MOST,
    DocumentLink,
    cover_of_file,
    phrase_of,
)
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.mentions import Mentions
from gongkai.links.misleading.titles import is_chinese, is_short_for, shingles, weight
from gongkai.links.misleading.verdict import AGREES, UNKNOWN, TargetVerdict
from gongkai.links.misleading.years_beside import judge_year

ALIKE = 0.75
QUOTED_ALIKE = 0.6
"""The least share of a text that the title of another document must say."""
_MARGIN = 0.12
"""How much more of a text the other title must say than that of the target."""
MARGIN_OF_ALL = 0.04
"""The same where the other title says all of the text, or the text all of the other title."""
_IS_WHOLE = 0.9


def judge_by_similarity(index: DocumentIndex, link: DocumentLink) -> TargetVerdict:
    """Judge a link whose text is no title: perhaps another title is much more like it."""
    mentions, target = link.mentions, link.target
    phrase = phrase_of(mentions)
    least = LEAST_QUOTED if mentions.titles or mentions.years else LEAST
    is_short = weight(phrase) < least
    if (is_short and weight(phrase) < LEAST_OUTSIDE) or not _in_language(phrase, target):
        return UNKNOWN
    if is_abbreviation(phrase, target):
        by_year = judge_year(index, link) or _in_brackets(index, link, phrase)
        return by_year or (UNKNOWN if is_short else AGREES)
    if is_short:
        return _within_another(index, link, phrase)
    if link.file and cover_of_file(index, link) >= ALIKE:
        return AGREES
    wanted = shingles(phrase)
    here = index.compare(wanted, target)
    other_year = _other_year(index, link, phrase)
    if other_year is not None:
        return other_year
    if here.cover >= SAYS_ALL:
        return AGREES
    better = nearer(index, link, phrase, QUOTED_ALIKE if mentions.titles else ALIKE)
    if better:
        if any(index.is_related(one, target) for one in better) and mentions.relations:
            return AGREES
        return TargetVerdict(OTHER_TITLE, right=better)
    if here.cover < SAYS_MOST:
        return _short_for_sibling(index, link, phrase) or _sibling(index, link, phrase) or UNKNOWN
    return _short_for_sibling(index, link, phrase) or AGREES


def _in_brackets(index: DocumentIndex, link: DocumentLink, phrase: str) -> TargetVerdict | None:
    """Judge a text that is short for a title, by what it says in brackets, 高速公路（东段）.

    That stands so in another title alike, and the title of the target has something else there.
    """
    said = _BRACKETS.findall(link.text)
    own = [words for title in link.target.titles for words in _BRACKETS.findall(title)]
    if not said or not own or set(said) & set(own) or link.mentions.titles:
        return None
    right = tuple(
        one.document
        for one in index.nearest(phrase)
        if set(said)
        <= {words for title in one.document.titles for words in _BRACKETS.findall(title)}
        and is_abbreviation(phrase, one.document)
        and not index.is_related(one.document, link.target)
    )
    return TargetVerdict(OTHER_TITLE, right=right) if right else None


_BRACKETS = re.compile(r"[（(]([^（）()]{2,12})[）)]")


def _short_for_sibling(
    index: DocumentIndex, link: DocumentLink, phrase: str
) -> TargetVerdict | None:
    """Judge a text that is short for the title of one other document alike, and not the target's.

    What is left out counts for less than what is said: 某站收费标准的批复 is no 设置某站的批复.
    """
    target = link.target
    if not is_chinese(phrase) or link.file is not None:
        return None
    short = [
        one
        for one in index.nearest(phrase)
        if is_abbreviation(phrase, one.document) and one.document.kind == target.kind
    ]
    if len(short) != 1 or short[0].cover <= index.compare(shingles(phrase), target).cover:
        return None
    other = short[0].document
    likeness = max(index.compare(title, other).similarity for title in target.shingles)
    is_other = not index.is_related(other, target) and likeness >= _SIBLINGS
    return TargetVerdict(OTHER_TITLE, right=(other,)) if is_other else None


def _sibling(index: DocumentIndex, link: DocumentLink, phrase: str) -> TargetVerdict | None:
    """Judge a text in free words, 批复同意某市总体规划, by what tells two like titles apart.

    It says that of the other title, and nothing of the target's own.
    """
    target, said = link.target, shingles(phrase)
    if not is_chinese(phrase) or link.mentions.years:
        return None
    own = frozenset().union(*target.shingles)
    right = []
    for ranked in index.nearest(phrase):
        one, other = ranked.document, frozenset().union(*ranked.document.shingles)
        if one.id == target.id or index.is_related(one, target):
            return None
        likeness = max(index.compare(title, one).similarity for title in target.shingles)
        tells = len((other - own) & said) >= _TELLING and bool(own - other)
        if likeness >= _SIBLINGS and tells and own & other & said and not (own - other) & said:
            right.append(one)
    return TargetVerdict(OTHER_TITLE, right=_plainest(right, link.mentions)) if right else None


_TELLING = 2
"""Pairs of characters that only the title of the other document has."""
_SIBLINGS = 0.5
"""The least likeness of two titles of which one may be taken for the other."""


def _within_another(index: DocumentIndex, link: DocumentLink, phrase: str) -> TargetVerdict:
    """Judge a short text that stands whole in the title of another document alone.

    It is the target's own words, and more: 城镇公益性岗位 is no 乡村公益性岗位.
    """
    target = link.target
    if weight(phrase) < LEAST_QUOTED or not is_chinese(phrase) or link.file is not None:
        return UNKNOWN
    right = tuple(
        one.document
        for one in index.nearest(phrase)
        if any(phrase in form for form in one.document.whole)
    )
    if not right or any(one.id == target.id or index.is_related(one, target) for one in right):
        return UNKNOWN
    shared = (phrase[at : at + _SHARED] for at in range(len(phrase) - _SHARED + 1))
    if not any(part in form for part in shared for form in target.whole):
        return UNKNOWN
    return TargetVerdict(OTHER_TITLE, right=_plainest(right, link.mentions))


_SHARED = 4
"""Characters in a row that two titles share which may be taken for one another."""


def nearer(
    index: DocumentIndex, link: DocumentLink, phrase: str, least: float
) -> tuple[IndexedDocument, ...]:
    """Return the documents whose titles say clearly more of a phrase than the target's."""
    if weight(phrase) < LEAST_QUOTED:
        return ()
    here = index.compare(shingles(phrase), link.target)
    ranked = index.nearest(phrase)
    counted = counts(phrase)
    is_miscounted = bool(counted - counts(*link.target.forms))
    better = (
        one.document
        for one in ranked
        if one.document.id != link.target.id
        and max(one.cover, one.similarity) >= least
        and one.cover > here.cover
        and (
            (is_miscounted and counted <= counts(*one.document.forms))
            or one.cover >= here.cover + _margin(one)
        )
        and one.similarity > here.similarity
        and _names_same_thing(phrase, one.document)
        and one.document.years >= link.mentions.years & ranked[0].document.years
    )
    return _plainest(better, link.mentions)


def _margin(other: RankedDocument) -> float:
    is_whole = other.cover >= SAYS_ALL or other.similarity >= _IS_WHOLE
    return MARGIN_OF_ALL if is_whole else _MARGIN


def counts(*forms: str) -> frozenset[str]:
    """Return the numbers in titles, all that sets 第二批 apart from 第三批."""
    return frozenset(count for form in forms for count in _COUNTS.findall(form))


_COUNTS = re.compile(r"第[一二三四五六七八九十百]+|\d+|(?<![a-z])[ivx]+(?![a-z])")


def _plainest(
    documents: Iterable[IndexedDocument], mentions: Mentions
) -> tuple[IndexedDocument, ...]:
    """Return documents with those first that are about no other one, unless the text says so."""
    return tuple(sorted(documents, key=lambda one: bool(one.does - mentions.relations)))


def _names_same_thing(phrase: str, document: IndexedDocument) -> bool:
    """Return whether a title has the word in which a Chinese phrase ends: an 申请表 is no 办法."""
    return not is_chinese(phrase[-1:]) or any(phrase[-2:] in form for form in document.whole)


def _other_year(index: DocumentIndex, link: DocumentLink, phrase: str) -> TargetVerdict | None:
    """Judge years: yearly documents differ in nothing else."""
    years, target = link.mentions.years, link.target
    if not years or not target.years or years & target.years:
        return None
    bare = re.sub(r"(?:19|20)\d\d(?=年|\b)", "", phrase)
    here = index.compare(shingles(bare), target)
    right = _plainest(
        (
            one.document
            for one in index.nearest(phrase)
            if one.document.years & years and max(one.cover, one.similarity) >= ALIKE
        ),
        link.mentions,
    )
    least = QUOTED_ALIKE if right else ALIKE
    if max(here.cover, here.similarity) < least or weight(bare) < LEAST_OUTSIDE:
        return None
    if not right and target.made_in in years:
        return None
    return TargetVerdict(OTHER_OF_SERIES, "、".join(map(str, sorted(years))), right)


def is_abbreviation(phrase: str, target: IndexedDocument) -> bool:
    """Return whether a phrase leaves out characters of the target's title but keeps its digits."""
    digits = set(re.findall(r"\d+", phrase))
    return any(
        is_short_for(phrase, form) and digits <= set(re.findall(r"\d+", form))
        for form in target.forms
    )


def _in_language(phrase: str, document: IndexedDocument) -> bool:
    """Return whether a document has a title in the language of a phrase."""
    return any(is_chinese(phrase) == is_chinese(form) for form in document.whole)
