"""Links that mix up a document and what amended, repealed or extended it."""

import re

from gongkai.links.misleading.codes import OTHER_CLASS, RELATED_DOCUMENT
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import LEAST_QUOTED, DocumentLink, names
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.titles import is_short_for, unrevised, weight
from gongkai.links.misleading.verdict import TargetVerdict


def is_its_revision(link: DocumentLink) -> bool:
    """Return whether a text is short for the title of its target without the year of that revision.

    The whole title may be that of the document before.
    """
    bare = [form for form in map(unrevised, link.target.forms) if form]
    spoken = link.mentions.spoken
    return spoken in bare and spoken not in map(unrevised, link.target.whole)


def judge_change(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a text names a decision to change its target, 关于废止X的决定."""
    target, rest = link.target, link.mentions.rest
    if _SUPPLEMENT.fullmatch(rest) and link.file is None:
        return _to_what_changes(index, link, frozenset({"amends"}))
    if _PASSIVE.search(clause_before(link.text, link.context)) and _VERB_ALONE.fullmatch(rest):
        return _to_what_changes(index, link, relations_in(rest))
    said = _CHANGE.fullmatch(rest) or _CHANGE_IN_ENGLISH.fullmatch(rest)
    of_it = _CHANGE_OF_IT.fullmatch(rest) if said is None else None
    if of_it is not None and names(of_it["subject"], target):
        said = of_it
    if link.file is not None:
        return None
    found = _to_what_changes(index, link, relations_in(said["verb"])) if said is not None else None
    return found or _change_elsewhere(link)


def _change_elsewhere(link: DocumentLink) -> TargetVerdict | None:
    """Judge 关于废止《X》的决定 that leads to X, where nothing here is that decision.

    Whoever passes on what another office issued links its page there, for want of one here.
    """
    target, mentions = link.target, link.mentions
    if len(mentions.titles) != 1 or mentions.titles[0] not in target.forms or link.has_place:
        return None
    said = _ABOUT_TITLE.fullmatch(mentions.outside)
    does = relations_in(said["verb"]) & _CHANGED_BY if said is not None else frozenset()
    if _SUPPLEMENT.fullmatch(mentions.outside):
        does = frozenset({"amends"})
    if target.kind == "external":
        does -= {"forwards"}
    if not does or does & target.does or not target.numbers:
        return None
    return TargetVerdict(OTHER_CLASS, min(does))


_ABOUT_TITLE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,24}关于)?(?P<verb>转发|批转|废止|停止执行|修改|修订|修正|延长|延续|继续执行|暂停(?:执行|实施)?"
    r"|贯彻(?:落实|实施|执行)?)(?:部分条款|个别条款|部分内容|有效期|执行期限|实施期限|工作|若干规定)*"
    r"的?(?:决定|通知|公告|通告|函|令|批复|实施意见|意见|实施细则|实施方案|方案)"
)
"""What stands around the title of a document in that of another one."""
_CHANGED_BY = frozenset({"amends", "repeals", "forwards", "extends", "suspends", "implements"})
_PASSIVE = re.compile("(?:被|[已经现]予以?|[已经现]宣布)$")
_VERB_ALONE = re.compile("(?:已经?|现已)?(?:被|予以)?(?:废止|修[改订正]|暂停)")
"""What became of a document, as the text of a link to what did it: 该办法已被[废止]."""


def _to_what_changes(
    index: DocumentIndex, link: DocumentLink, changes: frozenset[str]
) -> TargetVerdict | None:
    """Judge a link that should lead to what changes its target."""
    target = link.target
    if changes & target.does:
        return None
    around = [index.documents[name] for name in sorted(index.about.get(target.id, ()))]
    right = tuple(one for one in around if one.about[target.id] & changes)
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


_SUPPLEMENT = re.compile(r"(?:关于)?(?:的|有关问题的)?补充(?:通知|公告|规定|意见|说明)")
_CHANGE = re.compile(
    r"(?:关于)?(?P<verb>废止|修改|修订|修正|延长|延期|暂停|更正)(?!后|版|稿).{0,40}?的?"
    r"(?:决定|通知|公告|通告|公示|函|令)"
)
_CHANGE_OF_IT = re.compile(r"(?P<subject>.{4,40}?)的?(?P<verb>废止|修改|修订|修正)的?决定")
_CHANGE_IN_ENGLISH = re.compile(
    r"(?:the )?"
    r"(?P<verb>amending|amendments?|revising|repealing|repeal|extending|extension|suspending)"
    r"(?: (?:notice|decision|order|circular|announcement))?"
)


def judge_changed(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a text is short for what its target changes, and nothing says so."""
    target, mentions = link.target, link.mentions
    changes = target.relations & _CHANGES  # by its title: what takes its place does so, too
    if not changes or mentions.is_weak or weight(mentions.rest) < LEAST_QUOTED:
        return None
    if relations_in(f"{link.text} {link.context}") & changes:
        return None
    right = tuple(
        index.documents[name]
        for name in sorted(target.about)
        if name in index.documents
        and target.about[name] & changes
        and any(is_short_for(mentions.rest, form) for form in index.documents[name].forms)
    )
    return TargetVerdict(RELATED_DOCUMENT, right=right) if right else None


_CHANGES = frozenset({"amends", "repeals", "extends", "suspends", "corrects"})
