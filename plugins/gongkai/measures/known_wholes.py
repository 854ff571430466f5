"""Wholes of which everybody knows the parts: the “three public expenses”, halves of a year."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, pairwise, product

from gongkai.measures.quantities import CHANGE, VAGUE, Quantity, years_in
from gongkai.measures.stated_totals import StatedTotal


@dataclass(frozen=True)
class KnownWhole:
    """A whole by its name, and what its parts are called, in expressions."""

    name: re.Pattern[str]
    parts: tuple[re.Pattern[str], ...]
    is_all: bool = True
    """Whether nothing else is ever a part of it: then parts that make less are wrong, too."""
    is_of_one_thing: bool = False
    """Whether the words beside the names have to be the same: 上半年产值, 全年产值."""


def _known(name: str, *parts: str, is_all: bool = True, of_one_thing: bool = False) -> KnownWhole:
    return KnownWhole(re.compile(name), tuple(map(re.compile, parts)), is_all, of_one_thing)


_KNOWN = (
    _known("三公", "出国", "用车|车辆", "接待"),
    _known("用车.*购置.*运行", "购置(?!.*运行)", "(?<!购置及)(?<!购置和)(?<!购置、)运行"),
    _known("建议.{0,4}提案|提案.{0,4}建议", "^(?!.*提案).*建议", "^(?!.*建议).*提案"),
    _known("全年", "上半年", "下半年", of_one_thing=True),
    _known("全年", "一季度", "二季度", "三季度", "四季度", of_one_thing=True),
    _known("上半年", "一季度", "二季度", of_one_thing=True),
    _known("基本支出", "人员(?:经费|支出)", "公用(?:经费|支出)"),
    _known("(?<!项目)(?<!基本)支出(?:合计|总计|总额|预算)", "基本支出", "项目支出", is_all=False),
    _known("公共预算收入", "税收(?:收入)?", "非税(?:收入)?"),
    _known("生产总值", "第?一产业", "第?二产业", "第?三产业"),
)
_IN_SHARES = (("人员经费", "公用经费"), ("基本支出", "项目支出"))
"""Parts that are all of something together, in per cent."""
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_MENTIONS = 3
"""Quantities of one name that are tried as the part: behind a sum its own parts may follow."""


def wrong_wholes(groups: Iterable[Sequence[Quantity]], sentence: str) -> Iterator[StatedTotal]:
    """Yield wholes that are not what their parts make, wherever they stand among them.

    A sentence about several years counts several wholes.
    """
    if years_in(sentence) < 2:
        for group in groups:
            yield from _wrong_in(group)


def _wrong_in(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    for whole in _KNOWN:
        for total in group:
            found = _parts(whole, total, group)
            if not all(found):
                continue
            made = [sum(one.value for one in some) for some in product(*found)]
            made.append(sum(one.value for one in chain(*found)))
            # They are rounded alike: 30万元 beside 45.2万元 is 30.0.
            half = min(one.half for one in (total, *chain(*found))) * (len(found) + 1)
            is_right = any(abs(one - total.value) <= half for one in made)
            if not is_right and (whole.is_all or min(made) > total.value):
                yield StatedTotal(total.start, total.shown, total.value, Decimal(made[0]))
    yield from _wrong_shares(group)


def _parts(
    whole: KnownWhole, total: Quantity, group: Sequence[Quantity]
) -> Sequence[Sequence[Quantity]]:
    """Return what is counted under the name of each part, if `total` is of the whole."""
    said = total.before
    is_whole = whole.name.search(said) and not any(part.search(said) for part in whole.parts)
    if not is_whole or "其中" in said or total.unit == "%" or _is_vague(total):
        return [()]
    found = []
    for part in whole.parts:
        others = [other for other in whole.parts if other is not part]
        named = [
            one
            for one in group
            if one is not total
            and one.unit == total.unit
            and part.search(one.before)
            and not any(other.search(one.before) for other in others)
            and not _is_vague(one)
        ]
        found.append(named[:_MENTIONS])
    things = {_thing(whole, one) for one in (total, *chain(*found))}
    return [()] if whole.is_of_one_thing and len(things) > 1 else found


def _is_vague(one: Quantity) -> bool:
    return bool(CHANGE.search(one.before) or VAGUE.search(one.before) or VAGUE.match(one.after))


def _thing(whole: KnownWhole, one: Quantity) -> str:
    """Return what is counted, without the name of the whole or the part."""
    said = one.before
    for name in (whole.name, *whole.parts):
        said = name.sub("", said)
    return re.sub("[，：:其中共计合第]|累计|实现|完成", "", said)


def _wrong_shares(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield the last share of parts that are all of something and make no hundred."""
    for one, other in pairwise(group):
        are_all = any(first in one.before and last in other.before for first, last in _IN_SHARES)
        are_shares = all(
            share.unit == "%" and share.before.endswith("占") for share in (one, other)
        )
        if (
            are_all
            and are_shares
            and abs(one.value + other.value - _HUNDRED) > _TENTH + one.half + other.half
        ):
            yield StatedTotal(other.start, other.shown, other.value, _HUNDRED - one.value)
