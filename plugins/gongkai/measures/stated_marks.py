"""Marks that are not all that can be had."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.measures.stated_totals import StatedTotal

_MARKS = re.compile(
    r"(?P<shown>[总满]分[为是]?(?P<total>\d{1,4})分)[，,：:](?:其中|包括|分别[为是])[：:，,]?"
    r"(?P<parts>(?:[^\d，,。、；;：:（）()扣加减得总满]{1,14}\d{1,3}分[、，,和及]?){2,12})(?=[。；;\n]|$)"
)
"""总分100分，其中价格30分、技术45分、商务25分, and nothing else in its sentence."""
_PART = re.compile(r"\d+(?=分)")
_NO_PART = re.compile("其中|成绩|合格|及格|线|平均|最[高低]|优|良|记")
"""What says that marks are no part of all that can be had."""


def wrong_marks(text: str) -> Iterator[StatedTotal]:
    """Yield marks of which the parts that follow make another sum.

    Marks that are taken off, added or had are told by their words, and left out.
    """
    for match in _MARKS.finditer(text) if "分" in text else ():
        stated = Decimal(match["total"])
        made = sum(map(Decimal, _PART.findall(match["parts"])), Decimal(0))
        is_near = stated * 4 < made * 5 and made * 4 < stated * 5
        if made != stated and is_near and not _NO_PART.search(match["parts"]):
            yield StatedTotal(match.start("shown"), match["shown"], stated, made)
