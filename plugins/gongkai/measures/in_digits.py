"""Texts with their numbers and days in plain digits, for what reckons with them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Protocol, TypeVar

from gongkai.measures.full_marks import with_full_marks
from gongkai.model.numbers import numeral

_ONES = "一二两三四五六七八九"
_HAN = f"〇零○{_ONES}十百千万亿"
_COUNTED = (
    r"万?平方米|公里|米|[万亿]?元|万?[亩吨人户]|周[岁年]|"
    "[件条项个名家处所次起份篇场套台辆只支座位批岁天日月年时点分%床袋箱桶卷幅尾株羽头]"
)
_PLACED = (
    rf"(?=[{_ONES}十])(?:[{_ONES}]千零?)?(?:[{_ONES}]百零?)?(?:[{_ONES}]?十)?[{_ONES}]?"
    rf"(?![{_ONES}十百千])"
)
_DECIMALS = "[〇零一二三四五六七八九]"
_NUMBER = re.compile(
    rf"(?P<wide>[０-９]+)"
    rf"|百分之(?P<share>{_PLACED})(?:点(?P<decimals>{_DECIMALS}{{1,3}}))?(?![多几余{_HAN}])"
    r"|(?<![\d.])(?:(?<!-)|(?<=\.\d-)|(?<=\.\d\d-))(?P<day>(?P<year>20\d\d)(?P<mark>[.-])"
    r"(?P<month>\d{1,2})(?P=mark)(?P<of_month>\d{1,2}))(?![\d.]|号|-\d{1,3}(?!\d))"
    rf"|(?<![{_HAN}第数几上近初])(?:(?P<years>[一二][九〇零○]{_DECIMALS}{{2}})(?=年)|(?P<placed>{_PLACED})(?={_COUNTED}))"
)
_BEGINS = re.compile(rf"[０-９2百{_ONES}十]")
"""What a number begins with: to look for it first is many times as fast."""
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class Located(Protocol):
    """Something that was found in a text, and its words."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def shown(self) -> str:
        """The words that begin there."""


S = TypeVar("S", bound=Located)


@dataclass(frozen=True)
class InDigits:
    """A text in which 八十户 is 80户 and 2021.7.1 is 2021年7月1日, and where all of it was.

    Its commas are full: people type them as the keyboard has them.
    """

    text: str
    written: str
    """The text as written."""
    starts: list[int]
    """Where what was rewritten begins and ends in it, by turns."""
    were: list[int]
    """Where that was in the text as written."""

    def found_by(self, find: Callable[[str], Iterable[S]]) -> Iterator[S]:
        """Yield what `find` finds, with its place and its words in the text as written."""
        for one in find(self.text):
            start = self._place(one.start)
            end = self._place(one.start + len(one.shown), is_end=True)
            yield replace(one, start=start, shown=self.written[start:end])

    def _place(self, offset: int, *, is_end: bool = False) -> int:
        """Return where something was in the text as written."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return offset
        if at % 2 or offset == self.starts[at]:
            return self.were[at] + offset - self.starts[at]
        return self.were[at + is_end]


def in_digits(text: str) -> InDigits:
    """Return a text with its numbers and days in plain digits, and its commas full."""
    parts: list[str] = []
    starts: list[int] = []
    were: list[int] = []
    size = done = 0
    for match in _numbers(text):
        kept, number = text[done : match.start()], _in_digits(match)
        parts += (kept, number)
        starts += (size + len(kept), size + len(kept) + len(number))
        were += match.span()
        size, done = starts[-1], match.end()
    return InDigits(with_full_marks("".join((*parts, text[done:]))), text, starts, were)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for begin in _BEGINS.finditer(text):
        match = _NUMBER.match(text, begin.start()) if begin.start() >= done else None
        if match is not None:
            done = match.end()
            yield match


def _in_digits(match: re.Match[str]) -> str:
    if match["wide"]:
        return match["wide"].translate(_WIDE)
    if match["day"]:
        return f"{match['year']}年{match['month']}月{match['of_month']}日"
    if match["share"]:
        behind = f".{_digits(match['decimals'])}" if match["decimals"] else ""
        return f"{_value(match['share'])}{behind}%"
    return _digits(match["years"]) if match["years"] else str(_value(match["placed"]))


def _value(placed: str) -> int:
    return numeral(placed.replace("两", "二"))


def _digits(numerals: str) -> str:
    return "".join(str(numeral(one)) for one in numerals)
