"""Units that do not measure what a text measures in them: 噪声70分, where 分贝 is meant."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gongkai.model.wording import MeasuredIn

_BETWEEN = "(?:量|值|均值)?[约为达共有到是近在不得大小于至低高超过应可控制保持均平最要须宜]{0,8}"
"""What may stand between what is measured and how much it is: 噪声不得超过70分."""
_NUMBER = r"[-－−]?\d[\d.,]*(?:[/至到~～—-]\d[\d.]*)?[万亿]?\s?"
_ENDS = r"(?=[，,。；;、）)]|$|[以之][上下内]|左右|的)"
"""What stands behind a unit, so that it is no part of a longer word: 分贝, 分钟, 米/秒."""
_NOTHING = re.compile("(?!)")


class WrongUnit(NamedTuple):
    """A unit in a text that does not measure what stands before it."""

    start: int
    wrong: str
    right: str


class WrongUnits:
    """What is measured in which units: data/wording/measured.yml."""

    def __init__(self, measured: Iterable[MeasuredIn]) -> None:
        """Take what is measured; of two units for one thing both are looked for."""
        self._sought = [(one.right, _sought(one)) for one in measured]
        things = sorted({thing for one in measured for thing in one.of.split()})
        self._things = re.compile("|".join(map(re.escape, things))) if things else _NOTHING

    def found_in(self, text: str) -> Iterator[WrongUnit]:
        """Yield the units that measure something else than is measured."""
        if self._things.search(text):
            for right, sought in self._sought:
                for match in sought.finditer(text):
                    yield WrongUnit(match.start("wrong"), match["wrong"], right)


def _sought(measured: MeasuredIn) -> re.Pattern[str]:
    things, units = (_either(words) for words in (measured.of, measured.never))
    return re.compile(rf"(?:{things}){_BETWEEN}{_NUMBER}(?P<wrong>{units}){_ENDS}")


def _either(words: str) -> str:
    return "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))
