"""Runs of digits as a reader sees them, whatever stands between the digits in the source."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from gongkai.checks.reading import read

_DIGIT = r"(?:\d|&#0*(?:4[89]|5[0-7]|6529[6-9]|6530[0-5]);|&#[xX]0*(?:3[0-9]|[fF]{2}1[0-9]);)"
_X = r"(?:[XxＸｘ]|&#0*(?:88|120|65336|65368);|&#[xX]0*(?:[57]8|[fF]{2}[35]8);)"
# Hyphens and signs that nobody sees, blanks, a line end within a paragraph, markup, entities.
_JOIN = (
    r"(?:-->|_|[^\w\s|,，、。；;：:/（）()《》“”\"'<>&%$￥¥#@+?？!！={}\[\]×…]"
    r"|[^\S\r\n]|\n(?![ \t]*\n)"
    r"|==|<!--|</?[a-zA-Z][^<>]{0,200}>"
    rf"|(?!{_DIGIT}|{_X})&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,31}});)"
)
_RUN = re.compile(
    rf"(?<![0-9]){_DIGIT}(?:{_JOIN}{{0,12}}+{_DIGIT}){{10,}}+(?:{_JOIN}{{0,12}}+{_X}(?![a-zA-Z]))?+"
)
"""Eleven digits and more. Looking for it is what a text without numbers costs."""
_TAG = re.compile(r"<!--.*?-->|<!--|-->|</?[a-zA-Z][^<>]*>")
_UNSEEN = ("Cc", "Cf", "Mn", "Me")
_MARKUP = "*`^=\\"
_ENCODED = re.compile(r"%(?:[89A-Fa-f][0-9A-Fa-f]|2[0BbDd]|3[AaDd])")


class Gap(IntEnum):
    """What stands between a digit and the one before it."""

    NONE = 0
    UNSEEN = 1
    """Markup and signs that take no room."""
    SEEN = 2
    """Blanks, hyphens and points."""
    LINE = 3


@dataclass(frozen=True)
class Run:
    """Digits with nothing between them but gaps."""

    digits: str
    offsets: tuple[int, ...]
    gaps: tuple[Gap, ...]
    """The gap before each digit; that before the first is LINE."""
    points: frozenset[int]
    """Digits before which there is a point and nothing else: `3.14`."""
    end: int
    """The offset behind the last digit."""
    check: bool = False
    """Whether an X follows the last digit."""

    def part(self, start: int, stop: int) -> "Run":
        """Return some of the digits."""
        last = stop == len(self.digits)
        end = self.end if last else self.offsets[stop - 1] + 1
        gaps = (Gap.LINE, *self.gaps[start + 1 : stop])
        return Run(
            self.digits[start:stop],
            self.offsets[start:stop],
            gaps,
            frozenset(n - start for n in self.points if start < n < stop),
            end,
            self.check and last,
        )

    def groups(self) -> tuple[int, ...]:
        """Return how many digits stand together for the eye."""
        lengths = [0]
        for gap in self.gaps:
            if gap >= Gap.SEEN and lengths[-1]:
                lengths.append(0)
            lengths[-1] += 1
        return tuple(lengths)


def plain(source: str) -> str:
    """Return a text in which what addresses encode is a sign of the same length."""
    if "%" not in source:
        return source
    return _ENCODED.sub(lambda match: _decoded(match[0]), source)


def _decoded(code: str) -> str:
    """Return three signs: blanks for a blank or hyphen, else some that join nothing."""
    return "   " if code.upper() in ("%20", "%2D") else "，，，"


def runs_in(source: str) -> Iterator[Run]:
    """Yield every run of eleven digits or more in a text that `plain` returned."""
    for match in _RUN.finditer(source):
        yield from _runs(match)


def _runs(match: re.Match[str]) -> Iterator[Run]:
    segment, start = match[0], match.start()
    reading = read(segment)
    digits: list[str] = []
    offsets: list[int] = []
    gaps: list[Gap] = []
    points: set[int] = set()
    behind = 0
    check = False
    for letter, offset in zip(reading.letters, reading.offsets, strict=True):
        if letter in "xX" and offset == reading.offsets[-1]:
            check = True
        if not letter.isdecimal():
            continue
        between = segment[behind:offset] if digits else "\n"
        if between == ".":
            points.add(len(digits))
        digits.append(str(unicodedata.decimal(letter)))
        offsets.append(start + offset)
        gaps.append(_gap(between))
        behind = segment.index(";", offset) + 1 if segment[offset] == "&" else offset + 1
    end = match.end() if check else start + behind
    yield Run("".join(digits), tuple(offsets), tuple(gaps), frozenset(points), end, check)


def _gap(between: str) -> Gap:
    if not between:
        return Gap.NONE
    text = html.unescape(_TAG.sub("", between))
    if "\n" in text:
        return Gap.LINE
    if any(
        s == "\t" or (unicodedata.category(s) not in _UNSEEN and s not in _MARKUP) for s in text
    ):
        return Gap.SEEN
    return Gap.UNSEEN
