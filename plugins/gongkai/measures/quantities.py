"""Numbers with their units in the clauses of a sentence, of which a reckoning is made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from gongkai.measures.stated_totals import NUMBER, without_asides

_MEASURES = (
    "件条项个户人名家处所次起份篇场亩吨套台辆只头株座间栋幢宗例期批张部支艘口眼块盏棵册本站组"
    "天票元米度床袋箱瓶桶盒卷幅尾株羽粒枚顶双剂架趟根颗匹捆"
)
UNIT = (
    r"个百分点|个工作日|[人件家户场车批]次|微克/立方米|毫克/升|"
    rf"[万亿]?(?:台套|台·套·|人次|平方米|立方米|公里|公顷|公斤|千瓦时|[{_MEASURES}])|[%％]|倍"
)
_QUANTITY = re.compile(rf"(?<![\d.,－−-])(?P<number>{NUMBER})(?P<unit>{UNIT})(?!工作日|月|小时)")
_WITH_UNIT = re.compile(rf"\d(?:{UNIT})")
_TWO = re.compile(r"\d[^\d。！？\n]+\d")
_END = re.compile(r"[。！？\n]")
_CLAUSE = re.compile(r"[^，,、；;：:（）()\n]+")
_AND = re.compile(rf"(?<=[{_MEASURES}次里％%])[和及与]")
_COMMA_IN_NUMBER = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
CHANGE = re.compile(
    "同比|环比|比上|比去|较|新增|净增|增量|增加(?!值)|减少|增长|下降|提高|降低|上升|翻"
)
"""What says that a number is by how much another changed."""
VAGUE = re.compile(
    r"约|近$|超(?![范标限时期载速员市前龄重编声高])|逾(?!期)|不少于|不超过|不低于|至少|最多|以上|以下|以内|左右|(?<![剩其结])余$|多$|每|各|平均|人均|限|第\d+(?![批期个轮类])|上限|原计划|可以|不得|不小于|不大于|“$"
)
"""What says that a number is not exact, or a limit."""
NOT = re.compile("尚?未能?|不予?|没有|非")
"""What says that something is not so."""
WHOLE = re.compile(
    r"应|发现|查出|查找|梳理|转办|交办|征集|参加|生产总值|安排|资金|辖|编制|标的|意见|建议|办理|面积|人口|党员|学校|支出|收入|计划|参[训评检]|学员|共|总|全|发放|抽[查检样]|检查|排查|受理|收到|报名|目标|任务|申请|登记|检测|抽取|有|需|拟"
)
"""What says that a number is all there is."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_SOME_YEAR = "今年今年"
"""As long as a year in digits."""
_UNTIL = re.compile(
    r"(?<!\d)(?:\d{1,2}月?[至到—-])?\d{1,2}月(?:份|底|末|\d{1,2}日)?|(?<=过去|今后|未来)\d(?=年)"
    r"|(?<!\d)\d(?=年[来间])"
)
"""The time of which a sentence tells: 截至6月30日, 1至8月, 过去1年."""
_TERM = re.compile(r"(?<![\d.,])\d{1,3}(?=(?:年|个月|天|周?岁)(?:以[上下内]|期)?的\d)")
"""What is said of things that are counted: 保管30年的340件."""
_SOME_DIGIT = "某"
_MOST = 600
"""Characters of the longest sentence that is reckoned up."""
_TIMES = {"万": Decimal(10**4), "亿": Decimal(10**8)}


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, and the words of its clause around it."""

    start: int
    shown: str
    value: Decimal
    """In single units: 1.5万元 is 15,000."""
    half: Decimal
    """By how much rounding may have changed it."""
    unit: str
    """Without 万 or 亿."""
    before: str
    """What its clause says before it."""
    after: str
    mark: str
    """The mark before its clause."""


def years_in(sentence: str) -> int:
    """Return how many years a sentence names."""
    return len(set(_YEAR.findall(sentence)))


def has_several(text: str) -> bool:
    """Return whether a text has two numbers with units: of fewer nothing can be reckoned."""
    return next(islice(_WITH_UNIT.finditer(text), 1, None), None) is not None


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences with two numbers with units and more, and where each begins."""
    done = 0
    while (two := _TWO.search(text, done)) is not None:
        start = max(text.rfind(mark, done, two.start()) + 1 for mark in "。！？\n") or done
        end = _END.search(text, two.end())
        done = end.start() if end else len(text)
        if done - start <= _MOST and has_several(text[start:done]):
            yield start, text[start:done]


def counted(sentence: str, start: int) -> Iterator[Quantity | None]:
    """Yield what each clause of a sentence counts; None where something else stands between.

    What clauses without any number say stands before the next. Of a clause that counts several
    things the last two are taken, and nothing before them is held against them.
    """
    if years_in(sentence) == 1:  # of which all of it is, so that it counts nothing
        sentence = _YEAR.sub(_SOME_YEAR, sentence)
    if len(_UNTIL.findall(sentence)) == 1:
        sentence = _UNTIL.sub(lambda time: re.sub(r"\d", _SOME_DIGIT, time[0]), sentence)
    sentence = _TERM.sub(lambda term: _SOME_DIGIT * len(term[0]), sentence)
    plain = _AND.sub("、", _COMMA_IN_NUMBER.sub("\0", without_asides(sentence)))
    said, mark = "", ""
    for clause in _CLAUSE.finditer(plain):
        words = clause[0].replace("\0", ",")
        found = list(_QUANTITY.finditer(words))
        mark = plain[clause.start() - 1 : clause.start()] or mark
        if not found:
            if re.search(r"\d", words):
                yield None
            said = words
            continue
        said = f"{said}，" if said else ""
        between = [0, *(one.end() for one in found)]
        apart = [words[begin : one.start()] for begin, one in zip(between, found, strict=False)]
        if re.search(r"\d", "".join(apart) + words[between[-1] :]):
            yield None
        else:
            if len(found) > 1:
                yield None
            for one, before in zip(found[-2:], apart[-2:], strict=True):
                yield _quantity(
                    one, start + clause.start(), f"{said}{before}", words[one.end() :], mark
                )
        said = ""


def _quantity(match: re.Match[str], start: int, before: str, after: str, mark: str) -> Quantity:
    unit = match["unit"].replace("％", "%")
    times = _TIMES.get(unit[0], Decimal(1))
    number = Decimal(match["number"].replace(",", ""))
    places = int(number.as_tuple().exponent)
    half = Decimal(1).scaleb(places) / 2 * times if places < 0 or times > 1 else Decimal(0)
    value, unit = number * times, unit.lstrip("万亿")
    return Quantity(start + match.start(), match[0], value, half, unit, before, after, mark)
