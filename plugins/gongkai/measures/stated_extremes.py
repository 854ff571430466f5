"""What is said to be most, and is less than the least."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.measures.contradictions import Contradiction

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UNIT = "℃|摄氏度|度|分|万?元|万?人|岁|周岁|%|米|毫米|公斤|个百分点"
_EXTREMES = re.compile(
    rf"最(?P<first>[高低大小多少])(?P<what>[^\d，,。；;、（(]{{0,8}}?)(?P<is>[约为达是]{{0,2}})(?P<one>-?{_NUMBER})(?P<unit>{_UNIT})"
    rf"[，,、；;](?:而)?最(?P<last>[高低大小多少])(?P=what)[约为达是]{{0,2}}(?P<other>-?{_NUMBER})(?P=unit)"
)
_MORE, _LESS = "高大多", "低小少"


def wrong_extremes(text: str) -> Iterator[Contradiction]:
    """Yield a most that is less than the least: 最高气温12℃，最低气温20℃."""
    for match in _EXTREMES.finditer(text) if "最" in text else ():
        if _are_turned(match):
            yield Contradiction(match.start(), match[0])


def _are_turned(extremes: re.Match[str]) -> bool:
    first, last = extremes["first"], extremes["last"]
    one, other = (Decimal(extremes[name].replace(",", "")) for name in ("one", "other"))
    if first in _MORE and last == _LESS[_MORE.index(first)]:
        return one < other
    return first in _LESS and last == _MORE[_LESS.index(first)] and one > other
