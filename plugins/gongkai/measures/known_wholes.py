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


_VALUE_ADDED = "(?:(?:共?[实完][现成])?(?:增加值)?(?:预计)?(?:[实完][现成]|达到?|[约为是])*)$"
"""What may stand between a sector and its number: 第二产业投资 is no part of the product."""
_KNOWN = (
    _known("三公", "出国", "用车|车辆", "接待"),
    _known("用车.*购置.*运行", "购置(?!.*运行)", "(?<!购置及)(?<!购置和)(?<!购置、)运行"),
    _known("建议.{0,4}提案|提案.{0,4}建议", "^(?!.*提案).*建议", "^(?!.*建议).*提案"),
    _known("全年", "上半年", "下半年", of_one_thing=True),
    _known("全年", "一季度", "二季度", "三季度", "四季度", of_one_thing=True),
    _known("上半年", "一季度", "二季度", of_one_thing=True),
    _known("基本支出", "人员(?:经费|支出)", "公用(?:经费|支出)"),
    _known("(?<!项目)(?<!基本)支出(?:合计|总计|总额|预算)", "基本支出", "项目支出", is_all=False),
    _known("监测", "优良", "污染", is_all=False),
    _known("粮食(?:总产|产量)", "夏粮", "秋粮", is_all=False),
    _known("公共预算收入", "(?<!减免)(?<!其他)(?<!非)税收(?!返还|优惠)", "非税"),
    _known("(?:^|，|外贸|货物|全[市县区省年])进出口", "(?<!进)出口", "进口(?!出)"),
    _known("收回|回收", "(?<!无)有效", "废|无效|作废"),
    _known("费用|药费|疗费", "报销|医保支付|统筹支付", "自付|自负|个人(?:支付|承担)", is_all=False),
    _known(
        "共[有计]?(?:学[生员]|人口)?$", "(?:^|[，中])男[生性]?有?$", "(?:^|[，中])女[生性]?有?$"
    ),
    _known("生产总值", *(f"(?<!统)(?:第{one}产业|{one}产业?){_VALUE_ADDED}" for one in "一二三")),
)
_IN_SHARES = (("人员经费", "公用经费", True), ("基本支出", "项目支出", False))
"""Parts that are all of something together, in per cent, and whether nothing else ever is."""
_NO_SUM = re.compile("均|末|率|余额|在册|在岗|在校|参保|保有|存量|实有|现有|价|标准|浓度|指数")
"""What is not added up over a year: averages, and what is there on a day."""
_REST = re.compile("其余|剩余|余下|另有|另外")
"""What says that there are more parts: 主办建议5件，主办提案4件，其余为协办."""
_SOME = re.compile("重点|优秀|督办|典型|领衔|首次")
"""What says that only some of a part are counted."""
_SHARE_OF = re.compile("占(?:[^，占]{1,6}的)?$")
"""What they are shares of: 占基本支出的."""
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
            yield from _wrong_in(group, sentence)


def _wrong_in(group: Sequence[Quantity], sentence: str) -> Iterator[StatedTotal]:
    has_rest = _REST.search(sentence) is not None
    for whole in _KNOWN:
        for total in group:
            found = _parts(whole, total, group)
            if not all(found):
                continue
            made = [sum(one.value for one in some) for some in product(*found)]
            made.append(sum(one.value for one in chain(*found)))
            # They are rounded alike: 30万元 beside 45.2万元 is 30.0.
            half = min(one.half for one in (total, *chain(*found))) * (len(found) + 1)
            reckoned = [*made, *_explained(total, group, found)]
            # Numbers of quarters that are cumulated end in that of the year.
            is_cumulated = whole.is_of_one_thing and found[-1][0].value == total.value
            if is_cumulated or any(abs(one - total.value) <= half for one in reckoned):
                continue
            is_some = has_rest or any(_SOME.search(one.before) for one in chain(*found))
            if (whole.is_all and not is_some) or min(made) > total.value:
                yield StatedTotal(total.start, total.shown, total.value, Decimal(made[0]))
    yield from _wrong_shares(group)


def _explained(
    total: Quantity, group: Sequence[Quantity], found: Sequence[Sequence[Quantity]]
) -> Iterator[Decimal]:
    """Yield what the whole may be because of something else that the sentence counts.

    The parts may make another whole (预算40万元，决算35万元) or two of them, so that this one may
    be anything; or there may be a part besides (议案2件).
    """
    parts = list(chain(*found))
    others = [
        one.value
        for one in group
        if one.unit == total.unit and one not in (total, *parts) and not CHANGE.search(one.before)
    ]
    half = min(one.half for one in (total, *parts)) * (len(found) + 1)
    for some in product(*found):
        made = Decimal(sum(one.value for one in some))
        if not made:
            continue
        yield from (made + other for other in others)
        if any(abs(made - one) <= half for one in (*others, *(total.value + o for o in others))):
            yield total.value


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
    is_sum = len(things) == 1 and not _NO_SUM.search("".join(one.before for one in chain(*found)))
    return found if is_sum or not whole.is_of_one_thing else [()]


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
    apart = sum(share.unit == "%" and share.before.endswith("占") for share in group) > 2
    for one, other in pairwise(group):
        known = [
            is_all
            for first, last, is_all in _IN_SHARES
            if first in one.before and last in other.before
        ]
        of_one, of_other = (
            share.unit == "%" and _SHARE_OF.search(share.before) for share in (one, other)
        )
        are_shares = of_one and of_other and of_one[0] == of_other[0]
        made, nearly = one.value + other.value, _TENTH + one.half + other.half
        is_less = made < _HUNDRED - nearly and any(known) and not apart and "总" not in one.before
        if known and are_shares and (is_less or made > _HUNDRED + nearly):
            yield StatedTotal(other.start, other.shown, other.value, _HUNDRED - one.value)
