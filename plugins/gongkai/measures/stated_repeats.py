"""What so much each time makes, and what each of several numbers is on average."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from gongkai.measures.quantities import UNIT as COUNTED
from gongkai.measures.sentences import sentence_around
from gongkai.measures.stated_totals import NUMBER, StatedTotal, number_of, single

UNIT = rf"学时|课时|小时|{COUNTED}"
_WORDS = r"[^\d，。；：、]"
_ALL = r"(?:合计|共计|总计|累计|一共|总共|共)"
_BEHIND = r"(?=[，,。；;、）)\n]|$)"
_REPEATED = (
    # 每天生产2万只，30天可生产50万只
    re.compile(
        rf"每(?P<one>[天日年月周])(?:可|能|计划)?{_WORDS}{{0,8}}(?P<each>{NUMBER})(?P<unit>{UNIT})[，,](?:连续|持续|共|培训|活动|运行|生产)?(?P<count>\d{{1,3}})个?(?P<time>[天日年月周])"
        rf"[，,]?(?P<shown>(?:可|能|{_ALL}){_WORDS}{{0,6}}(?P<stated>{NUMBER})(?P<of>{UNIT})){_BEHIND}"
    ),
    # 分3年建成，每年建设20公里，共建设70公里
    re.compile(
        rf"(?:分|为期|连续|历时|持续|培训|活动|展期|展览|施工|运行|营业|开放)(?P<count>\d{{1,3}})个?(?P<time>[天日年月周]){_WORDS}{{0,6}}[，,]每(?P<one>[天日年月周]){_WORDS}{{0,6}}(?P<each>{NUMBER})(?P<unit>{UNIT})[，,]"
        rf"(?P<shown>{_ALL}{_WORDS}{{0,6}}(?P<stated>{NUMBER})(?P<of>{UNIT})){_BEHIND}"
    ),
    # 每个乡镇配备3名，全县12个乡镇共配备38名
    re.compile(
        rf"每个(?P<one>[\u4e00-\u9fff]{{1,4}}?)(?:配备|安排|设置?|配置|补助|拨付|发放|招聘|选派|建设|建|有)(?P<each>{NUMBER})(?P<unit>{UNIT}){_WORDS}{{0,8}}[，,]"
        rf"(?:全[县市区镇乡村校]|现有|共有)?(?P<count>\d{{1,3}})个(?P<time>[\u4e00-\u9fff]{{1,4}}?)(?P<shown>{_ALL}{_WORDS}{{0,6}}(?P<stated>{NUMBER})(?P<of>{UNIT}))"
    ),
)
_ROW = re.compile(
    rf"分别(?:{_WORDS}{{1,3}}?)?(?P<parts>(?:{NUMBER})(?P<unit>{UNIT}|分)(?:[、，,](?:{NUMBER})(?P=unit))*[、和及](?:{NUMBER})(?P=unit))[，,]"
    rf"(?P<shown>平均(?!每[天日月年周季])(?:每[个村镇校户人]|得分|成绩|分数?)?{_WORDS}{{0,4}}?(?P<stated>{NUMBER})(?P=unit)){_BEHIND}"
)
_NOT_SO = re.compile(
    "均(?!为|是)|约|不少于|不超过|不低于|至少|最[多高低少]|以上|以下|左右|其中|另|上限|容纳|余|多|实际|设计|限"
)
"""What says that a number is none exactly."""
_WEIGHED = re.compile("去掉|去除|加权|率|价|亩产|单产|产量|浓度|标准|水平|收入")
"""What says that a mean is of numbers that weigh otherwise."""
_TIMES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_DAYS = {"日": "天"}


def wrong_repeats(text: str) -> Iterator[StatedTotal]:
    """Yield what so much each time does not make, and means of a row of numbers that are none.

    每天生产2万只，30天可生产50万只; 分别种植120亩、150亩、90亩，平均130亩.
    """
    found = chain.from_iterable(one.finditer(text) for one in _REPEATED) if "每" in text else ()
    for match in found:
        if _name(match["one"]) != _name(match["time"]) or _is_vague(match):
            continue
        each, stated = (
            single(match[one], match[of]) for one, of in (("each", "unit"), ("stated", "of"))
        )
        made, count = each[0] * number_of(match["count"]), number_of(match["count"])
        same = match["unit"].lstrip("万亿") == match["of"].lstrip("万亿")
        is_near = made / 2 < stated[0] < made * 2
        if same and count > 1 and is_near and abs(stated[0] - made) > stated[1] + each[1] * count:
            reckoned = made / _TIMES.get(match["of"][0], Decimal(1))
            yield StatedTotal(
                match.start("shown"), match["shown"], number_of(match["stated"]), reckoned
            )
    for match in _ROW.finditer(text) if "平均" in text and "分别" in text else ():
        if not _is_vague(match) and not _WEIGHED.search(sentence_around(text, *match.span())):
            yield from _other_mean(match)


def _other_mean(match: re.Match[str]) -> Iterator[StatedTotal]:
    parts = [number_of(one) for one in re.findall(NUMBER, match["parts"])]
    stated = number_of(match["stated"])
    made = sum(parts, Decimal(0)) / len(parts)
    if abs(made - stated) >= Decimal(1).scaleb(min(0, int(stated.as_tuple().exponent))):
        yield StatedTotal(
            match.start("shown"), match["shown"], stated, made.quantize(Decimal("0.01"))
        )


def _is_vague(match: re.Match[str]) -> bool:
    sentence = sentence_around(match.string, *match.span()).replace("平均", "")
    return _NOT_SO.search(sentence) is not None


def _name(time: str) -> str:
    return _DAYS.get(time, time)
