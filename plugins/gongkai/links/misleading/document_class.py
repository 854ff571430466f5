"""Links whose text says a class of document, 《X》政策解读, held against what their target is.

No other document needs to be known: an explanation of X is not X, whether or not it is here.
"""

import re
from collections.abc import Sequence

from gongkai.links.misleading.class_words import (
    CLASS_ALONE,
    CLASSES,
    class_alone,
    class_at_end,
)
from gongkai.links.misleading.codes import OTHER_CLASS, RELATED_DOCUMENT
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.document_relations import FINALISES, relations_in, subjects
from gongkai.links.misleading.documents import IndexedDocument, unique
from gongkai.links.misleading.explanation_forms import (
    DRAFTS,
    OFFICIAL,
    forms_in,
    judge_form,
    of_class,
)
from gongkai.links.misleading.mentions import Mentions, years_in
from gongkai.links.misleading.titles import is_short_for, weight
from gongkai.links.misleading.verdict import TargetVerdict

_OF_FINAL = "文件|文本|办法|规定|通知|方案|细则|规则|政策|标准|意见|条例|规划|价格|目录|清单|制度"
_FINAL = re.compile(
    rf"(?:正式|最终|最后)(?:印发|发布|出台|实施|施行|公布|通过)?(?:的)?(?:稿|版本?|{_OF_FINAL})?"
    rf"|(?:新|现行|最新)(?:的|版)?(?:{_OF_FINAL})|新[规政版]"
    rf"|定稿|印发稿|(?:已)?(?:印发|发布|公布|施行)的?(?:{_OF_FINAL})"
    r"|(?:the )?(?:final|adopted)(?: (?:text|version|measures|document))?"
)
"""What says that the document is meant that came of a draft."""
_MANY = 2


def judge_class(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a text names its target and a class that the target is not of.

    None for what is no official document (a matter shows its draft and its outcome on one page),
    and for links to a file or to a place on a page, which may well be the explanation.
    """
    target = link.target
    if link.file is not None or link.has_place:
        return None
    if target.kind in DRAFTS:
        return _of_draft(index, link)
    wrong = _of_newer(index, link) or judge_form(index, link) or _of_original(index, link)
    if wrong is not None:
        return wrong
    said = _said(link.mentions, target) - target.does
    if said and target.kind in _NEVER.get(min(said), ()):
        return _of_other_class(index, target, said) or _of_no_draft(index, target, said)
    if not target.numbers and target.kind not in OFFICIAL:
        return None
    if not said or said & _named_by(link.mentions, target):
        return None
    right = of_class(index, target, said, forms_in(link.mentions.rest))
    if right:
        return TargetVerdict(RELATED_DOCUMENT, right=right)
    return TargetVerdict(OTHER_CLASS, min(said))


def _of_newer(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a text that says 新办法 and leads to what another document took the place of.

    So does what comes out every year, and is out again by the year of the page.
    """
    clause = clause_before(link.text, link.context)
    if not _NEW.match(link.mentions.rest) or years_in(clause) & link.target.years:
        return None
    page = index.documents.get(link.page)
    until = page.made_in if page is not None else None
    later = [
        one
        for one in index.of_series_in_other_years(link.target)
        if until and min(link.target.years, default=0) < min(one.years) <= until
    ]
    if later:
        return TargetVerdict(RELATED_DOCUMENT, right=(max(later, key=lambda one: min(one.years)),))
    about = [index.documents[name] for name in sorted(index.about.get(link.target.id, ()))]
    right = [
        one
        for one in about
        if "repeals" in one.about[link.target.id]
        and one.kind in OFFICIAL
        and "repeals" not in one.relations
    ]
    return TargetVerdict(RELATED_DOCUMENT, right=unique(right)) if right else None


_NEW = re.compile(
    r"(?:(?:这份|现在的?)?最?新(?!能源|生|农|冠|型|闻|材料|区|城|村|兴|媒|疆|四|三|时代|任|增|建|就)|本期|本次)"
    r"的?(?:版的?)?(?:.{0,6}?)"
    r"(?:办法|规定|政策|标准|方案|细则|规则|文件|通知|意见|预案|清单|目录|安排|计划|要点|校历|公告|通告|公示|规|版)$"
)


def _of_original(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a text that asks for the document, 办法原文, and leads to what explains it."""
    target = link.target
    if target.kind != "interpretation" or not _ORIGINAL.fullmatch(link.mentions.spoken):
        return None
    about = (index.documents[name] for name in sorted(target.about) if name in index.documents)
    right = tuple(one for one in about if one.kind in OFFICIAL)
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


_ORIGINAL = re.compile(
    r"(?:返回|查看|阅读)?(?:文件|政策|办法|规定|通知|公告|方案|意见|细则|条例)(?:原文|全文|正文)(?:下载|查看)?"
    r"|(?:查看|阅读)?印发(?:的)?(?:通知|文件)(?:原文|全文|正文)?"
)


def _of_other_class(
    index: DocumentIndex, target: IndexedDocument, said: frozenset[str]
) -> TargetVerdict | None:
    """Judge a link to the explanation or outcome of what has documents of the class that is said.

    None where it has none: then the words of the text are loose.
    """
    about = (index.documents[name] for name in sorted(target.about) if name in index.documents)
    others = (index.about.get(one.id, ()) for one in about)
    beside = unique(index.documents[name] for names in others for name in sorted(names))
    right = tuple(one for one in beside if one.does & said and one.id != target.id)
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


def _of_no_draft(
    index: DocumentIndex, target: IndexedDocument, said: frozenset[str]
) -> TargetVerdict | None:
    """Judge 征求意见稿 that leads to the explanation of what is no draft."""
    about = (index.documents[name] for name in sorted(target.about) if name in index.documents)
    is_of_document = said == {"drafts"} and all(one.kind in OFFICIAL for one in about)
    return TargetVerdict(OTHER_CLASS, "drafts") if is_of_document and target.about else None


_NEVER = {
    "drafts": ("interpretation",),
    "explains": ("feedback", "correction"),
    "answers": ("interpretation", "correction"),
    "prepares": ("interpretation",),
}
"""Kinds that are never of a class, whatever is loosely called so."""


def _of_draft(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a link to a draft whose text says what came of it: the document, or the answers."""
    target = link.target
    about = [index.documents[name] for name in sorted(index.about.get(target.id, ()))]
    if _FINAL.fullmatch(link.mentions.rest):
        right = [one for one in about if FINALISES in one.about[target.id]]
        right += [index.documents[name] for name in sorted(target.about) if name in index.documents]
        right = [one for one in right if one.kind in OFFICIAL]
        return TargetVerdict(RELATED_DOCUMENT, right=unique(right)) if right else None
    outcome = _of_outcome(index, link, about)
    if outcome is not None:
        return outcome
    said = (_said(link.mentions, target) - target.does) & {"answers", "explains"}
    if not said:
        return None
    right = [one for one in about if one.about[target.id] & said]
    came = [one for one in about if FINALISES in one.about[target.id]]
    right = right or [found for one in came for found in of_class(index, one, said)]
    return TargetVerdict(
        RELATED_DOCUMENT if right else OTHER_CLASS, "" if right else min(said), tuple(right)
    )


def _of_outcome(
    index: DocumentIndex, link: DocumentLink, about: Sequence[IndexedDocument]
) -> TargetVerdict | None:
    """Judge a text that is short for what came of a draft, on a page of a day when it was there.

    None where text or sentence speak of drafts, of opinions or of the time before.
    """
    page = index.documents.get(link.page)
    if page is None or _OF_DRAFT.search(link.context):
        return None
    rest = link.mentions.rest
    right = unique(
        one
        for one in about
        if FINALISES in one.about[link.target.id]
        and one.kind in OFFICIAL
        and one.day < page.day
        and weight(rest) >= _LEAST
        and any(form.endswith(rest) for form in one.forms)
    )
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


_OF_DRAFT = re.compile(
    "征求|征集|意见|草案|初稿|草稿|当时|原先|起草|修改前|听证|听取|讨论|审议|draft|consult|hearing",
    re.IGNORECASE,
)


def is_class_alone(mentions: Mentions) -> bool:
    """Return whether a text is no more than a class, 政策解读: the document stands around it."""
    if not mentions.relations or mentions.numbers or mentions.titles:
        return False
    return CLASS_ALONE.fullmatch(mentions.rest) is not None


def _said(mentions: Mentions, target: IndexedDocument) -> frozenset[str]:
    """Return the classes that a text gives as that of the document, 《X》解读, not 《X》及解读."""
    quoted = [_without(title, target) for title in mentions.titles]
    if len(quoted) >= _MANY:
        return frozenset()
    inside = [left for left in quoted if left and CLASS_ALONE.fullmatch(left)]
    if inside:
        return class_alone(inside[0])
    said = mentions.relations & CLASSES
    if not said:
        return said
    about = mentions.outside if mentions.titles else _without(mentions.rest, target)
    if CLASS_ALONE.fullmatch(about):
        return said
    return class_at_end(about)[0]


def _without(form: str, target: IndexedDocument) -> str:
    """Return a normal form without the title of a target, which it may give in short."""
    for own in sorted(target.forms, key=len, reverse=True):
        if own in form:
            return form.replace(own, "", 1).strip()
    for subject in subjects(form):
        is_short = any(is_short_for(subject, own) for own in target.forms)
        if is_short and weight(subject) >= _LEAST:
            return form.replace(subject, "", 1).strip()
    return form


_LEAST = 4


def _named_by(mentions: Mentions, target: IndexedDocument) -> frozenset[str]:
    """Return the relations of a title of the target that a text gives whole."""
    return relations_in(mentions.spoken) if mentions.spoken in target.forms else frozenset()
