"""Stages, lots and classes that are named one by one and are not as many as is said."""

import re
from collections.abc import Iterator

from gongkai.measures.stated_lists import StatedList
from gongkai.model.numbers import numeral

_NUMERALS = "一二三四五六七八九十"
_NOUN = "标段|批次|梯队|片区|等次|层次|等级|[期批类步级档轮组段包等场片]"
_NUMBER = f"(?:[2-9]|[{_NUMERALS[1:]}两])"
_STATED = re.compile(
    rf"(?<![\d第零〇{_NUMERALS}两百千万点.])(?P<shown>(?:(?:(?<=[分设成])|(?<=分为)|(?<=划为))(?P<few>{_NUMBER})|(?P<number>{_NUMBER})个)"
    rf"(?P<noun>{_NOUN}))"
    r"(?![月年])(?P<more>[^，,。；;：:、\d（）()\n一二三四五六七八九十]{0,8})(?P<mark>[：:，,])\s*(?:即|分别[为是])?[：:]?"
)
"""分三期, 三个标段; a number alone may name one: 三期工程."""
_IN_NAMES = {"批次": "批", "等级": "级", "等次": "等"}
"""How what is counted is called in the name of one, where that is shorter: 一级 of 3个等级."""
_SERIES = (_NUMERALS, "甲乙丙丁戊己庚辛", "ABCDEFGH", "ⅠⅡⅢⅣⅤⅥⅦⅧ", "123456789")
_TEXT = 400
"""Characters behind the number in which what it counts is named."""
_ENDS = re.compile("[。！？\n]")
_OPEN = re.compile(
    "正在|目前|已|率先|首期|启动|今年|明年|本年|现|尚|待|未|其余|其他|剩余|后续|及以[上下]|等[，。；]"
    "|[至到—－~～-]|以此类推|依此|依次类推|如"
    f"|[{_NUMERALS}][、和及]第?[{_NUMERALS}]"
)
"""What says that not each of them is named."""


def wrong_stages(text: str) -> Iterator[StatedList]:
    """Yield numbers of stages and the like of which others are named: 分三期实施：一期…，二期….

    Behind a comma some may be left out, 分三期实施，一期已完工; more than there are cannot be.
    """
    for match in _STATED.finditer(text):
        end = _ENDS.search(text, match.end(), match.end() + _TEXT)
        if end is None and len(text) > match.end() + _TEXT:
            continue
        items = text[match.end() : end.start() if end else len(text)]
        listed = _named(items, match["noun"])
        stated = _value(match["few"] or match["number"])
        too_few = listed < stated and match["mark"] in "：:" and not _OPEN.search(items)
        if listed > 1 and (listed > stated or too_few) and not _is_another(text, match):
            yield StatedList(match.start(), match["shown"] + match["more"], stated, listed)


def _is_another(text: str, stated: re.Match[str]) -> bool:
    """Return whether the number is that of something else: 前两期, 其中三类, 后三批."""
    before = text[max(0, stated.start() - 4) : stated.start()]
    return re.search("[前后余另]$|其中|有些|部分|新增|增加|减少", before) is not None


def _named(items: str, noun: str) -> int:
    """Return how many are named from the first on, each at the beginning of a clause."""
    short = _IN_NAMES.get(noun, noun)
    for series in _SERIES:
        count, at = 0, 0
        while count < len(series):
            label = re.compile(rf"(?:^|[，,；;、：:和及]\s*)第?{series[count]}{short}")
            found = label.match(items, 0) if not count else label.search(items, at)
            if found is None:
                break
            count, at = count + 1, found.end()
        if count:
            return count
    return 0


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else numeral(number.replace("两", "二"))
