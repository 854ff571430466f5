"""Sentences that reckon: parts of a whole, shares, what is left, so much for each."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations

from gongkai.measures.known_wholes import wrong_wholes
from gongkai.measures.quantities import CHANGE, NOT, VAGUE, WHOLE, Quantity, counted, sentences
from gongkai.measures.reckoned_months import months
from gongkai.measures.reckoned_shares import averages, rates, shares, stated, structures
from gongkai.measures.reckoned_stocks import CARRIED_IN, carried_over, stocks
from gongkai.measures.stated_changes import wrong_changes
from gongkai.measures.stated_marks import wrong_marks
from gongkai.measures.stated_results import wrong_results
from gongkai.measures.stated_totals import StatedTotal, wrong_totals

_SUM = re.compile(
    r"(?:(?<!公)共(?![同享建和产青党生识用管性有])计?|合计|总计|一共|总共|小计"
    r"|(?:^|，)(?:共|其)?(?:总投资|总长度?|总面积|总额|总人数|总数|累计完成投资))[^\d]{0,8}$"
)
_PLAIN_SUM = re.compile("(?:合计|共计|总计|总共)[为是有]?$")
"""What says that a number is the sum of all before it, and no part of it: 合计办结140件."""
_HALF_YEAR = re.compile("上半年|全年|两年|前三季度|发放|拨付|下达")
_OVERLAP = re.compile(
    "以上|含|其中|重复|同时|次|新增|首次|涉及|代表|委员|少数民族|残疾|青年|妇女|高级"
)
_REST = re.compile(
    "其他|其余|剩余|余下|另外|自筹|正在|在办|尚有|还有|尚余|还剩|尚[欠差存]|还[欠差]|流拍|结转|待[办审拨建]|尚未|未|不予?|非(?=税|公|全日)"
)
_REST_APART = re.compile(r"(?:其余|剩余|余下|不足部分|另有|另外)[^\d，。；]*(?:[，。；]|$)")
"""What says that the rest is something else, without its number: 其余由企业自筹."""
_OF_ALL = re.compile("职称|高级|党员|青年|妇女|女性|少数民族|博士|硕士|律师|以上")
"""What some of a group are beside being its members."""
_OTHERWISE = re.compile(
    "折扣|优惠|半价|减半|折后|另[加计付]|加上|实际|实[有到参]|阶梯|分档|超出|抵扣|减免|垃圾费|污水处理|滞纳|手续费|运费|含"
)
"""What says that a sum is not so many times so much."""
_STOCK = re.compile("(?:现|目前|已|累计)[^，]*共有?$")
_OPPOSITES = ("男女", "阳阴", "公民", "城乡", "内外")
"""Characters by which two parts are told apart that are everything together."""
_ORDER = "ABCDEF 甲乙丙丁戊 东中西 东西南北 东南西北 南中北"
"""How parts are named that are all there is."""
_IN_ALL = re.compile(
    "(?<!公)共(?:有|计|设|分|建成?|招[聘录收]|购[置买]|安排|推出|发放|采购)?$|[合总]计$|总共$"
)
"""What says right before a number that what follows are its parts: 共120套，一居室40套."""
_ALL = re.compile("分别[为是有]|包括")
_EACH = re.compile(
    r"(?:每(?P<one>平方米|立方米|公斤|千克|公里|公顷|千瓦时|[户人家村亩个名套组台辆期场所处镇校班份盏棵间吨度米升]))[^\d，]{0,10}$|(?P<apart>各)[^\d，]{0,8}$|(?P<price>单价)[^\d]{0,4}$"
)
_TOTAL = re.compile(
    r"(?:(?<!公)共(?![同享建和产青党生识用管性有])|(?<!公)共有学[生员]|合计|总计|总价|总额|金额|总投资|资金|应[缴交付收]|货款|租金|造价)[^\d，]{0,8}$"
)
_AT_PRICE = re.compile("(?:的?(?:标准|价格|单价).*)?|计算?|计[收价]|收取")
"""What may stand behind what each costs: 按每吨3元计算."""
_LIMIT = re.compile("约|不超过|不少于|不低于|不高于|至少|最[多高低少]|上限|限额|可达|超过")
"""What says that each may have more or less."""
_ROUND = 10_000
_FOUND = re.compile("发现|查出|存在|需[要整改]|不合格|不达标")
"""What says that a number is of some of those before, and all there is of what follows."""
_SHORT = 6
"""Characters of the longest name of a part that is told by its place alone."""
_PARTS = 8
"""Parts that are tried with each other."""


def wrong_reckonings(text: str) -> Iterator[StatedTotal]:
    """Yield numbers that are not what the others of their sentence make, once a sentence."""
    yield from structures(text)
    yield from wrong_marks(text)
    for start, sentence in sentences(text):
        groups: list[list[Quantity]] = [[]]
        for one in counted(sentence, start):
            if one is None:
                groups.append([])
            else:
                groups[-1].append(one)
        several = (group for group in groups if len(group) > 1)
        wrong_ones = (wrong for group in several for wrong in _wrong(group, sentence))
        found = next(chain(wrong_ones, wrong_wholes(groups, sentence)), None)
        others = (wrong_totals, wrong_results, wrong_changes)
        if found and not any(one for wrong in others for one in wrong(sentence)):
            yield found


def _wrong(group: Sequence[Quantity], sentence: str) -> Iterator[StatedTotal]:
    """Yield what does not agree among quantities that stand side by side."""
    yield from _parts_behind(group, sentence)
    if not _REST_APART.search(sentence):
        yield from _totals_behind(group)
    yield from rates(group)
    yield from shares(group, sentence)
    if not _OTHERWISE.search(sentence):
        yield from _for_each(group)
    yield from averages(group)
    yield from stocks(group)
    yield from carried_over(group)
    yield from months(group, sentence)


def _differs(one: Quantity, reckoned: Decimal, half: Decimal) -> bool:
    return abs(one.value - reckoned) > one.half + half


def _run(group: Sequence[Quantity], start: int, unit: str) -> Sequence[Quantity]:
    """Return the quantities of one unit that follow each other from a place on."""
    end = start
    while end < len(group) and group[end].unit == unit and not CHANGE.search(group[end].before):
        end += 1
    return group[start:end]


def _parts_behind(group: Sequence[Quantity], sentence: str) -> Iterator[StatedTotal]:
    """Yield totals whose parts follow and are all of it: 86件，办结80件，正在办理5件."""
    for at, total in enumerate(group[:-2]):
        begins = at + 1
        while (
            begins < len(group)
            and "%" in group[begins].unit
            and CHANGE.search(group[begins].before)
        ):
            begins += 1
        parts = _run(group, begins, total.unit)[:_PARTS]
        said = [part.before for part in parts]
        is_narrowed = said and _FOUND.search(total.before) and _is_rest(said)
        is_part = any(
            one.unit == total.unit and one.value >= total.value and not is_narrowed
            for one in group[:at]
        ) or (_ALL.search(total.before) and not total.before.endswith("由"))
        if (
            len(parts) < 2
            or is_part
            or total.unit == "%"
            or VAGUE.search(total.before)
            or VAGUE.search(total.after)
        ):
            continue
        if (
            any(map(VAGUE.search, said))
            or CHANGE.search(total.before)
            or any(map(_SUM.search, said))
            or CARRIED_IN.search(said[0])
            or (at and CARRIED_IN.search(group[at - 1].before))
        ):
            continue
        is_whole = WHOLE.search(total.before.split("，")[-1]) or total.after.startswith("组成")
        lists_all = _ALL.search(total.after + parts[0].before) is not None
        if (
            not (is_whole or lists_all)
            or max(part.value for part in parts) > total.value
            or not all(said)
        ):
            continue
        made, half = sum(part.value for part in parts), sum(part.half for part in parts)
        is_complete = _is_complete(total, parts, sentence)
        is_more = made > total.value and is_complete is not None
        is_near = total.value * 4 < made * 5 and made * 4 < total.value * 5 and total.value > 2
        if is_near and _differs(total, Decimal(made), Decimal(half)) and (is_more or is_complete):
            sums = [sum(one.value for one in parts[:size]) for size in range(2, len(parts))]
            within = (
                (one.value, sum(other.value for other in parts[at:]))
                for at, one in enumerate(parts[:-2], 1)
            )
            is_nested = any(value == below for value, below in within)
            if total.value not in sums and not is_nested:
                yield stated(total, Decimal(made))


def _is_complete(total: Quantity, parts: Sequence[Quantity], sentence: str) -> bool | None:
    """Return whether parts are all there is; None where they may be counted twice."""
    said = [re.sub(r"^.*其中[有：:]?", "", part.before) for part in parts]
    is_group = total.after.startswith("组成") and not _OF_ALL.search("".join(said))
    if _are_opposite(said) or _is_rest(said) or is_group:
        return not _REST_APART.search(sentence) or None
    if any(map(_OVERLAP.search, said)):
        return None
    lists_all = _ALL.search(total.after + parts[0].before) and "其中" not in parts[0].before
    is_alike = len(parts) > 2 and len({words[-1:] for words in said}) == 1
    are_ordered = "".join(words[:1] for words in said) in _ORDER and is_alike
    is_in_order = are_ordered and not _REST_APART.search(sentence)
    if lists_all or is_in_order or (is_alike and f"{len(parts)}个" in sentence):
        return True
    is_listed = (
        parts[0].mark in "（(：:"
        or "其中" in parts[0].before
        or (_IN_ALL.search(total.before) and max(map(len, said)) <= _SHORT)
    )
    return False if is_listed and is_alike else None


def _are_opposite(said: Sequence[str]) -> bool:
    """Return whether two parts are told apart by 男 and 女 or the like, and alike besides."""
    return len(said) == 2 and any(
        pair[0] in said[0] and pair[1] in said[1] and len(said[0]) == len(said[1])
        for pair in _OPPOSITES
    )


def _is_rest(said: Sequence[str]) -> bool:
    """Return whether the last part is what the others are not: 其余, 未办结 beside 办结."""
    last = said[-1].split("，")[-1]
    if not _REST.search(last):
        return False
    stem = NOT.sub("", last)[:2]
    is_not = NOT.search(last)
    return not is_not or any(stem and stem in words for words in said[:-1])


def _totals_behind(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield sums behind their parts: 12个行政村、3个社区，共计16个."""
    for at, total in enumerate(group):
        is_sum = _SUM.search(total.before) or (
            "累计" in total.before and _HALF_YEAR.search(total.before)
        )
        if (
            at < 2
            or not is_sum
            or VAGUE.search(total.before)
            or _STOCK.search(total.before)
            or "%" in total.unit
            or re.match("余|多|左右|以上", total.after)
        ):
            continue
        parts: list[Quantity] = []
        for one in reversed(group[max(0, at - _PARTS) : at]):
            doubtful = CHANGE.search(one.before) or VAGUE.search(one.before) or "其中" in one.before
            if one.unit != total.unit or doubtful or _is_sum(one, total):
                break
            parts.insert(0, one)
        if len(parts) < 2 or (len(parts) < at and group[at - len(parts) - 1].unit == total.unit):
            continue
        half = Decimal(sum(part.half for part in parts))
        sums = (
            sum(one.value for one in some)
            for size in range(1, len(parts) + 1)
            for some in combinations(parts, size)
        )
        made = Decimal(sum(part.value for part in parts))
        near = made / 2 < total.value < made * 2
        if near and all(_differs(total, Decimal(one), half) for one in sums):
            yield stated(total, made)


def _is_sum(one: Quantity, total: Quantity) -> bool:
    """Return whether a quantity is a sum itself; 共办理62件、85件，合计147件 begins with a part."""
    begins = (
        one.before.split("，")[-1].startswith("共") and _PLAIN_SUM.search(total.before) is not None
    )
    return _SUM.search(one.before) is not None and not begins


def _is_named(each: Quantity, total: Quantity) -> bool:
    """Return whether a sum is of what each has: 每个年级4个班，共24个教学班."""
    return bool(each.after) and total.after.endswith(each.after) and len(each.after) <= _SHORT


def _for_each(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield sums of so much for each: 每户2000元，30户，合计8万元."""
    for at in range(2, len(group)):
        total, others = group[at], group[at - 2 : at]
        if (
            not _TOTAL.search(total.before)
            and "总价" not in total.before
            and not _SUM.search(total.before)
        ):
            continue
        for each, count in (others, others[::-1]):
            said = _EACH.search(each.before)
            if (
                said is None
                or _LIMIT.search(each.before)
                or each.unit != total.unit
                or (count.unit == each.unit != "元" and not said["one"])
            ):
                continue
            if said["one"] and said["one"] not in count.unit + count.after[:2] + count.before[-1:]:
                continue
            if (
                _EACH.search(count.before)
                or not (_AT_PRICE.fullmatch(each.after) or _is_named(each, total))
                or count.value < 2
                or total.value == each.value
            ):
                continue
            made = each.value * count.value
            # A price of 0.5元 is that, and 1.5万元 is rounded.
            half = Decimal(0) if each.unit == "元" and each.value < _ROUND else each.half
            if made / 2 < total.value < made * 2 and _differs(total, made, half * count.value):
                yield stated(total, made)
