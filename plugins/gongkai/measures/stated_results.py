"""Results that a sentence reckons from the numbers before them: sums, rates, what is left."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from gongkai.measures.sentences import sentence_around
from gongkai.measures.stated_totals import NUMBER, UNIT, StatedTotal, leeway, number_of, rounding

_NOT_PARTS = re.compile(
    r"其中|小计|累计|同比|环比|新增|增加|减少|下降|增长|比|每|第|重复|约|近|超|余|多|不少于|左右|以上|以下"
)
_SUM = re.compile(
    rf"(?<=[，,、])(?P<shown>(?:[两三四五六七八九][村镇乡街区县校所项])?(?:共计?|合计|总计|一共|总共)(?:为|完成|投入|投资|发放)?(?P<total>{NUMBER})(?P<unit>{UNIT}))(?=[，,。；;\n]|$)"
)
_RESPECTIVE = re.compile(
    rf"分别(?![^\d]*[增减比较升降])[^\d，。；、]{{0,4}}(?P<parts>(?:{NUMBER})(?P<unit>{UNIT})(?:[、和](?:{NUMBER})(?P=unit))+)"
    rf"[，,](?P<shown>(?:三年|两年|四年|五年)?(?:累计|合计|共计|总计|一共|共)(?![有同])(?:为|[^\d，。；、有余存]{{2}}|达到?)?(?P<total>{NUMBER})(?P=unit))(?=[，,。；;\n]|$)"
)
"""Parts in a row behind 分别, and their sum: 分别投资1.2亿元、1.5亿元，累计2.7亿元."""
_PART = re.compile(rf"(?P<what>[^\d]{{0,24}})(?P<number>{NUMBER})(?P<unit>{UNIT})")
_BETWEEN = re.compile("[，,、]")
_BEGINS = re.compile(r"[。；;：:！？（(\n]")
_REACH = 160
_RATE = re.compile(
    rf"(?<![\d.,])(?P<first>{NUMBER})(?P<unit>{UNIT})[，,、](?P<what>合格|及格|达标|录取)"
    rf"(?P<last>{NUMBER})(?P=unit)[，,、](?P<shown>(?P=what)率[为达到是]{{0,2}}(?P<stated>{NUMBER})[%％])"
)
_EACH = re.compile(
    rf"每(?P<one>[人户家村亩])(?:补助|补贴|奖励|发放|资助|慰问金)(?P<each>{NUMBER})元[，,](?:共有?)?(?P<count>{NUMBER})(?P=one)"
    rf"(?P<shown>(?:共计|合计|共)(?:补助|补贴|奖励|发放|资助)?(?P<stated>{NUMBER})(?P<unit>万?元))(?!余|多|左右)"
)
_STOCK = re.compile(
    rf"(?:上年末|去年底|年初|期初|原)有[^\d，。；]{{0,6}}(?P<first>{NUMBER})(?P<unit>{UNIT})[，,](?:今年|本年|年内)?新增(?P<more>{NUMBER})(?P=unit)[、，,]"
    rf"(?:注销|减少|退出|撤销|关闭)(?P<less>{NUMBER})(?P=unit)[，,](?P<shown>(?:年末|年底|期末|现)共?有(?P<stated>{NUMBER})(?P=unit))"
)
_LEFT = re.compile(
    rf"(?P<what>收入|到位|筹集|应到)[^\d。；;：:]{{0,6}}(?P<first>{NUMBER})(?P<unit>{UNIT})[，,、]"
    rf"(?:共|已|累计)?(?:支出|使用|支付|实到)[^\d。；;：:]{{0,6}}(?P<last>{NUMBER})(?P=unit)"
    rf"(?:[，,、](?P<shown>(?:收支相抵|收支相抵后|相抵后?|年[末底终]|期末|月末|年度|本年|当年|全年)?(?:结余|结存|节余|余额|剩余|缺席|请假)[^\d。；;：:]{{0,4}}(?P<stated>{NUMBER})(?P=unit))(?![，,、](?:请假|缺席|缺勤|公出|出差|病假|事假)))?"
)

_CARRIED = re.compile("以前|历年|累计|上年|上期|上月|年初|期初|月初|原有|结转|弥补|上解|补助收入")
"""What is left says more than its own sentence where something was there before."""
_AT_END = re.compile("年[末底终]|期末|月末")


def wrong_results(text: str) -> Iterator[StatedTotal]:
    """Yield results that are not what the numbers before them make.

    Sums behind their parts (男30人，女20人，共60人), rates (检查60家，合格54家，合格率85%), what is
    left (收入100万元，支出80万元，结余30万元), and more people there than were to come.
    """
    for match in _SUM.finditer(text) if "共" in text or "计" in text else ():
        made = _sum_before(text, match.start(), match["unit"])
        stated = number_of(match["total"])
        if made is not None and all(abs(one - stated) > made[1] for one in made[0]):
            yield StatedTotal(match.start(), match["shown"], stated, made[0][-1])
    for match in _RESPECTIVE.finditer(text) if "分别" in text else ():
        parts = [number_of(one) for one in re.findall(NUMBER, match["parts"])]
        if abs(sum(parts) - number_of(match["total"])) > rounding(parts):
            total = number_of(match["total"])
            yield StatedTotal(match.start("shown"), match["shown"], total, sum(parts, Decimal(0)))
    for match in _RATE.finditer(text) if "率" in text else ():
        yield from _other_share(match)
    for match in _EACH.finditer(text) if "每" in text else ():
        paid = number_of(match["each"]) * number_of(match["count"])
        paid /= 10_000 if match["unit"] == "万元" else 1
        yield from _beyond(match, paid, number_of(match["stated"]))
    for match in _STOCK.finditer(text) if "新增" in text else ():
        there = number_of(match["first"]) + number_of(match["more"]) - number_of(match["less"])
        yield from _beyond(match, there, number_of(match["stated"]))
    for match in _LEFT.finditer(text):
        if _CARRIED.search(sentence_around(text, match.start(), match.start())):
            continue
        left = number_of(match["first"]) - number_of(match["last"])
        if match["stated"]:
            # At the end of a year something of another year may be left as well, but hardly a bit.
            is_near = left / 2 < number_of(match["stated"]) < left * Decimal("1.4")
            if is_near or not _AT_END.match(match["shown"]):
                yield from _other(match, left)
        elif match["what"] == "应到" and left < 0:
            yield StatedTotal(match.start(), match[0], number_of(match["last"]), left)


def _other(match: re.Match[str], reckoned: Decimal) -> Iterator[StatedTotal]:
    numbers = [number_of(match[name]) for name in ("first", "last", "stated")]
    if abs(numbers[-1] - reckoned) > rounding(numbers):
        yield StatedTotal(match.start("shown"), match["shown"], numbers[-1], reckoned)


def _beyond(match: re.Match[str], reckoned: Decimal, stated: Decimal) -> Iterator[StatedTotal]:
    if abs(stated - reckoned) > rounding([stated]):
        yield StatedTotal(match.start("shown"), match["shown"], stated, reckoned)


def _other_share(match: re.Match[str]) -> Iterator[StatedTotal]:
    """Yield a share that is another; its last digit may be rounded either way."""
    part, whole, stated = (number_of(match[name]) for name in ("last", "first", "stated"))
    if not whole:
        return
    share = part / whole * 100
    last_digit = Decimal(1).scaleb(min(0, int(stated.as_tuple().exponent)))
    if abs(share - stated) > leeway(share, last_digit / 2):
        reckoned = share.quantize(Decimal("0.01"))
        yield StatedTotal(match.start("shown"), match["shown"], stated, reckoned)


def _sum_before(text: str, end: int, unit: str) -> tuple[Sequence[Decimal], Decimal] | None:
    """Return what two and more parts before a sum make and by how much rounding may change that.

    What the first parts make may be all, and others parts of them. None where the sentence up to
    there is anything but parts.
    """
    reach = max(0, end - _REACH)
    begins = max((one.end() for one in _BEGINS.finditer(text, reach, end)), default=reach)
    if begins == reach > 0:
        return None
    pieces = _BETWEEN.split(text[begins:end].rstrip("，,、"))
    parts = [_PART.fullmatch(piece.strip()) for piece in pieces]
    found = [part for part in parts if part and part["unit"] == unit]
    if len(found) < max(2, len(pieces)) or any(_NOT_PARTS.search(one["what"]) for one in found):
        return None
    numbers = [number_of(part["number"]) for part in found]
    return list(accumulate(numbers))[1:], rounding(numbers)
