"""Growth and decline that is not what the numbers before it make."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.measures.quantities import UNIT, has_several
from gongkai.measures.stated_totals import NUMBER, StatedTotal, leeway

_WAY = (
    "新增|增加|提高|提升|扩大|上升|增长|发展|减少|下降|降低|缩小|压减|"
    "缩减|缩短|收窄|压缩|精简|压降|上调|下调|调增|调减|上涨|下跌|回落|增|减|升|降|扩|涨"
)
_SIZE = (
    rf"(?:净|同比|共|累计)?(?P<way>{_WAY})了?(?P<stated>{NUMBER})(?P<of>{UNIT})(?!以上|左右|多|余)"
)
_TWICE = r"翻了?(?P<times>[1一两2二三3])番(?!还?多|半|以上|有余|左右)"
_BETWEEN = r"[^\d，,。；;：:、]{0,10}"
_CHANGES = (
    re.compile(
        rf"[由从](?P<since>\d{{4}}年底?的?)?{_BETWEEN}(?P<first>{NUMBER})(?P<unit>{UNIT})(?:{_WAY})[到至为](?:\d{{4}}年底?的?)?{_BETWEEN}"
        rf"(?P<last>{NUMBER})(?P=unit)[，,](?P<shown>(?:{_SIZE}|{_TWICE}))"
    ),
    re.compile(
        rf"(?<![\d.,])(?P<last>{NUMBER})(?P<unit>{UNIT})[，,][较比]?(?:去年|上年|前年)(?:同期)?(?P<same>[\u4e00-\u9fff]{{0,6}}?)[的为是]{{0,2}}"
        rf"(?P<first>{NUMBER})(?P=unit)[，,]?(?P<shown>{_SIZE})"
    ),
    re.compile(
        rf"(?:去年|上年|上年同期|上期)(?!的)(?:同期)?{_BETWEEN}(?P<first>{NUMBER})(?P<unit>{UNIT})[，,]"
        rf"(?:今年|本年|本期)(?:以来|同期)?{_BETWEEN}(?P<last>{NUMBER})(?P=unit)[，,]"
        rf"(?:同比|比去年|比上年|较去年|较上年)?(?:同期)?(?P<shown>{_SIZE})"
    ),
)
_BY = re.compile(
    rf"(?<![\d.,])(?P<last>{NUMBER})(?P<unit>{UNIT})[，,](?:同比|(?:[较比与]|同)(?:上年|去年|上期|\d{{4}}年度?))"
    r"(?:预算数?|决算数?|年初|同期|度|相比|数)*(?P<way>增加|减少|增长|下降|降低|上升|增收|减收|增支|减支)了?"
    rf"(?P<change>{NUMBER})(?P=unit)[，,](?P<shown>(?:同比|增幅|降幅)?(?:为|{_WAY})?了?(?P<stated>{NUMBER})[%％])"
)
"""By how much and by what share of the year before: 18.5万元，比上年减少2.3万元，下降11.06%."""
_MORE = ("增加", "增长", "上升", "增收", "增支")
_SHARE = re.compile(
    rf"(?<![\d.,])(?P<last>{NUMBER})(?P<unit>{UNIT})[，,](?P<what>占|完成|相当于|[为是达])"
    rf"(?P<whole>{_BETWEEN})(?P<first>{NUMBER})(?P=unit)的(?P<shown>(?P<stated>{NUMBER})[%％])"
)
"""A part of a whole that is named beside it."""
_PARTS_OF = ("占", "完成")
_OF_BEFORE = re.compile("上年|去年|前年|同期|上期|上月|基期")
"""What says that a number grew: 为上年10亿元的105% may be reckoned at the prices of then."""
_CLAUSE = 16
"""Characters before a part of a whole that say when it was."""
_OF_NOW = re.compile(r"(?:本月|当月|本周|本季度?|当季|\d月份?|[二三四]季度)[^，,。；;、]*$")
"""本月完成2亿元，完成年度计划10亿元的85%: by now, all months together."""
_AT_OTHER_PRICES = re.compile("生产总值|GDP|增加值|总?产值|产业|零售总?额|投资|收入|工资|消费|可比")
"""What grows in per cent at the prices of another year, where it is counted in money."""
_PERCENT = Decimal(100)
_TIMES = {"一": 1, "1": 1, "两": 2, "2": 2, "二": 2, "三": 3, "3": 3}


def wrong_changes(text: str) -> Iterator[StatedTotal]:
    """Yield changes that two numbers do not make: 由5.2%下降到2.1%，下降4.1个百分点.

    What rounding explains is right, and so is growth of a product in per cent, at prices of then.
    """
    if not any(mark in text for mark in "增提扩升减降缩压翻调涨跌") or not has_several(text):
        return
    for pattern in _CHANGES:
        for match in pattern.finditer(text):
            reckoned = _reckoned(match)
            if reckoned is not None:
                stated = Decimal((match["stated"] or "0").replace(",", ""))
                yield StatedTotal(match.start("shown"), match["shown"], stated, reckoned)
    for match in _BY.finditer(text) if "%" in text or "％" in text else ():
        reckoned = _share_of_before(match)
        if reckoned is not None:
            stated = Decimal(match["stated"].replace(",", ""))
            yield StatedTotal(match.start("shown"), match["shown"], stated, reckoned)


def _share_of_before(match: re.Match[str]) -> Decimal | None:
    """Return what share of the number before a change is, if that is not what is stated."""
    last, change = (_number(match[name], match["unit"]) for name in ("last", "change"))
    stated, half = _number(match["stated"])
    sign = -1 if match["way"] in _MORE else 1
    before = last[0] + sign * change[0]
    nearly = last[1] + change[1]
    if before <= nearly:
        return None
    low = (change[0] - change[1]) / (before + nearly) * _PERCENT
    high = (change[0] + change[1]) / (before - nearly) * _PERCENT
    rounded = 2 * half or Decimal(1)
    if low - rounded <= stated <= high + rounded:
        return None
    return (change[0] / before * _PERCENT).quantize(Decimal("0.01"))


def wrong_shares(text: str) -> Iterator[StatedTotal]:
    """Yield shares that a part and its whole do not make: 8.6万人，占总人口43万人的25%."""
    for match in _SHARE.finditer(text) if "%" in text or "％" in text else ():
        if _OF_NOW.search(text, max(0, match.start() - _CLAUSE), match.start()):
            continue
        if match["what"] not in _PARTS_OF and _OF_BEFORE.search(match["whole"]):
            continue
        first, last = (_number(match[name], match["unit"]) for name in ("first", "last"))
        stated, half = _number(match["stated"])
        if first[0] > first[1]:
            low, high = (
                (last[0] - last[1]) / (first[0] + first[1]),
                (last[0] + last[1]) / (first[0] - first[1]),
            )
            share = last[0] / first[0] * _PERCENT
            rounded = leeway(share, half)
            if not low * _PERCENT - rounded <= stated <= high * _PERCENT + rounded:
                reckoned = share.quantize(Decimal("0.01"))
                yield StatedTotal(match.start("shown"), match["shown"], stated, reckoned)


def _reckoned(match: re.Match[str]) -> Decimal | None:
    """Return what the numbers make, if that is not what is stated."""
    said = match.groupdict()
    if said.get("since") and match["shown"].startswith("同比"):
        return None  # that is with the year before
    if said.get("same") and said["same"] not in match.string[: match.start()][-2 * _CLAUSE :]:
        return None  # 受理300件，去年办结200件 are two things
    first, last = (_number(match[name], match["unit"]) for name in ("first", "last"))
    if said.get("times"):
        made = first[0] * 2 ** _TIMES[said["times"]]
        return last[0] if abs(made - last[0]) > last[0] / 10 else None
    stated, half = _number(match["stated"])
    unit, of = match["unit"].replace("％", "%"), match["of"].replace("％", "%")
    least, most = (
        sorted(abs(one - other) for one in _ends(last) for other in _ends(first))[place]
        for place in (0, -1)
    )
    if (of == unit and unit != "%") or (of, unit) == ("个百分点", "%"):
        return None if least - half <= stated <= most + half else abs(last[0] - first[0])
    if of not in ("%", "倍") or unit == "%" or not first[0]:
        return None
    before = match.string[max(0, match.start() - _CLAUSE) : match.end()]
    if unit.endswith("元") and _AT_OTHER_PRICES.search(before):
        return None
    times = _PERCENT if of == "%" else Decimal(1)
    low, high = least / (first[0] + first[1]) * times, most / (first[0] - first[1]) * times
    rounded = 2 * half or Decimal(1)
    is_of_last = of == "%" and _is_share_of_last(first[0], last[0], stated, rounded)
    if (low - rounded <= stated <= high + rounded and not is_of_last) or (
        of == "倍" and abs(last[0] / first[0] - stated) <= rounded / 2
    ):
        return None
    return (abs(last[0] - first[0]) / first[0] * times).quantize(Decimal("0.01"))


def _is_share_of_last(first: Decimal, last: Decimal, stated: Decimal, rounded: Decimal) -> bool:
    """Return whether a change is told as a share of what came of it: 由20万增至25万，增长20%.

    What rounding might explain is none then: that it hits just this number is not likely.
    """
    change = abs(last - first) * _PERCENT
    return abs(change / last - stated) < rounded / 2 and abs(change / first - stated) > 2 * rounded


def _number(written: str, unit: str = "") -> tuple[Decimal, Decimal]:
    """Return a number and by how much rounding may have changed it; so many 万 are rounded."""
    number = Decimal(written.replace(",", ""))
    places = int(number.as_tuple().exponent)
    is_rounded = places < 0 or unit.startswith(("万", "亿"))
    return number, Decimal(1).scaleb(places) / 2 if is_rounded else Decimal(0)


def _ends(number: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    return number[0] - number[1], number[0] + number[1]
