"""Total marks that are not what the marks and their weights make."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gongkai.measures.stated_totals import NUMBER, StatedTotal, number_of

_NAME = (
    "笔试|面试|平时|期末|中期|期考|实操|理论|技能|实践|操作|试讲|说课|考核|考试|测试|民主测评"
    "|技术|商务|报价|价格"
)
_WEIGHT = re.compile(
    rf"(?P<name>{_NAME})(?:成绩|得分|部分|分|考试)?(?:的)?(?:各?占|按|权重为?|[×*])?(?P<weight>\d{{1,2}}(?:\.\d+)?)[%％]"
)
_MARK = re.compile(
    rf"(?P<name>{_NAME})(?:成绩|得分|部分|分|考试)?[为是得考]?(?P<mark>{NUMBER})分(?![之钟值])"
)
_TOTAL = re.compile(
    rf"(?P<shown>(?:总成绩|综合成绩|总评成绩|综合得分|综合评分|总得分|最终成绩|考试总成绩|总评|总分)(?:应?[为是]|则为|合计)?(?P<total>{NUMBER})分)(?![之钟值])"
)
_OTHERWISE = re.compile(
    "加分|扣分|政策性|附加|折算|约|以上|以下|不低于|不少于|合格线|最低|最高|平均"
)
"""What says that a total is made of more than the marks."""
_SENTENCE = re.compile(r"[^。！？\n]+")
_HUNDRED = Decimal(100)


def wrong_scores(text: str) -> Iterator[StatedTotal]:
    """Yield totals of marks, each of which counts so much.

    笔试占60%、面试占40%，笔试80分、面试85分，总成绩83分 is one.

    The weights have to be all of a hundred, and each has to have one mark.
    """
    if "分" not in text or ("%" not in text and "％" not in text):
        return
    for sentence in _SENTENCE.finditer(text):
        totals = list(_TOTAL.finditer(sentence[0]))
        if len(totals) != 1 or _OTHERWISE.search(sentence[0]):
            continue
        total = totals[0]
        weights = _once(_WEIGHT, "weight", sentence[0])
        marks = _once(_MARK, "mark", sentence[0][: total.start()])
        if len(weights) < 2 or weights.keys() != marks.keys() or sum(weights.values()) != _HUNDRED:
            continue
        made = sum((marks[name] * weights[name] for name in weights), Decimal(0)) / _HUNDRED
        stated = number_of(total["total"])
        step = Decimal(1).scaleb(min(0, int(stated.as_tuple().exponent)))
        if abs(stated - made) >= step:
            yield StatedTotal(sentence.start() + total.start(), total["shown"], stated, made)


def _once(sought: re.Pattern[str], number: str, sentence: str) -> Mapping[str, Decimal]:
    """Return what each part has, if it has one thing; nothing where one is named twice."""
    found = [(match["name"], number_of(match[number])) for match in sought.finditer(sentence)]
    names = dict(found)
    return names if len(names) == len(found) else {}
