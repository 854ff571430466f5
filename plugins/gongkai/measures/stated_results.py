"""Results that a sentence reckons from the numbers before them: sums, growth, what is left."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from gongkai.measures.sentences import sentence_around
from gongkai.measures.stated_totals import NUMBER, UNIT, StatedTotal, number_of, rounding

_NOT_PARTS = re.compile(
    r"其中|累计|同比|环比|新增|增加|减少|下降|增长|比|每|第|重复|约|近|超|余|多|不少于|左右|以上|以下"
)
_SUM = re.compile(
    rf"(?<=[，,、])(?P<shown>(?:共计?|合计|总计|一共|总共)为?(?P<total>{NUMBER})(?P<unit>{UNIT}))(?=[，,。；;\n]|$)"
)
_PART = re.compile(rf"(?P<what>[^\d]{{0,24}})(?P<number>{NUMBER})(?P<unit>{UNIT})")
_BETWEEN = re.compile("[，,、]")
_BEGINS = re.compile(r"[。；;：:！？（(\n]")
_REACH = 160
_GROWN = re.compile(
    rf"[由从](?P<first>{NUMBER})(?P<unit>{UNIT})(?P<way>增加|提高|扩大|上升|增长|减少|下降|降低|缩小|压减|缩减)[到至为]"
    rf"(?P<last>{NUMBER})(?P=unit)[，,](?P<shown>(?:净|共|累计)?(?P<same>增加|提高|扩大|上升|增长|减少|下降|降低|缩小|压减|缩减)了?"
    rf"(?P<stated>{NUMBER})(?P=unit))(?!以上|左右|多)"
)
_LEFT = re.compile(
    rf"(?P<what>收入|到位|筹集|应到)[^\d。；;：:]{{0,6}}(?P<first>{NUMBER})(?P<unit>{UNIT})[，,、]"
    rf"(?:共|已|累计)?(?:支出|使用|支付|实到)[^\d。；;：:]{{0,6}}(?P<last>{NUMBER})(?P=unit)"
    rf"(?:[，,、](?P<shown>(?:结余|结存|节余|余额|剩余|缺席|请假)[^\d。；;：:]{{0,4}}(?P<stated>{NUMBER})(?P=unit)))?"
)

_CARRIED = re.compile("上年|上期|上月|年初|期初|月初|原有|结转|弥补|上解|补助收入")
"""What is left says more than its own sentence where something was there before."""


def wrong_results(text: str) -> Iterator[StatedTotal]:
    """Yield results that are not what the numbers before them make.

    Sums behind their parts (男30人，女20人，共60人), growth (由10户增加到15户，增加6户), what is
    left (收入100万元，支出80万元，结余30万元), and more people there than were to come.
    """
    for match in _SUM.finditer(text) if "共" in text or "计" in text else ():
        made = _sum_before(text, match.start(), match["unit"])
        stated = number_of(match["total"])
        if made is not None and all(abs(one - stated) > made[1] for one in made[0]):
            yield StatedTotal(match.start(), match["shown"], stated, made[0][-1])
    for match in _GROWN.finditer(text) if "由" in text or "从" in text else ():
        yield from _other(match, abs(number_of(match["last"]) - number_of(match["first"])))
    for match in _LEFT.finditer(text):
        if _CARRIED.search(sentence_around(text, match.start(), match.start())):
            continue
        left = number_of(match["first"]) - number_of(match["last"])
        if match["stated"]:
            yield from _other(match, left)
        elif match["what"] == "应到" and left < 0:
            yield StatedTotal(match.start(), match[0], number_of(match["last"]), left)


def _other(match: re.Match[str], reckoned: Decimal) -> Iterator[StatedTotal]:
    numbers = [number_of(match[name]) for name in ("first", "last", "stated")]
    if abs(numbers[-1] - reckoned) > rounding(numbers):
        yield StatedTotal(match.start("shown"), match["shown"], numbers[-1], reckoned)


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
