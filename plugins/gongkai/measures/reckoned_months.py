"""What a year makes of so much each month, and each month of a year."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from gongkai.measures.quantities import Quantity
from gongkai.measures.reckoned_shares import stated
from gongkai.measures.stated_totals import StatedTotal

_MONTHLY = re.compile("每人?月(?:补贴|补助|发放|标准|为|发|是)*$")
_YEARLY = re.compile("(?:^|，)(?:每人)?(?:全年|一年)(?:合计|共计)(?:发放)?$")
_NOT_ALL = re.compile(
    "约|不超过|不低于|最高|最低|至少|以内|以上|左右|多|余|半年|年底|另|奖|双薪|绩效|寒暑假|除外|含"
)
_OF_YEAR = re.compile("全年")
_A_MONTH = re.compile("(?:月均|平均每月|每月平均)[^\\d，]{0,4}$")
_MONTHS = 12


def months(group: Sequence[Quantity], sentence: str) -> Iterator[StatedTotal]:
    """Yield what a year is said to make and does not: 每月120元，全年合计1400元.

    Nor what each month has of it: 全年3600人次，月均320人次.

    Some are paid for ten months, or thirteen: a sentence has to say that the year is the sum.
    """
    if "月" not in sentence or _NOT_ALL.search(sentence):
        return
    for each, year in pairwise(group):
        if each.unit == year.unit and _OF_YEAR.search(each.before) and _A_MONTH.search(year.before):
            made = each.value / _MONTHS
            nearly = made / 50 + year.half + each.half / _MONTHS + 1
            if made / 2 < year.value < made * 2 and abs(year.value - made) > nearly:
                yield stated(year, made.quantize(Decimal("0.01")))
        if (
            each.unit == year.unit == "元"
            and _MONTHLY.search(each.before)
            and _YEARLY.search(year.before)
        ):
            made = each.value * _MONTHS
            if made / 2 < year.value < made * 2 and abs(year.value - made) > year.half:
                yield stated(year, made)
