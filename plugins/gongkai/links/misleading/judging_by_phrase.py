"""Links whose text says nothing, by the words beside it as though they were its own: X：[查看]."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from gongkai.links.misleading.class_words import CLASS_ALONE, CLASSES
from gongkai.links.misleading.codes import OTHER_CLASS
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import LEAST_QUOTED, DocumentLink
from gongkai.links.misleading.documents import ids
from gongkai.links.misleading.mentions import DATE, read_mentions
from gongkai.links.misleading.titles import is_chinese, weight
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form

Judge = Callable[[DocumentIndex, DocumentLink], TargetVerdict]


def judge_phrase(index: DocumentIndex, link: DocumentLink, judge: Judge) -> TargetVerdict | None:
    """Return what `judge` says of the words beside a text that says nothing.

    None where the document that they name is not here: then they are a sentence.
    """
    if not link.mentions.is_generic or link.file is not None or link.has_place:
        return None
    if link.target.kind not in _NAMED_BY or link.target.id == link.page:
        return None
    around = link.plain or link.context
    said = normal_form(around)
    if any(form in said for form in link.target.forms if weight(form) >= _LEAST):
        return None
    phrase = _phrase_beside(link.text, around)
    mentions = read_mentions(phrase, index.prefixes)
    if not phrase or mentions.is_weak or CLASS_ALONE.fullmatch(mentions.rest):
        return None
    judged = replace(link, text=phrase, context=phrase, plain=phrase, mentions=mentions)
    verdict = judge(index, judged)
    is_known = any(index.is_related(one, link.target) for one in verdict.right)
    if link.page in ids(verdict.right) or (is_known and not mentions.relations & CLASSES):
        return None  # 《X》的配套材料：[查看] may lead to what is about X
    if verdict.agrees or verdict.code is OTHER_CLASS:
        return verdict
    others = [one for one in verdict.right[1:] if not index.is_related(one, verdict.right[0])]
    return verdict if verdict.right and len(others) < _FEW else None


_NAMED_BY = frozenset(
    {"policy", "external", "interpretation", "consultation", "draft", "feedback", "correction"}
)
"""Kinds of what is named by its title: news of it may go by any words."""
_FEW = 2
"""Documents, one of which is meant: more are no answer, but for what is about the first."""


def _phrase_beside(text: str, context: str) -> str:
    """Return the words that name what a link leads to whose own text says nothing.

    They are the last ones before it that do more than lead on, or, where it comes first, those
    behind its colon. Empty where nothing does, or where it only rests on what is named.
    """
    if not text or context.count(text) != 1:
        return ""
    before, _, behind = context.partition(text)
    if not _SIGNS.sub("", before):
        match = _BEHIND.match(behind)
        return _named(match["words"]) if match is not None else ""
    for part in _parts(clause_before(text, context)):
        words = _LEADS_ON.sub("", part)
        if _SIGNS.sub("", words):
            return _named(words)
    return ""


def _parts(clause: str) -> Iterator[str]:
    """Yield what stands between the stops of a clause that are in no marks, the last one first."""
    depth, end = 0, len(clause)
    for at in range(len(clause) - 1, -1, -1):
        sign = clause[at]
        depth += (sign in _CLOSING) - (sign in _OPENING)
        if depth < 0 or (depth == 0 and sign in _STOPS):
            yield clause[at + 1 : end]
            end, depth = at, 0
    yield clause[:end]


_OPENING, _CLOSING = "《（(【[〔", "》）)】]〕"
_STOPS = "，,：:、|；; \u3000"
_SIGNS = re.compile(r"[\s\d.、，,：:|｜丨>»→—–-]+|[（(《“【\[\]】”》）)]")


def _named(words: str) -> str:
    """Return words that may be a name, without the mark of a list before them; else none."""
    words = _MARK.sub("", DATE.sub(" ", words)).strip()
    form = normal_form(words)
    if (
        not is_chinese(form)
        or weight(form) < (LEAST_QUOTED if words.startswith("《") else _LEAST)
        or _RESTS_ON.match(words)
        or _ASIDE.search(words)
    ):
        return ""
    return words


_LEAST = 8
"""Characters of a name: fewer are words of all sorts."""
_MARK = re.compile(r"^\s*(?:[一二三四五六七八九十\d]{1,2}\s*[.、）)])?\s*")
_LEADS_ON = re.compile(
    r"(?:[\s，,：:]|(?:已经?|现|日前|正式|印发|发布|公布|出台|上线|如下|全文|原文|文件|的|了|可以?|请|欢迎"
    r"|点击?图?|戳|扫[码图]|前往|登录|到|在|从|于|参?见|详见?|查看|查阅|查询|下载|阅读|浏览|了解|获取|看|具体|内容|详情|详细"
    r"|链接|地址|此处|这里))*$"
)
"""What stands between a name and a text that says nothing: 已印发，全文请."""
_RESTS_ON = re.compile(
    r"[^《]{0,6}?(?:根据|依据|按照?|依照|遵照|参照|贯彻|落实|执行|结合|对照|修[订改]|废止|替代|取代)|[与和及]"
)
"""What stands before the name of what something rests on, or changes."""
_ASIDE = re.compile(
    "的(?:配套|相关|有关|支撑|支持|附属|落实|延伸|后续|补充|背景|实施|贯彻|参考|主要|重点)[\u4e00-\u9fff]{0,4}$"
)
"""What goes with what is named, and has another name: X的配套文件."""
_BEHIND = re.compile(r"\s*[：:｜丨]\s*(?P<words>[^。；;！？!?，,]{4,80})")
