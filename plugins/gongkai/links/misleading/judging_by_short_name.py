"""Links whose text says nothing, by the short name nearest to it: 孤儿保障的措施见[这里]."""

import re

from gongkai.links.misleading.class_words import CLASSES
from gongkai.links.misleading.codes import OTHER_TITLE
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, shingles_of
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.documents import IndexedDocument, unique
from gongkai.links.misleading.explanation_forms import OFFICIAL
from gongkai.links.misleading.nearest_words import nearest_words
from gongkai.links.misleading.titles import is_short_for, weight
from gongkai.links.misleading.topic_words import Words, has_all, topic_words
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.links.misleading.word_lists import any_of
from gongkai.model.titles import normal_form


def judge_short_name(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if the nearest words are short for the title of another document.

    They end in the sort of document that it is, or the text is that sort. None where they have a
    word of the title of the target that the other title has not.
    """
    target, mentions = link.target, link.mentions
    if not mentions.is_weak or link.file is not None or link.has_place or target.id == link.page:
        return None
    if not target.numbers or target.kind not in OFFICIAL or mentions.relations & CLASSES:
        return None
    words = nearest_words(link)
    name = normal_form(f"{words}{mentions.rest}" if mentions.is_vague else words)
    name = _ENDS.sub("", name)
    if not _ENDS_IN_SORT.search(name) or _ASIDE.search(words) or relations_in(words) & CLASSES:
        return None
    for at in range(len(name) - _LEAST + 1):
        short = name[at:].replace("的", "")
        topic = topic_words(short)
        if not topic or weight(short) < _LEAST or sum(map(len, topic)) < _LEAST_OF_TOPIC:
            continue
        if _is_short_for(short, target):
            return None
        right = unique(
            one.document
            for one in index.nearest(short)
            if one.document.kind in OFFICIAL
            and _is_short_for(short, one.document)
            and any(_holds(form, topic) for form in one.document.forms)
        )
        if right:
            return _of(index, link, right)
    return None


_LEAST, _LEAST_OF_TOPIC = 6, 3
_IN_ONE = 4
"""Characters of its topic that a short name leaves together."""


def _is_short_for(short: str, document: IndexedDocument) -> bool:
    return any(is_short_for(short, form) for form in document.forms)


def _holds(form: str, topic: Words) -> bool:
    """Return whether a title has the words of a topic, or enough of one of them, in one."""
    parts = (word[at : at + _IN_ONE] for word in topic for at in range(len(word) - _IN_ONE + 1))
    return has_all(form, topic) or any(part in form for part in parts)


_ENDS = re.compile("(?:全文|原文|正文|文件|文本|内容)+$")
_ENDS_IN_SORT = re.compile(f"(?:{any_of('sorts')})$")
_ASIDE = re.compile(
    "(?:根据|依据|按照?|依照|遵照|参照|贯彻|落实|执行|结合|对照|修[订改]|废止|替代|取代|[与和及同])[^，]{0,4}"
    "|(?:配套|相关|有关|支撑|附属|延伸|后续|补充|背景)[\u4e00-\u9fff]{0,4}$"
)
"""What stands before or behind the name of something else than what a link leads to."""


def _of(
    index: DocumentIndex, link: DocumentLink, right: tuple[IndexedDocument, ...]
) -> TargetVerdict | None:
    """Return that one document is meant, if nothing near the link is of the target alone."""
    target = link.target
    if len(right) != 1 or right[0].id == link.page or index.is_related(right[0], target):
        return None
    if index.is_of_matter(right[0], target):
        return None
    own = frozenset().union(*target.shingles) - frozenset().union(*right[0].shingles)
    near = shingles_of(nearest_words(link)) & own
    return None if near else TargetVerdict(OTHER_TITLE, right=right)
