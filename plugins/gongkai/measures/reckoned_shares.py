"""Shares, rates and averages that the numbers beside them do not make."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from gongkai.measures.quantities import CHANGE, NOT, VAGUE, WHOLE, Quantity
from gongkai.measures.stated_totals import StatedTotal, leeway

_RATE = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{2})(?:率|占比)(?:均|已|约|为|达到?|是|高达)?$|(?:占|占比为?|占总(?:数|户数|人数|人口|件数|数量|面积|量)的?|完成(?:年度|全年)?(?:计划|任务|目标)的?)$"
)
_SHOWN_UP = {
    **dict.fromkeys(("出席", "到会", "出勤", "参会", "到课"), "实到"),
    "镇化": "城镇",
}
"""What the part of a rate is called where it is not called by its name: 城镇化率 by 城镇人口."""
_PLAIN_RATE = re.compile(r"(?P<what>[\u4e00-\u9fff]{2}|城镇化|有效回收)率(?:[为达是到]|达到)?")
"""The name of a rate and nothing before it."""
_AT_LEAST = re.compile("以上|以下|左右|以内")
_RATIO = r"\d{1,2}(?:\.\d+)?(?:[:：∶]\d{1,2}(?:\.\d+)?){2}"
_STRUCTURE = re.compile(
    r"结构(?:比例?)?[^\d，。]{0,10}(?P<shown>(?P<parts>\d{1,2}(?:\.\d+)?(?:[:：∶]\d{1,2}(?:\.\d+)?){2,4}))(?![:：∶\d])"
    r"|(?:[三3]次|一二[三3]次?|一、二、[三3]次?|三)产业?(?:增加值|结构|构成)?(?:占(?:地区)?(?:生产总值|GDP)的?|占|之)?(?:比[例重]?|构成)"
    rf"[^\d，。]{{0,6}}(?:由(?:\d{{4}}年的?)?{_RATIO}(?:调整|优化)[为到至])?(?P<other>{_RATIO})(?![:：∶\d])"
)
"""Shares of a whole with colons between."""
_SECTORS = re.compile(
    r"(?:[三3]次|一二三|一、二、三)产业[^\d，。]{0,20}?(?:比[例重]|占比|构成|结构)[^\d，。]{0,6}"
    r"(?P<one>\d{1,2}(?:\.\d+)?)[%％]?[、，,](?P<two>\d{1,2}(?:\.\d+)?)[%％]?(?:[、，,]|和)"
    r"(?P<shown>(?P<three>\d{1,2}(?:\.\d+)?)[%％])"
)
"""Shares of the three sectors, each in per cent."""
_VOTES = re.compile(
    r"(?:实到|出席|到会|收回)[^\d，。]{0,10}(?P<there>\d{1,4})[人名票张][，,、；][^。]{0,12}?(?:赞成|同意)(?:票)?(?P<one>\d{1,4})[人名票张][，,、]"
    r"(?:反对|不同意)(?:票)?(?P<two>\d{1,4})[人名票张][，,、](?P<shown>弃权(?:票)?(?P<three>\d{1,4})[人名票张])"
)
_AVERAGE = re.compile(
    r"(?:(?P<one>[户人村]|亩(?!均?产))均|(?:平均)?(?P<field>亩)产量?|(?P<day>日)均|平均每(?P<each>[所个户村家台镇班]))(?P<what>[^\d，]{0,6})$"
)
_UNITS = {"日": "天"}
"""What is counted where an average is of another word: 8天, 日均."""
_WHAT = re.compile("^[约为达到]*")
_WEIGHTS = re.compile("权重|比例(?:承担|分担|合成|计算|折算|计入)|总成绩|综合成绩|即[^，]{1,4}级")
_POINTS = Decimal("0.05")
_LEAST, _MOST = 85, 120
"""Between which shares are meant to make a hundred."""
_DIVIDED = re.compile(
    "来源|结构|构成|组成|分布|类[型别]|性质|渠道|比[例重]|[按从][^，]{1,8}[分看]|分[为成]|各占"
)
"""What says that a whole is divided: others are shares of several, 涉企占45%，匿名占38%."""
_NEAR = 8
"""Numbers before a rate that may make it: each of them is held against each."""
_SHARED = re.compile("涉及|其中|含|多选|多个|同时|党员|民族|青年|学历|本科|研究生|职称|残疾")
"""What may be said of one that another share is of as well."""


def stated(one: Quantity, reckoned: Decimal) -> StatedTotal:
    """Return what a number is that the others do not make."""
    return StatedTotal(one.start, one.shown, one.value, reckoned)


def structures(text: str) -> Iterator[StatedTotal]:
    """Yield shares that are not all of a whole, 10:38:53, and more votes than voters."""
    for match in _STRUCTURE.finditer(text) if "结构" in text or "产业" in text else ():
        name = "shown" if match["shown"] else "other"
        shares = [Decimal(one) for one in re.split("[:：∶]", match[name])]
        made = sum(shares, Decimal(0))
        nearly = len(shares) * _POINTS if any(one % 1 for one in shares) else Decimal(1)
        if _LEAST <= made <= _MOST and abs(made - 100) > nearly:
            yield StatedTotal(match.start(name), match[name], shares[-1], 100 - made + shares[-1])
    for match in _SECTORS.finditer(text) if "产业" in text else ():
        one, two, three = (Decimal(match[name]) for name in ("one", "two", "three"))
        nearly = 3 * _POINTS if one % 1 or two % 1 or three % 1 else Decimal(1)
        if abs(one + two + three - 100) > nearly:
            yield StatedTotal(match.start("shown"), match["shown"], three, 100 - one - two)
    for match in _VOTES.finditer(text) if "弃权" in text else ():
        there, *votes = (Decimal(match[name]) for name in ("there", "one", "two", "three"))
        if sum(votes) > there:
            yield StatedTotal(
                match.start("shown"), match["shown"], votes[-1], there - sum(votes[:2])
            )


def rates(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield rates that the two numbers before them do not make: 检查60家，合格54家，合格率85%."""
    for at in range(2, len(group)):
        behind = at > 2 and NOT.match(group[at - 1].before) is not None
        whole, part = group[at - 3 : at - 1] if behind else group[at - 2 : at]
        rate = group[at]
        said = _RATE.search(rate.before)
        if (
            rate.unit != "%"
            or whole.unit == "%"
            or _thing(whole) != _thing(part)
            or not said
            or not whole.value
            or part.value > whole.value
            or ("有效" in part.before and "有效" not in rate.before)
            or _AT_LEAST.match(rate.after)
        ):
            continue
        if (behind or said["what"] == "镇化") and not _is_plain(whole, part, rate):
            continue
        is_whole = WHOLE.search(whole.before) or whole.after.endswith("中")
        if not is_whole or any(VAGUE.search(one.before) for one in (whole, part)):
            continue
        what = said["what"] or ""
        if (
            what
            and not ("应" in whole.before and re.search("[已实]", part.before))
            and _SHOWN_UP.get(what, what) not in part.before
            and not set(what) <= set(part.before + part.after)
        ):
            continue
        if rate.value == 100 or (what == "整改" and "查" in whole.before):
            continue
        near = group[max(0, at - _NEAR) : at]
        earlier = [one for one in near if _thing(one) == _thing(part) and one.value]
        shares = {
            share
            for one, other in combinations(earlier, 2)
            for ratio in (one.value / other.value, other.value / one.value)
            for share in (ratio * 100, 100 - ratio * 100)
        }
        rounded = (part.half + part.value * whole.half / whole.value) / whole.value * 100
        step = 2 * (rate.half or Decimal("0.5")) + rounded
        is_exact = not (rounded or VAGUE.search(rate.before))
        if all(
            abs(rate.value - share) > (leeway(share, rate.half) if is_exact else step)
            for share in shares
        ):
            yield stated(rate, (part.value / whole.value * 100).quantize(Decimal("0.01")))


def _thing(one: Quantity) -> str:
    """Return what is counted: people are 名 before what they are, and 人 behind it."""
    return "人" if one.unit == "名" else one.unit


def _is_plain(whole: Quantity, part: Quantity, rate: Quantity) -> bool:
    """Return whether a rate is of the whole and the part: 合格率, and not 上年合格率."""
    said = _PLAIN_RATE.fullmatch(rate.before.split("，")[-1])
    if said is None:
        return False
    return said["what"] != "城镇化" or bool(
        whole.before.endswith("常住人口") and re.search("城镇(?:常住)?人口$", part.before)
    )


def shares(group: Sequence[Quantity], sentence: str) -> Iterator[StatedTotal]:
    """Yield shares of one whole that are more than it, and weights that are not all of it."""
    run: list[Quantity] = []
    for one in [*group, None]:
        if (
            one is not None
            and one.unit == "%"
            and not CHANGE.search(one.before)
            and not VAGUE.search(one.before)
        ):
            run.append(one)
            continue
        made = sum((share.value for share in run), Decimal(0))
        if len(run) < 2 or not _LEAST <= made <= _MOST:
            run = []
            continue
        are_all = _are_of_one_whole(run, sentence)
        are_weights = _WEIGHTS.search(sentence) and not any(
            len(share.before) > 14 or re.search("率|税|至|到|不|从|年", share.before)
            for share in run
        )
        opposite = len(run) == 2 and re.search("率[为是达到]*$", run[0].before) and _is_negated(run)
        if (
            (are_all and made > 100 + len(run) * _POINTS)
            or (are_weights and len(run) < 6 and abs(made - 100) > len(run) * _POINTS)
            or (opposite and abs(made - 100) > 2 * _POINTS)
        ):
            yield stated(run[-1], 100 - made + run[-1].value)
        run = []


def _are_of_one_whole(run: Sequence[Quantity], sentence: str) -> bool:
    """Return whether nothing is in two of the shares: 来信占20%, but no 女性占45%，党员占40%.

    Two shares may be of two wholes, and what follows all of a whole is a part of it.
    """
    said = "".join(share.before for share in run)
    if not all(re.search("占$", share.before) for share in run) or _SHARED.search(sentence):
        return False
    are_people = "男" in said and "女" in said
    firsts = list(accumulate(share.value for share in run))[:-1]
    is_asked = "不满意" in said and "满意" in said.replace("不满意", "")
    is_divided = len(run) > 2 and "女" not in said and (is_asked or _DIVIDED.search(sentence))
    return bool(are_people or is_divided) and Decimal(100) not in firsts


def _is_negated(run: Sequence[Quantity]) -> bool:
    """Return whether two shares are of a thing and of what is none: 合格率, 不合格率."""
    one, other = (re.sub("[为是达到]*$", "", share.before)[-5:] for share in run)
    return bool(NOT.match(other)) and one.endswith(NOT.sub("", other))


def averages(group: Sequence[Quantity]) -> Iterator[StatedTotal]:
    """Yield what each got that is not all of it by their number: 120万元，600户，户均3000元."""
    for first, second, each in zip(group, group[1:], group[2:], strict=False):
        said = _AVERAGE.search(each.before)
        if said is None:
            continue
        one = said["one"] or said["field"] or said["each"] or _UNITS[said["day"]]
        is_behind = second.unit == each.unit and (said["day"] or said["each"] or said["field"])
        count, total = (first, second) if is_behind else (second, first)
        if (
            one != count.unit[:1]
            or each.unit != total.unit
            or count.value < 2
            or _WHAT.sub("", said["what"])[:2] not in total.before
        ):
            continue  # 产值3000万元，600户，户均增收4万元 is of another sum.
        doubtful = any(
            VAGUE.search(one.before) or CHANGE.search(one.before) for one in (total, count)
        )
        made = total.value / count.value
        if (
            not doubtful
            and made / 2 < each.value < made * 2
            and abs(made - each.value) > made / 50 + each.half
        ):
            yield stated(each, made.quantize(Decimal("0.01")))
