"""Explanations by their form: a picture, a press conference, answers to questions."""

import re
from collections.abc import Iterable

from gongkai.links.misleading.codes import RELATED_DOCUMENT
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.document_relations import FINALISES
from gongkai.links.misleading.documents import IndexedDocument, unique
from gongkai.links.misleading.verdict import TargetVerdict

_AT_END = "(?:的|文字|图文|视频|现场|实录|直播|回放|回顾|通稿|查看|全文| transcript)*$"
_ASKED = "(?:答记者问|问答|答问|解答|访谈|专访|百问百答|faqs?|q a|questions and answers)"
_PICTURE, _FILM, _ANSWERS, _REPORTERS = "picture", "film", "answers", "reporters"
_EXPERT = "expert"
_FORMS = {
    _PICTURE: re.compile("一图|一张图|图解|图说|长图|海报|流程图|infographic"),
    _FILM: re.compile("(?:视频|动漫|动画)解读|解读(?:视频|动漫|动画)|\\bvideo(?: explanation)?$"),
    _EXPERT: re.compile("专家(?:解读|谈|观点|视角|点评)"),
    "press": re.compile(
        rf"(?:发布会|吹风会|见面会|press (?:conference|briefing))(?:{_ASKED})?{_AT_END}"
    ),
    _ANSWERS: re.compile(rf"{_ASKED}{_AT_END}"),
    _REPORTERS: re.compile(f"答记者问{_AT_END}"),
}
_IN_WORDS = "文字解读"
_SAYS_WHAT = re.compile("解读|说明|expla|interpret")
OFFICIAL = ("policy", "external")


def forms_in(form: str) -> frozenset[str]:
    """Return the forms of explanations that a text asks for, by its normal form.

    答记者问 is more than 问答: there are reporters who ask.
    """
    found = _named_in(form)
    return found - {_ANSWERS} if _REPORTERS in found else found


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
    wanted, is_in_words = forms_in(rest), _IN_WORDS in rest
    if target.kind != "interpretation" or not (wanted or is_in_words):
        return None
    has = _forms_of(target)
    if wanted & has or (is_in_words and not has & _SHOWN):
        return None
    is_open = bool(head) or wanted <= _UNSAID
    if is_open and not has and not any(_SAYS_WHAT.search(form) for form in target.whole):
        return None
    beside = unique(
        index.documents[name]
        for subject in sorted(target.about)
        for name in sorted(index.about.get(subject, ()))
    )
    right = tuple(one for one in beside if one.kind == target.kind and _is_of(one, wanted))
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


def _is_of(document: IndexedDocument, wanted: frozenset[str]) -> bool:
    forms = _forms_of(document)
    return bool(forms & wanted) if wanted else not forms & _SHOWN


_SHOWN = frozenset((_PICTURE, _FILM))
"""What is looked at, and not read."""
_UNSAID = frozenset((_FILM, _EXPERT))
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
