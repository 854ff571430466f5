"""Ranks whose marks are not in their order."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongkai.measures.contradictions import Contradiction

_RANK = (
    r"(?:第(?:(?P<nth>\d{1,2}|[一二三四五六七八九十])(?:名|位|候选人|(?:中标|成交)候选(?:人|供应商)))"
    r"|(?P<medal>[冠亚季])军)"
)
_RANKED = re.compile(
    rf"{_RANK}(?P<between>(?:(?!第[\d一二三四五六七八九十])[^\d。；\n]){{0,30}})"
    r"(?P<marks>\d{1,3}(?:\.\d{1,3})?)分(?![之钟米贝公期\d])"
)
_BY_MARKS = re.compile("得分|总分|评分|成绩|综合分|打分|分数|评审")
"""What says that the marks make the ranks."""
_OTHERWISE = re.compile("价格|报价|技术|商务|笔试|面试|单项|其中|原始|扣|罚|加分|排名不分先后|倒数")
"""What marks are that do not make the ranks alone."""
_SENTENCE = re.compile(r"[^。！？\n]+")
_ORDER = "一二三四五六七八九十"
_MEDALS = "冠亚季"


def wrong_ranks(text: str) -> Iterator[Contradiction]:
    """Yield marks that are more than those of the rank before: 第一名92.5分，第二名93.3分."""
    if "分" not in text or not _has_ranks(text):
        return
    for sentence in _SENTENCE.finditer(text):
        ranked = list(_RANKED.finditer(sentence[0]))
        if not _are_by_marks(sentence[0], ranked):
            continue
        for one, other in pairwise(ranked):
            follows = _place(other) == _place(one) + 1
            if follows and Decimal(other["marks"]) > Decimal(one["marks"]):
                shown = sentence[0][one.start() : other.end()]
                yield Contradiction(sentence.start() + one.start(), shown)
                break


def _has_ranks(text: str) -> bool:
    return any(mark in text for mark in ("名", "位", "候选", "军"))


def _are_by_marks(sentence: str, ranked: Sequence[re.Match[str]]) -> bool:
    return len(ranked) > 1 and bool(_BY_MARKS.search(sentence)) and not _OTHERWISE.search(sentence)


def _place(rank: re.Match[str]) -> int:
    """Return which rank one is, from 1 on."""
    nth = rank["nth"]
    if not nth:
        return _MEDALS.index(rank["medal"]) + 1
    return int(nth) if nth.isdecimal() else _ORDER.index(nth) + 1
