"""The year in the heading above a link, or in the head of its column."""

import re

from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.mentions import Mentions, years_in
from gongkai.links.misleading.plain_text import plain
from gongkai.links.misleading.titles import is_short_for, yearless
from gongkai.model.titles import normal_form


def year_above(
    head: str, text: str, context: str, mentions: Mentions, target: IndexedDocument
) -> frozenset[int]:
    """Return the year that a head gives of the document that a link below it names.

    It is that of the document only where the text is short for the title without its year, and
    nothing says that the document was made, or went up, in that year.
    """
    head = plain(head)
    context = context.replace(head, " ", 1) if head and head != text else context
    context = context.replace(text, " ", 1) if mentions.is_generic else context
    match = _BEGINS.match(head)
    if years_in(context):
        return frozenset()
    if match is None:
        return _of_title(head, context, target) if mentions.is_generic else frozenset()
    year = int(match[1])
    if any(day.startswith(match[1]) for day in target.days):
        return frozenset()
    words = without_frame(mentions.rest)
    if mentions.is_generic:  # 查看 in a row that says of what
        words = _of_row(context, target) if _ALONE.fullmatch(head[match.end() :]) else ""
    elif mentions.is_vague:  # 工作方案 below 2024年义务教育招生
        matter = normal_form(head[match.end() :])
        words = f"{matter}{words}" if len(matter) >= _SHORTEST else ""
    elif _ALONE.fullmatch(head[match.end() :]) is None:  # 2021年大事记 speaks of what happened
        return frozenset()
    if len(words) < _SHORTEST or _OTHER.search(normal_form(context)):
        return frozenset()
    is_named = any(is_short_for(words, form) for form in map(yearless, target.forms) if form)
    return frozenset((year,)) if is_named else frozenset()


def _of_title(head: str, context: str, target: IndexedDocument) -> frozenset[int]:
    """Return the year in the name of a document above a link that says nothing, X（2018年度）."""
    years, words = years_in(head), normal_form(yearless(normal_form(head)))
    if len(years) != 1 or len(words) < _SHORTEST or normal_form(context):
        return frozenset()
    is_named = any(is_short_for(words, form) for form in map(yearless, target.forms) if form)
    return years if is_named else frozenset()


def without_frame(form: str) -> str:
    """Return a normal form without what stands around a title in short, 关于工作计划的文件."""
    return _FRAME.sub("", form)


_FRAME = re.compile(r"^关于|的(?:有关|相关)?(?:文件|通知|公告|通报|材料)$")


def _of_row(row: str, target: IndexedDocument) -> str:
    """Return the cell of a row that is short for the title of a target without its year."""
    cells = (normal_form(cell) for cell in row.split())
    bare = [form for form in map(yearless, target.forms) if form]
    named = (cell for cell in cells if any(is_short_for(cell, form) for form in bare))
    return max(named, key=len, default="")


_BEGINS = re.compile(
    r"[\s（(]*(?:[一二三四五六七八九十\d]{1,2}[、.）)]\s*)?((?:19|20)\d\d)(?:\s*[学财]?年度?)?"
    r"(?![\d年度学财以之前后底初至起—–~～-])"
)
"""A year that a heading begins with; not 2019年以来, 2019—2021年."""
_ALONE = re.compile(
    r"[\s）).、:：]*(?:(?:印发|发布|出台|公布)?的?(?:有关|相关|主要)?(?:政策)?(?:文件|政策))?(?:目录|汇总|汇编)?[\s:：]*"
)
_SHORTEST = 4
_OTHER = re.compile(
    "根据|依据|按照|参照|对照|沿用|继续|上年|去年|上一年|前年|今年|本年|往年|历年|原"
    "|执行|废止|失效|到期|评估|修订|修改|总结|通报|最近|开展|完成"
)
"""What says that a document of another year is meant."""
