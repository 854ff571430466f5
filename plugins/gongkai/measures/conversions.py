"""Sizes that are told in two units, and are not one size: 150亩（合10平方公里）."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gongkai.measures.stated_totals import NUMBER, StatedTotal, number_of

_AREAS: Mapping[str, int | Decimal] = {
    "平方公里": 10**6,
    "公顷": 10**4,
    "平方米": 1,
    "亩": Decimal(2000) / 3,
}
_LENGTHS: Mapping[str, int | Decimal] = {
    "公里": 1000,
    "千米": 1000,
    "里": 500,
    "米": 1,
    "厘米": Decimal("0.01"),
}
_MASSES: Mapping[str, int | Decimal] = {
    "吨": 1000,
    "公斤": 1,
    "千克": 1,
    "斤": Decimal("0.5"),
    "克": Decimal("0.001"),
}
_VOLUMES: Mapping[str, int | Decimal] = {"立方米": 1000, "升": 1, "毫升": Decimal("0.001")}
_SPANS: Mapping[str, int | Decimal] = {"小时": 60, "分钟": 1}
_TERMS: Mapping[str, int | Decimal] = {"年": 12, "个月": 1}
_MONEY: Mapping[str, int | Decimal] = {"元": 1}
_POWERS: Mapping[str, int | Decimal] = {"千瓦": 1, "马力": Decimal("0.735"), "兆瓦": 1000}
_KINDS = tuple(
    {unit: Decimal(size) for unit, size in kind.items()}
    for kind in (_AREAS, _LENGTHS, _MASSES, _VOLUMES, _SPANS, _TERMS, _MONEY, _POWERS)
)
"""Units of one kind, and what each is of the kind's own one."""
_TIMES = {"": 1, "万": 10**4, "亿": 10**8}
_UNIT = "|".join(sorted({unit for kind in _KINDS for unit in kind}, key=len, reverse=True))
_CONVERTED = re.compile(
    rf"(?<![\d.,])(?P<one>{NUMBER})(?P<one_times>[万亿]?)(?P<one_unit>{_UNIT})(?:[，,（(]?约?(?:折合|换算为|合|相当于)(?:成|为)?约?|[（(](?:即|约))"
    rf"(?P<shown>(?P<other>{NUMBER})(?P<other_times>[万亿]?)(?P<other_unit>{_UNIT}))(?![/每时])"
)
_LEAST = Decimal("0.1")
"""By which part of it a size may be another: it is told about as often as exactly."""


def wrong_conversions(text: str) -> Iterator[StatedTotal]:
    """Yield sizes in brackets, or behind 合, that are not the size before them in their unit."""
    for match in _CONVERTED.finditer(text):
        one, other = match["one_unit"], match["other_unit"]
        kind = next((kind for kind in _KINDS if one in kind and other in kind), None)
        if kind is None or (one == other and match["one_times"] == match["other_times"]):
            continue
        size = number_of(match["one"]) * _TIMES[match["one_times"]] * kind[one]
        made = size / kind[other] / _TIMES[match["other_times"]]
        stated = number_of(match["other"])
        if abs(stated - made) > made * _LEAST:
            reckoned = made.quantize(Decimal("0.0001")).normalize()
            yield StatedTotal(match.start("shown"), match["shown"], stated, reckoned)
