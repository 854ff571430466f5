"""What a year makes of so much each month."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongkai.measures.quantities import Quantity
from gongkai.measures.reckoned_shares import stated
from gongkai.measures.stated_totals import StatedTotal

_MONTHLY = re.compile(r"每月(?:补贴|补助|发放|标准|为|各|发|是)*$")
_YEARLY = re.compile(r"(?:全年|一年|每年)(?:合计|共计|共|计|为|发放|补贴|补助|可领取?|累计)*$")
_NOT_EXACT = re.compile(r"约|不超过|不低于|最高|最低|至少|以内|以上|左右|多|余")
_MONTHS = 12


def months(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield what a year is said to make and does not: 每月120元，全年合计1400元."""
    for each, year in pairwise(group):
        said = each.before + each.after + year.before + year.after[:2]
        if (
            each.unit == year.unit == "元"
            and _MONTHLY.search(each.before)
            and _YEARLY.search(year.before)
            and not _NOT_EXACT.search(said)
        ):
            made = each.value * _MONTHS
            if made / 2 < year.value < made * 2 and abs(year.value - made) > year.half:
                yield stated(year, made)
