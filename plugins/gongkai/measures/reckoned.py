"""Sentences that reckon: parts of a whole, shares, what is left, so much for each."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from gongkai.measures.quantities import Quantity, counted, sentences
from gongkai.measures.stated_changes import wrong_changes, wrong_shares
from gongkai.measures.stated_results import wrong_results
from gongkai.measures.stated_totals import StatedTotal, wrong_totals

_SUM = re.compile(r"(?:(?<!公)共(?![同享建和产青党生识用管性有])计?|合计|总计|一共|总共|小计|总投资|总长度?|总面积|总额|总人数|总数|累计完成投资)[^\d]{0,8}$")
_HALF_YEAR = re.compile("上半年|全年|两年|前三季度|发放|拨付|下达")
_CHANGE = re.compile("同比|环比|比上|比去|较|新增|净增|增加(?!值)|减少|增长|下降|提高|降低|上升|翻")
_VAGUE = re.compile(r"约|近$|超|逾|不少于|不超过|不低于|至少|最多|以上|以下|以内|左右|(?<![剩其结])余$|多$|每|各|平均|人均|限|第\d+(?![批期个轮类])|上限|原计划|可以|不得|不小于|不大于|“$")
_OVERLAP = re.compile("以上|含|其中|重复|同时|次|新增|首次|涉及|代表|委员|少数民族|残疾|青年|妇女|高级")
_REST = re.compile("其他|其余|剩余|余下|另外|自筹|正在|在办|尚有|还有|尚余|还剩|流拍|结转|待[办审拨建]|尚未|未|不予?|非(?=税|公|全日)")
_NOT = re.compile("尚?未能?|不予?|没有|非")
_OPPOSITES = ("男女", "阳阴", "公民", "城乡", "内外")
"""Characters by which two parts are told apart that are everything together."""
_ORDER = "ABCDEF 甲乙丙丁戊"
"""How parts are named that are all there is."""
_ALL = re.compile("分别[为是有]|包括")
_WHOLE = re.compile(r"应|参加|生产总值|安排|资金|辖|编制|标的|意见|建议|办理|面积|人口|党员|学校|支出|收入|计划|共|总|全|发放|抽[查检样]|检查|排查|受理|收到|报名|目标|任务|申请|登记|检测|抽取|有|需|拟")
_RATE = re.compile(r"(?P<what>[\u4e00-\u9fff]{2})(?:率|占比)(?:均|已|约|为|达到?|是|高达)?$|(?:占|占比为?|占总数的?|完成(?:年度|全年)?(?:计划|任务|目标)的?)$")
_SHOWN_UP = {"出席": "实到", "到会": "实到", "出勤": "实到", "参会": "实到", "到课": "实到"}
_EACH = re.compile(r"(?:每(?P<one>[户人家村亩个名套组台辆期场所处镇校班份盏棵间]))[^\d，]{0,10}$|(?P<apart>各)[^\d，]{0,8}$|(?P<price>单价)[^\d]{0,4}$")
_TOTAL = re.compile(r"(?:(?<!公)共(?![同享建和产青党生识用管性有])|合计|总计|总价|总额|金额|总投资|资金)[^\d，]{0,8}$")
_OPENS = re.compile("上年末|上年底|去年底|年初|期初|原有|上年结转|期末结转")
_MORE = re.compile("新增|调入|新收|招录|招聘|接收|增加|购入|入库|本年收|新签")
_LESS = re.compile("退休|调出|减少|注销|退出|辞职|死亡|报废|出库|撤销|离职|核减")
_CLOSES = re.compile("年末|年底|期末|现有|现在|结存")
_STRUCTURE = re.compile(
    r"结构(?:比例?)?[^\d，。]{0,10}(?P<shown>(?P<parts>\d{1,2}(?:\.\d+)?(?:[:：∶]\d{1,2}(?:\.\d+)?){2,4}))(?![:：\d])"
    r"|产业比例?[^\d，。]{0,10}(?P<other>\d{1,2}(?:\.\d+)?(?:[:：∶]\d{1,2}(?:\.\d+)?){2})(?![:：\d])"
)
"""Shares of a whole with colons between."""
_VOTES = re.compile(
    r"(?:实到|出席|到会|收回)[^\d，。]{0,10}(?P<there>\d{1,4})[人名票张][，,、；][^。]{0,12}?(?:赞成|同意)(?:票)?(?P<one>\d{1,4})[人名票张][，,、]"
    r"(?:反对|不同意)(?:票)?(?P<two>\d{1,4})[人名票张][，,、](?P<shown>弃权(?:票)?(?P<three>\d{1,4})[人名票张])"
)
_AVERAGE = re.compile(r"(?P<one>[户人亩村])均[^\d，]{0,6}$")
_WEIGHTS = re.compile("权重|比例(?:承担|分担|合成|计算|折算|计入)|总成绩|综合成绩|即[^，]{1,4}级")
_POINTS = Decimal("0.05")
_AROUND = 90
"""Characters before a change among which the numbers stand that make it."""
_PARTS = 8
"""Parts that are tried with each other."""


def wrong_reckonings(text: str) -> Iterator[StatedTotal]:
    """Yield numbers that are not what the others of their sentence make, once a sentence."""
    yield from _structures(text)
    for start, sentence in sentences(text, 2):
        groups: list[list[Quantity]] = [[]]
        for one in counted(sentence, start):
            if one is None:
                groups.append([])
            else:
                groups[-1].append(one)
        found = next((wrong for group in groups for wrong in _wrong(group, sentence)), None)
        others = (wrong_totals, wrong_results, wrong_changes)
        if found and not any(one for wrong in others for one in wrong(sentence)):
            yield found


def _structures(text: str) -> Iterator[StatedTotal]:
    """Yield shares that are not all of a whole, 10:38:53, and more votes than voters."""
    for match in _STRUCTURE.finditer(text) if "结构" in text or "产业" in text else ():
        name = "shown" if match["shown"] else "other"
        shares = [Decimal(one) for one in re.split("[:：∶]", match[name])]
        made = sum(shares, Decimal(0))
        if 85 <= made <= 120 and abs(made - 100) > len(shares) * _POINTS:
            yield StatedTotal(match.start(name), match[name], shares[-1], 100 - made + shares[-1])
    for match in _VOTES.finditer(text) if "弃权" in text else ():
        there, *votes = (Decimal(match[name]) for name in ("there", "one", "two", "three"))
        if sum(votes) > there:
            yield StatedTotal(match.start("shown"), match["shown"], votes[-1], there - sum(votes[:2]))


def all_wrong_changes(text: str) -> Iterator[StatedTotal]:
    """Yield the changes that two numbers do not make, but for those that are results as well."""
    yield from wrong_shares(text)
    for one in wrong_changes(text):
        around = text[max(0, one.start - _AROUND) : one.start + len(one.shown) + 1]
        if not any(other.shown.endswith(one.shown) for other in wrong_results(around)):
            yield one


def _wrong(group: Sequence[Quantity], sentence: str) -> Iterator[StatedTotal]:
    """Yield what does not agree among quantities that stand side by side."""
    yield from _parts_behind(group, sentence)
    yield from _sums_behind(group)
    yield from _rates(group)
    yield from _shares(group, sentence)
    yield from _for_each(group)
    yield from _averages(group)
    yield from _stocks(group)


def _stated(one: Quantity, reckoned: Decimal) -> StatedTotal:
    return StatedTotal(one.start, one.shown, one.value, reckoned)


def _differs(one: Quantity, reckoned: Decimal, half: Decimal) -> bool:
    return abs(one.value - reckoned) > one.half + half


def _run(group: Sequence[Quantity], start: int, unit: str) -> Sequence[Quantity]:
    """Return the quantities of one unit that follow each other from a place on."""
    end = start
    while end < len(group) and group[end].unit == unit and not _CHANGE.search(group[end].before):
        end += 1
    return group[start:end]


def _parts_behind(group: Sequence[Quantity], sentence: str) -> Iterator[StatedTotal]:
    """Yield totals whose parts follow and are all of it: 86件，办结80件，正在办理5件."""
    for at, total in enumerate(group[:-2]):
        begins = at + 1
        while begins < len(group) and "%" in group[begins].unit and _CHANGE.search(group[begins].before):
            begins += 1
        parts = _run(group, begins, total.unit)[:_PARTS]
        said = [part.before for part in parts]
        is_part = at and group[at - 1].unit == total.unit and group[at - 1].value >= total.value or _ALL.search(total.before) and not total.before.endswith("由")
        if len(parts) < 2 or is_part or total.unit == "%" or _VAGUE.search(total.before) or _VAGUE.search(total.after):
            continue
        if any(map(_VAGUE.search, said)) or _CHANGE.search(total.before) or any(map(_SUM.search, said)):
            continue
        is_whole = _WHOLE.search(total.before.split("，")[-1]) or total.after.startswith("组成")
        lists_all = _ALL.search(total.after + parts[0].before) is not None
        if not (is_whole or lists_all) or max(part.value for part in parts) > total.value or not all(said):
            continue
        made, half = sum(part.value for part in parts), sum(part.half for part in parts)
        tells_all = _tell_all(total, parts, sentence)
        is_more = made > total.value and tells_all is not None
        is_near = total.value * 4 < made * 5 and made * 4 < total.value * 5 and total.value > 2
        if is_near and _differs(total, Decimal(made), Decimal(half)) and (is_more or tells_all):
            sums = (sum(one.value for one in parts[:size]) for size in range(2, len(parts)))
            if not any(one == total.value for one in sums):
                yield _stated(total, Decimal(made))


def _tell_all(total: Quantity, parts: Sequence[Quantity], sentence: str) -> bool | None:
    """Return whether parts are all there is; None where they may be counted twice."""
    said = [re.sub(r"^.*其中[有：:]?", "", part.before) for part in parts]
    if _are_opposite(said) or _is_rest(said) or total.after.startswith("组成"):
        return True
    if any(map(_OVERLAP.search, said)):
        return None
    lists_all = _ALL.search(total.after + parts[0].before) and "其中" not in parts[0].before
    is_alike = len(parts) > 2 and len({words[-1:] for words in said}) == 1
    is_in_order = "".join(words[:1] for words in said) in _ORDER and is_alike
    if lists_all or is_in_order or (is_alike and f"{len(parts)}个" in sentence):
        return True
    is_listed = parts[0].mark in "（(：:" or "其中" in parts[0].before
    return False if is_listed and is_alike else None


def _are_opposite(said: Sequence[str]) -> bool:
    """Return whether two parts are told apart by 男 and 女 or the like, and alike besides."""
    return len(said) == 2 and any(
        pair[0] in said[0] and pair[1] in said[1] and len(said[0]) == len(said[1]) for pair in _OPPOSITES
    )


def _is_rest(said: Sequence[str]) -> bool:
    """Return whether the last part is what the others are not: 其余, 未办结 beside 办结."""
    last = said[-1].split("，")[-1]
    if not _REST.search(last):
        return False
    stem = _NOT.sub("", last)[:2]
    is_not = _NOT.search(last)
    return not is_not or any(stem and stem in words for words in said[:-1])


def _sums_behind(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield sums behind their parts: 12个行政村、3个社区，共计16个."""
    for at, total in enumerate(group):
        is_sum = _SUM.search(total.before) or ("累计" in total.before and _HALF_YEAR.search(total.before))
        if at < 2 or not is_sum or _VAGUE.search(total.before) or "%" in total.unit or re.match("余|多|左右|以上", total.after):
            continue
        parts: list[Quantity] = []
        for one in reversed(group[max(0, at - _PARTS) : at]):
            doubtful = _CHANGE.search(one.before) or _VAGUE.search(one.before) or "其中" in one.before
            if one.unit != total.unit or doubtful or _SUM.search(one.before):
                break
            parts.insert(0, one)
        if len(parts) < 2 or len(parts) < at and group[at - len(parts) - 1].unit == total.unit:
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
            yield _stated(total, made)


def _rates(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield rates that the two numbers before them do not make: 检查60家，合格54家，合格率85%."""
    for at in range(2, len(group)):
        whole, part, rate = group[at - 2 : at + 1]
        said = _RATE.search(rate.before)
        if rate.unit != "%" or whole.unit == "%" or whole.unit != part.unit or not said or not whole.value or part.value > whole.value:
            continue
        if not _WHOLE.search(whole.before) or any(_VAGUE.search(one.before) for one in (whole, part)):
            continue
        what = said["what"] or ""
        if what and _SHOWN_UP.get(what, what) not in part.before and not set(what) <= set(part.before):
            continue
        if rate.value == 100 or (what == "整改" and "查" in whole.before):
            continue
        earlier = [one for one in group[:at] if one.unit == part.unit and one.value]
        shares = {
            share
            for one, other in combinations(earlier, 2)
            for ratio in (one.value / other.value, other.value / one.value)
            for share in (ratio * 100, 100 - ratio * 100)
        }
        step = 2 * (rate.half or Decimal("0.5"))
        if all(abs(rate.value - share) > step for share in shares):
            yield _stated(rate, (part.value / whole.value * 100).quantize(Decimal("0.01")))


def _shares(group: Sequence[Quantity], sentence: str) -> Iterator[StatedTotal]:
    """Yield shares of one whole that are more than it, and weights that are not all of it."""
    run: list[Quantity] = []
    for one in [*group, None]:
        if one is not None and one.unit == "%" and not _CHANGE.search(one.before) and not _VAGUE.search(one.before):
            run.append(one)
            continue
        made = sum(share.value for share in run)
        are_all = all(re.search("占$", share.before) for share in run)
        are_weights = _WEIGHTS.search(sentence) and not any(
            len(share.before) > 14 or re.search("率|税|至|到|不|从|年", share.before) for share in run
        )
        is_near = Decimal(85) <= made <= Decimal(120)
        opposite = len(run) == 2 and re.search("率[为是达到]*$", run[0].before) and _is_negated(run)
        if len(run) > 1 and is_near and (
            (are_all and made > 100 + len(run) * _POINTS)
            or (are_weights and len(run) < 6 and abs(made - 100) > len(run) * _POINTS)
            or (opposite and abs(made - 100) > 2 * _POINTS)
        ):
            yield _stated(run[-1], 100 - Decimal(made) + run[-1].value)
        run = []


def _is_negated(run: Sequence[Quantity]) -> bool:
    """Return whether two shares are of a thing and of what is none: 合格率, 不合格率."""
    one, other = (re.sub("[为是达到]*$", "", share.before)[-5:] for share in run)
    return bool(_NOT.match(other)) and one.endswith(_NOT.sub("", other))


def _for_each(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield sums of so much for each: 每户2000元，30户，合计8万元."""
    for at in range(2, len(group)):
        total, others = group[at], group[at - 2 : at]
        if not _TOTAL.search(total.before) and "总价" not in total.before and not _SUM.search(total.before):
            continue
        for each, count in (others, others[::-1]):
            said = _EACH.search(each.before)
            if said is None or each.unit != total.unit or count.unit == each.unit != "元" and not said["one"]:
                continue
            if said["one"] and said["one"] not in count.unit + count.after[:2] + count.before[-1:]:
                continue
            if _EACH.search(count.before) or each.after or count.value < 2 or total.value == each.value:
                continue
            made = each.value * count.value
            if made / 2 < total.value < made * 2 and _differs(total, made, each.half * count.value):
                yield _stated(total, made)


def _averages(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield what each got that is not all of it by their number: 120万元，600户，户均3000元."""
    for total, count, each in zip(group, group[1:], group[2:], strict=False):
        said = _AVERAGE.search(each.before)
        if said is None or said["one"] != count.unit[:1] or each.unit != total.unit or count.value < 2:
            continue
        doubtful = any(_VAGUE.search(one.before) or _CHANGE.search(one.before) for one in (total, count))
        made = total.value / count.value
        if not doubtful and made / 2 < each.value < made * 2 and abs(made - each.value) > made / 50 + each.half:
            yield _stated(each, made.quantize(Decimal("0.01")))


def _stocks(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield what is there at the end and not what was there, came and went."""
    if len(group) < 3 or not _OPENS.search(group[0].before) or len({one.unit for one in group}) > 1:
        return
    made = group[0].value
    for one in group[1:-1]:
        if _MORE.search(one.before) and not _LESS.search(one.before):
            made += one.value
        elif _LESS.search(one.before):
            made -= one.value
        else:
            return
    last = group[-1]
    if _CLOSES.search(last.before) and _differs(last, made, sum((one.half for one in group[:-1]), Decimal(0))):
        yield _stated(last, made)
