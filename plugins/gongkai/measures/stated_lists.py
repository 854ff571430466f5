"""Sentences that say how many things they list, and list another number of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.model.numbers import numeral

_NUMERALS = "一二三四五六七八九十"
_FIRST = re.compile(r"[：:]\s*(?P<first>一是|一要|（一）|\(一\))")
_COUNTED = re.compile(
    r"(?P<number>(?<![\d第零〇一二两三四五六七八九十百千万点.])"
    r"(?:\d{1,2}|[二两三四五六七八九十]|十[一二三四五六七八九]))"
    r"(?P<what>个方面|个|项|条|点|大|类|种|件|步)(?!月|工作日|小时)"
    r"(?P<more>[^，,。；;：:、\d（）()\n一二三四五六七八九十]{0,12})$"
)
_NOT_ALL = re.compile("收到|征集|征求|反馈|其中|例如|比如|主要的|之一|部分|等$")
_BEFORE = 20
"""Characters before the number that may say that not all are listed."""
_ITEM = 800
"""Characters of the longest item."""


@dataclass(frozen=True)
class StatedList:
    """A list whose sentence states another number of items than there are."""

    start: int
    shown: str
    """The words that state the number."""
    stated: int
    listed: int


def wrong_lists(text: str) -> Iterator[StatedList]:
    """Yield the lists in a text that have more or fewer items than it states.

    Only those whose items are numbered from the first on in running text: 三项：一是……；二是……。
    """
    for opening in _FIRST.finditer(text):
        reach = max(0, opening.start() - 2 * _BEFORE)
        match = _COUNTED.search(text[reach : opening.start()])
        if match is None:
            continue
        before = text[max(0, reach + match.start() - _BEFORE) : reach + match.start()]
        if _NOT_ALL.search(before) or _NOT_ALL.search(match["more"]):
            continue
        listed = _listed(text, opening.end(), opening["first"])
        stated = _value(match["number"])
        if listed not in (1, stated):
            yield StatedList(reach + match.start(), match[0], stated, listed)


def _listed(text: str, start: int, first: str) -> int:
    """Return how many items follow, each with the next number, until another list begins."""
    count, at = 1, start
    while count < len(_NUMERALS):
        following = first.replace("一", _NUMERALS[count])
        place = text.find(following, at, at + _ITEM)
        anew = text.find(first, at, at + _ITEM)
        if place < 0 or (0 <= anew < place):
            break
        count, at = count + 1, place + len(following)
    return count


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else numeral(number.replace("两", "二"))
