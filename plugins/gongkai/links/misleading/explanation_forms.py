"""Explanations by their form: a picture, a press conference, answers to questions."""

import re
from collections.abc import Iterable

from gongkai.links.misleading.codes import (
    ANSWERS,
    EXPERT,
    FILM,
    IN_WORDS,
    OTHER_CLASS,
    PICTURE,
    PRESS,
    RELATED_DOCUMENT,
)
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.document_relations import FINALISES
from gongkai.links.misleading.documents import IndexedDocument, unique
from gongkai.links.misleading.verdict import TargetVerdict

_AT_END = "(?:的|文字|图文|视频|现场|实录|直播|回放|回顾|通稿|查看|全文| transcript)*$"
_ASKED = "(?:答记者问|问答|答问|解答|访谈|专访|百问百答|faqs?|q a|questions and answers)"
_REPORTERS = "reporters"
_FORMS = {
    PICTURE: re.compile("一图|一张图|图解|图说|长图|海报|流程图|infographic"),
    FILM: re.compile("(?:视频|动漫|动画)解读|解读(?:视频|动漫|动画)|\\bvideo(?: explanation)?$"),
    EXPERT: re.compile("专家(?:解读|谈|观点|视角|点评)"),
    PRESS: re.compile(
        rf"(?:发布会|吹风会|见面会|press (?:conference|briefing))(?:{_ASKED})?{_AT_END}"
    ),
    ANSWERS: re.compile(rf"{_ASKED}{_AT_END}"),
    _REPORTERS: re.compile(f"答记者问{_AT_END}"),
    "announced": re.compile("(?:征求|征集|听取).*(?:公告|通告|公示|启事|通知)"),
    "drafted": re.compile(
        "(?:意见|送审|讨论|报批|审议|听证|公示)稿(?:文本|全文|正文)?$|草案(?:文本|全文)?$"
    ),
}
_WORDS = "文字解读"
_SAYS_WHAT = re.compile("解读|说明|expla|interpret")
OFFICIAL = ("policy", "external")
DRAFTS = ("consultation", "draft")
"""Kinds of what is put before the public."""


def forms_in(form: str) -> frozenset[str]:
    """Return the forms of explanations that a text asks for, by its normal form.

    答记者问 is more than 问答: there are reporters who ask.
    """
    found = _named_in(form)
    return found - {ANSWERS} if _REPORTERS in found else found


def _named_in(form: str) -> frozenset[str]:
    return frozenset(name for name, words in _FORMS.items() if words.search(form) is not None)


def of_form(
    documents: Iterable[IndexedDocument], wanted: frozenset[str]
) -> tuple[IndexedDocument, ...]:
    """Return the documents of a form that is wanted; all where none is, those in words first."""
    found = tuple(documents)
    of_wanted = tuple(one for one in found if _forms_of(one) & wanted)
    return of_wanted or tuple(sorted(found, key=_is_of_a_form))


def _is_of_a_form(document: IndexedDocument) -> bool:
    """Return whether an explanation is in no plain words: a picture, or notes on the drafting."""
    return bool(_forms_of(document)) or "prepares" in document.relations


def judge_form(index: DocumentIndex, link: DocumentLink, head: str = "") -> TargetVerdict | None:
    """Judge a text that asks for one form of an explanation, and leads to one of another form.

    Or what stands above a text that asks for none, `head`.
    """
    target, rest = link.target, head or link.mentions.rest
    wanted, is_in_words = forms_in(rest), _WORDS in rest
    if target.kind != "interpretation" or not (wanted or is_in_words):
        return None
    has = _forms_of(target)
    if _has_form(target, wanted) or (is_in_words and not _is_shown(target)):
        return None
    is_open = bool(head) or wanted <= _UNSAID
    is_open = is_open and not target.explains_in
    if is_open and not has and not any(_SAYS_WHAT.search(form) for form in target.whole):
        return None
    beside = unique(
        index.documents[name]
        for subject in sorted(target.about)
        for name in sorted(index.about.get(subject, ()))
    )
    right = tuple(one for one in beside if one.kind == target.kind and _is_of(one, wanted))
    if right:
        return TargetVerdict(RELATED_DOCUMENT, right=right)
    return _of_declared(target, wanted)


def _of_declared(document: IndexedDocument, wanted: frozenset[str]) -> TargetVerdict | None:
    """Judge a form that an explanation is not of by what its record says, whatever else is here.

    What is asked and answered may be printed as a text: then the title must say what it is.
    """
    if not document.explains_in or not document.explained_by:
        return None
    form = next((one for one in _TOLD if one in wanted), "" if wanted else IN_WORDS)
    is_told = form in (PICTURE, FILM, IN_WORDS) or any(
        _SAYS_WHAT.search(one) for one in document.whole
    )
    return TargetVerdict(OTHER_CLASS, form) if form and is_told else None


_TOLD = (PICTURE, FILM, PRESS, EXPERT, ANSWERS)


def _has_form(document: IndexedDocument, wanted: frozenset[str]) -> bool:
    """Return whether an explanation is of a form that is wanted, by its title or its record."""
    declared = {document.explains_in, document.explained_by}
    return bool(_forms_of(document) & wanted) or any(
        declared & _DECLARED[form] for form in wanted if form in _DECLARED
    )


_DECLARED = {
    PICTURE: {"infographic", "cartoon"},
    FILM: {"video", "audio", "cartoon"},
    EXPERT: {"expert", "media", "interview"},
    PRESS: {"press-conference"},
    ANSWERS: {"q-and-a", "interview", "press-conference"},
    _REPORTERS: {"q-and-a", "interview", "press-conference"},
}
"""What records of each form say in `form` and `by`."""


def _is_of(document: IndexedDocument, wanted: frozenset[str]) -> bool:
    return _has_form(document, wanted) if wanted else not _is_shown(document)


def _is_shown(document: IndexedDocument) -> bool:
    return _has_form(document, _SHOWN)


_SHOWN = frozenset((PICTURE, FILM))
"""What is looked at, and not read."""
_UNSAID = frozenset((FILM, EXPERT))
"""What titles often leave out: 三分钟了解停车收费 may be a film, 李教授谈停车 is an expert's."""


def _forms_of(document: IndexedDocument) -> frozenset[str]:
    return frozenset().union(*map(_named_in, document.whole))


def of_class(
    index: DocumentIndex,
    target: IndexedDocument,
    said: frozenset[str],
    wanted: frozenset[str] = frozenset(),
) -> tuple[IndexedDocument, ...]:
    """Return the documents of a class that are about another, those of a `wanted` form first."""
    around = [index.documents[name] for name in sorted(index.about.get(target.id, ()))]
    found = [one for one in around if one.about[target.id] & said]
    if "drafts" in said:
        came_of = (name for name, does in target.about.items() if FINALISES in does)
        found += [index.documents[name] for name in sorted(came_of) if name in index.documents]
    return of_form(unique(found), wanted)


def is_about(index: DocumentIndex, page: str, target: IndexedDocument) -> bool:
    """Return whether the page of a link is about its target: there it is named as what it is."""
    here = index.documents.get(page)
    return here is not None and target.id in here.about


def final_of(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a link under 正式文件 that says nothing and leads to the draft of the document."""
    target = link.target
    about = [index.documents[name] for name in sorted(index.about.get(target.id, ()))]
    came = [one for one in about if FINALISES in one.about[target.id]]
    came += [index.documents[name] for name in sorted(target.about) if name in index.documents]
    right = unique(one for one in came if one.kind in OFFICIAL and one.id != link.page)
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None
