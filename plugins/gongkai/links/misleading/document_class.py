"""Links whose text says a class of document, 《X》政策解读, held against what their target is.

No other document needs to be known: an explanation of X is not X, whether or not it is here.
"""

import re

from gongkai.links.misleading.codes import OTHER_CLASS, RELATED_DOCUMENT
from gongkai.links.misleading.context_mentions import mentions_around
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.document_relations import relations_in, subjects
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.mentions import Mentions
from gongkai.links.misleading.titles import is_short_for, weight
from gongkai.links.misleading.verdict import TargetVerdict

CLASSES = frozenset({"explains", "drafts", "answers", "corrects", "prepares"})
"""Relations that name a document of their own: who writes them means that one."""
_WORDS = (
    r"(?:政策|文字|文件|专家|负责人|部门|图文|视频|图片|漫画|动漫|简明)*(?:解读|图解)"
    r"(?:材料|稿件|稿|文章)?|一图读懂|一图看懂|(?:政策|热点)*问答|(?:负责人)?答记者问|百问百答"
    r"|新闻发布会|政策说明|(?:公开)?(?:征求|征集)意见稿|意见稿|(?:修订|修改|征求意见)?草案(?:稿)?"
    r"|送审稿|(?:公众)?(?:意见)?(?:采纳|反馈)情况(?:说明)?|征集结果|(?:意见|公众意见)反馈"
    r"|(?:起草|编制|制定|背景|修订)(?:情况)?(?:的)?说明|更正(?:公告|说明|启事|通知)?|勘误(?:表)?"
    r"|(?:an? |the )?(?:official )?(?:explanation|interpretation|explainer|draft"
    r"|draft for consultation|consultation draft|drafting notes?|feedback|correction|q a"
    r"|questions and answers|explained)(?: of| on| for)?(?: the)?"
)
_PHRASE = re.compile(
    r"(?:请)?(?:点击)?(?:查看|阅读|详见|参见|附|关于|对|最新|相关|配套)*(?:的|文件|文)*"
    rf"(?P<class>(?:{_WORDS})+)(?:原文|全文|链接|下载|详情|查看|pdf|word|版)*"
)
_MANY = 2


def judge_class(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a text names its target and a class that the target is not of.

    None for what is no official document (a matter shows its draft and its outcome on one page),
    and for links to a file or to a place on a page, which may well be the explanation.
    """
    target = link.target
    is_official = bool(target.numbers) or target.kind in _OFFICIAL
    if link.file is not None or link.has_place or not is_official:
        return None
    said = _said(link.mentions, target) - target.does
    if not said or said & _named_by(link.mentions, target):
        return None
    right = _of_class(index, target, said)
    is_alone = is_class_alone(link.mentions)
    if is_alone and not right and not _stands_around(index, link):
        return None
    if right:
        return TargetVerdict(RELATED_DOCUMENT, right=right)
    return TargetVerdict(OTHER_CLASS, min(said))


_OFFICIAL = ("policy", "external")


def is_class_alone(mentions: Mentions) -> bool:
    """Return whether a text is no more than a class, 政策解读: the document stands around it."""
    if not mentions.relations or mentions.numbers or mentions.titles:
        return False
    return _PHRASE.fullmatch(mentions.rest) is not None


def _said(mentions: Mentions, target: IndexedDocument) -> frozenset[str]:
    """Return the classes that a text gives as that of the document, 《X》解读, not 《X》及解读."""
    quoted = [_without(title, target) for title in mentions.titles]
    if len(quoted) >= _MANY:
        return frozenset()
    inside = [left for left in quoted if left and _PHRASE.fullmatch(left)]
    if inside:
        return relations_in(inside[0]) & CLASSES
    said = mentions.relations & CLASSES
    if not said:
        return said
    about = mentions.outside if mentions.titles else _without(mentions.rest, target)
    return said if _PHRASE.fullmatch(about) else frozenset()


def _without(form: str, target: IndexedDocument) -> str:
    """Return a normal form without the title of a target, which it may give in short."""
    for own in sorted(target.forms, key=len, reverse=True):
        if own in form:
            return form.replace(own, "", 1).strip()
    for subject in subjects(form):
        if weight(subject) >= _LEAST and any(is_short_for(subject, own) for own in target.forms):
            return form.replace(subject, "", 1).strip()
    return form


_LEAST = 6


def _named_by(mentions: Mentions, target: IndexedDocument) -> frozenset[str]:
    """Return the relations of a title of the target that a text gives whole."""
    return relations_in(mentions.spoken) if mentions.spoken in target.forms else frozenset()


def _of_class(
    index: DocumentIndex, target: IndexedDocument, said: frozenset[str]
) -> tuple[IndexedDocument, ...]:
    around = (index.documents[name] for name in sorted(index.about.get(target.id, ())))
    return tuple(one for one in around if one.about[target.id] & said)


def _stands_around(index: DocumentIndex, link: DocumentLink) -> bool:
    """Return whether a row or sentence names the target of a link: its 解读 is that of it."""
    target = link.target
    for mention in mentions_around(link.context, index.prefixes):
        if any(target.has_number(number) for number in mention.numbers):
            return True
        if any(target in index.of_title(title) for title in mention.titles):
            return True
    return False
