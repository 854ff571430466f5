"""How much one thing is more than another that is named beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.measures.stated_totals import NUMBER, UNIT, StatedTotal, number_of, rounding

_MEASURE = rf"{UNIT}|[℃度分岁米天]|厘米|毫米"
_IS = "[有为是达约]{0,2}"
_BETWEEN = re.compile(
    rf"(?P<one>[\u4e00-\u9fff]{{1,8}}?){_IS}(?P<first>{NUMBER})(?P<unit>{_MEASURE})[，,、；;](?P<other>[\u4e00-\u9fff]{{1,8}}?){_IS}(?P<last>{NUMBER})(?P=unit)[，,；;]"
    rf"(?:(?P<again>[\u4e00-\u9fff]{{0,8}}?)[比较](?P<than>[\u4e00-\u9fff]{{1,8}}?)|两[者村校镇人]?相?)(?P<shown>(?P<way>[多少高低重长短差])[出了]{{0,2}}(?P<stated>{NUMBER})(?P=unit))(?=[，,。；;、）)\n]|$)"
)
_EXTREMES = re.compile(
    rf"最高(?P<what>[^\d，,。；;、]{{0,6}}?){_IS}(?P<first>-?{NUMBER})(?P<unit>℃|摄氏度|度|分)[，,、；;]最低(?P=what){_IS}(?P<last>-?{NUMBER})(?P=unit)[，,；;]"
    rf"(?P<shown>(?:昼夜|日)?(?:温差|相差|分差|差距)[为达到]{{0,2}}(?P<stated>{NUMBER})(?P=unit))(?=[，,。；;、）)\n]|$)"
)
_PAIRS = (
    (r"出生(?:人口)?", r"死亡(?:人口)?", r"(?:人口)?(?:净增|自然增|增加)[加长]?(?:人口)?"),
    (r"迁入(?:人口)?", r"迁出(?:人口)?", r"净迁入(?:人口)?"),
    (r"出口(?:总?额)?", r"进口(?:总?额)?", r"(?:贸易)?顺差"),
)
"""What comes, what goes, and what is left of it."""
_LEFT = tuple(
    re.compile(
        rf"{first}{_IS}(?P<first>{NUMBER})(?P<unit>{_MEASURE})[，,、；;]{last}{_IS}(?P<last>{NUMBER})(?P=unit)[，,；;]"
        rf"(?P<shown>{left}{_IS}(?P<stated>{NUMBER})(?P=unit))"
    )
    for first, last, left in _PAIRS
)
_BEFORE = re.compile(
    rf"(?<![\d.,])(?P<first>{NUMBER})(?P<unit>{_MEASURE})[，,][比较](?:去年|上年)(?:同期)?(?P<way>增加|减少|增长|下降|多|少)了?(?P<last>{NUMBER})(?P=unit)[，,]"
    rf"(?P<shown>(?:去年|上年)(?:同期)?[^\d，。；]{{0,3}}(?P<stated>{NUMBER})(?P=unit))(?=[，,。；;、）)\n]|$)"
)
_LESS = ("减少", "下降", "少")


def wrong_differences(text: str) -> Iterator[StatedTotal]:
    """Yield differences of two numbers that are another.

    甲村320户，乙村280户，甲村比乙村多50户; 最高气温32℃，最低气温24℃，温差10℃.
    """
    for match in _EXTREMES.finditer(text) if "最高" in text else ():
        yield from _other(match)
    for pattern in _LEFT:
        for match in pattern.finditer(text):
            yield from _other(match)
    for match in _BEFORE.finditer(text) if "年" in text else ():
        yield from _other(match, -1 if match["way"] in _LESS else 1)
    if "比" in text or "较" in text or "两" in text:
        for match in _BETWEEN.finditer(text):
            if _are_those(match):
                yield from _other(match)


def _are_those(match: re.Match[str]) -> bool:
    """Return whether it is said of the two: 甲村比乙村多, and not 比上年多."""
    than, again = match["than"], match["again"] or ""
    if than is None:
        return True
    one, other = match["one"], match["other"]
    return (one.endswith(than) and (not again or other.endswith(again))) or (
        other.endswith(than) and (not again or one.endswith(again))
    )


def _other(match: re.Match[str], sign: int = 1) -> Iterator[StatedTotal]:
    numbers = [Decimal(match["first"].replace(",", "")), Decimal(match["last"].replace(",", ""))]
    stated = number_of(match["stated"])
    made = abs(numbers[0] - sign * numbers[1])
    if abs(made - stated) > rounding([*numbers, stated]):
        yield StatedTotal(match.start("shown"), match["shown"], stated, made)
