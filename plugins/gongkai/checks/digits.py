"""Runs of digits as a reader sees them, whatever stands between the digits in the source."""

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from gongkai.checks.digit_forms import DIGIT, ENCODED_DIGIT, ENCODED_X, HAN, X, digit_of

_COMMENT = r"<!--(?:(?!-->)\D){0,400}+(?:\d(?:(?!-->)\D){0,400}+){0,6}+-->"
"""A comment that is too short of digits to hold a number itself."""
_TAG = (
    rf"{_COMMENT}|<!--|-->"
    r"|</?[a-zA-Z](?:[^<>\"']|\"[^\"<]{0,400}+\"|'[^'<]{0,400}+'){0,400}+>"
    r"|</?[a-zA-Z][^<>]{0,400}+>"
    r"|\]\[[^\[\]\d\n]{1,40}\]|\]\([^()\s\d]{1,200}\)|~~[^~\n\d]{1,40}~~"
)
"""What is no text: comments, tags, where links lead, what is struck out.

The second form of a tag is that of one whose quotation marks do not match.
"""
_ENTITY = r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z]{2,31};|nbsp|shy|middot)"
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
"""Letters and patterns that are as wide as others and empty."""
_BLANKS = str.maketrans(dict.fromkeys(_FILLERS, " "))
_MASK = r"\\\*|\*{3}"
"""Stars in the place of digits: what stands around them is no whole number."""
# What reads as a character of its own is let through, and weighed later by how it parts the digits;
# what makes another thing of a number is not: a letter, a sum of money, a share, a product.
_JOIN = (
    rf"(?!{_MASK})(?:{_TAG}|(?!{ENCODED_DIGIT}|{ENCODED_X})(?:{_ENTITY}|&)"
    rf"|[_{_FILLERS}]|[^\w&%$￥¥€£×])"
)
_RUN = re.compile(
    rf"(?<![0-9]){DIGIT}(?:{_JOIN}{{0,12}}+{DIGIT}){{10,}}+(?:{_JOIN}{{0,12}}+{X}(?![A-Z]))?+"
)
"""Eleven digits and more. Looking for it is what a text without numbers costs."""
_TOKEN = re.compile(rf"(?:{_TAG})|(?P<digit>{DIGIT})|(?:{_ENTITY})")
_UNSEEN = ("Cc", "Cf", "Mn", "Me")
_MARKUP = "*`^=\\_~"
_CLOSE = re.compile(r"[\s.\-‐-―−·•・‧∙⋅_~—﹣－．　]*")
"""What parts the digits of one number for the eye: blanks, hyphens and points."""


class Gap(IntEnum):
    """What stands between a digit and the one before it."""

    NONE = 0
    UNSEEN = 1
    """Markup and characters that take no room."""
    SEEN = 2
    """Hyphens and points."""
    BLANK = 3
    """Blanks, with hyphens and points or without."""
    CHARACTER = 4
    """Any other character that is no letter."""
    LINE = 5
    """The end of a line."""
    BLOCK = 6
    """The end of a cell, of an item of a list, or of a paragraph."""


@dataclass(frozen=True)
class Run:
    """Digits with nothing between them but gaps."""

    digits: str
    offsets: tuple[int, ...]
    gaps: tuple[Gap, ...]
    """The gap before each digit; that before the first is BLOCK."""
    points: tuple[int, ...]
    """In their order, the digits before which there is a point and nothing else: `3.14`."""
    end: int
    """The offset behind the last digit."""
    check: bool = False
    """Whether an X follows the last digit."""

    def part(self, start: int, stop: int) -> "Run":
        """Return some of the digits."""
        last = stop == len(self.digits)
        end = self.end if last else self.offsets[stop - 1] + 1
        gaps = (Gap.BLOCK, *self.gaps[start + 1 : stop])
        points = self.points[bisect_right(self.points, start) : bisect_left(self.points, stop)]
        return Run(
            self.digits[start:stop],
            self.offsets[start:stop],
            gaps,
            tuple(n - start for n in points),
            end,
            self.check and last,
        )

    def is_point_before(self, digit: int) -> bool:
        """Return whether there is a point and nothing else before a digit."""
        place = bisect_left(self.points, digit)
        return place < len(self.points) and self.points[place] == digit

    def parts(self, widest: Gap) -> Iterator["Run"]:
        """Yield the parts between gaps that are wider than `widest`."""
        start = 0
        for stop in (*range(1, len(self.digits)), len(self.digits)):
            if stop == len(self.digits) or self.gaps[stop] > widest:
                yield self.part(start, stop)
                start = stop

    @property
    def widest(self) -> Gap:
        """Return the widest gap within the digits."""
        return max(self.gaps[1:], default=Gap.NONE)

    def groups(self) -> tuple[int, ...]:
        """Return how many digits stand together for the eye."""
        lengths = [0]
        for gap in self.gaps:
            if gap >= Gap.SEEN and lengths[-1]:
                lengths.append(0)
            lengths[-1] += 1
        return tuple(lengths)


def runs_in(source: str) -> Iterator[Run]:
    """Yield every run of eleven digits or more in a text that `plain` returned.

    Where Chinese numerals stand beside other digits, these make runs of their own first.
    """
    for match in _RUN.finditer(source):
        yield from _runs(match)


def close_runs_in(source: str) -> Iterator[Run]:
    """Yield the runs of eleven digits or more that stand together: a long number, at a glance."""
    for run in runs_in(source):
        yield from (part for part in run.parts(Gap.BLANK) if len(part.digits) > 10)


def _runs(match: re.Match[str]) -> Iterator[Run]:
    segment, start = match[0], match.start()
    found = [token for token in _TOKEN.finditer(segment) if token["digit"]]
    check = segment[found[-1].end() :] != ""
    end = match.end() if check else start + found[-1].end()
    if any(token[0] in HAN for token in found):
        for tokens in _others(found):
            last = tokens[-1] is found[-1]
            stop = end if last else start + tokens[-1].end()
            yield _run(tokens, segment, start, stop, check=check and last)
    whole = _run(found, segment, start, end, check=check)
    yield whole
    # 三 is a part of the name in 张三一三八…, not of the number.
    if found[0][0] in HAN and len(found) > 11 and match.string[start - 1 : start].isalpha():
        yield whole.part(1, len(found))


def _others(tokens: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield what stands between Chinese numerals, if it is long enough."""
    part: list[re.Match[str]] = []
    for token in (*tokens, None):
        if token is not None and token[0] not in HAN:
            part.append(token)
        else:
            if len(part) > 10:
                yield part
            part = []


def _run(tokens: list[re.Match[str]], segment: str, start: int, end: int, *, check: bool) -> Run:
    gaps, points = [Gap.BLOCK], list[int]()
    for number in range(1, len(tokens)):
        between = segment[tokens[number - 1].end() : tokens[number].start()]
        if between == ".":
            points.append(number)
        gaps.append(_gap(between))
    return Run(
        "".join(digit_of(token[0]) for token in tokens),
        tuple(start + token.start() for token in tokens),
        tuple(gaps),
        tuple(points),
        end,
        check,
    )


@lru_cache(maxsize=4096)
def _gap(between: str) -> Gap:
    if not between:
        return Gap.NONE
    if between.isspace() and "\n" not in between:
        return Gap.BLANK
    if "<" in between and (tag := _NEW_TAG.search(between)):
        return Gap.LINE if tag[0].lower() == "<br" else Gap.BLOCK
    text = html.unescape(_ANY_TAG.sub("", between)).translate(_BLANKS)
    seen = "".join(
        one
        for one in text
        if one in "\t\n" or (unicodedata.category(one) not in _UNSEEN and one not in _MARKUP)
    )
    if not seen:
        return Gap.UNSEEN
    if "|" in seen or _NEW_BLOCK.search(seen):
        return Gap.BLOCK
    if "\n" in seen:
        return Gap.LINE
    if not _CLOSE.fullmatch(seen):
        return Gap.CHARACTER
    return Gap.BLANK if any(map(str.isspace, seen)) else Gap.SEEN


_ANY_TAG = re.compile(rf"<!--.*?-->|{_TAG}", re.DOTALL)
_NEW_TAG = re.compile(r"<(?:br|/?(?:t[dhr]|li|p|div|d[dt]|h[1-6]))\b", re.IGNORECASE)
_NEW_BLOCK = re.compile(r"\n[ \t>]*(?:\n|[-+*#][ \t])")
