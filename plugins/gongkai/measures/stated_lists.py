"""Sentences that say how many things they list, and list another number of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from gongkai.measures.full_marks import with_full_marks
from gongkai.model.numbers import numeral

_NUMERALS = "一二三四五六七八九十"
_FIRST = re.compile(
    r"(?:[：:]\s*|，(?=[一第]))(?P<first>第一阶段|一是|一要|（一）|\(一\)|第一，|1[.．、](?!\d)|①|（1）|\(1\))"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_COUNTED = re.compile(
    r"(?P<number>(?<![\d第零〇一二两三四五六七八九十百千万点.])"
    r"(?:\d{1,2}|[二两三四五六七八九十]|十[一二三四五六七八九]))"
    r"(?P<what>个方面|个|项|条|点|大|类|种|件|步)(?!月|工作日|小时)"
    r"(?P<more>[^，,。；;：:、\d（）()\n一二三四五六七八九十]{0,12})$"
)
_NAMED = re.compile(
    r"(?P<shown>(?<![\d第零〇一二两三四五六七八九十百千万点.])"
    r"(?P<number>[2-9]|[二两三四五六七八九十])(?:个|项|条|类|种|所|家|大|名|处|座|份|起|辆|支)(?!月|工作日|小时)"
    r"[^，,。；;：:、\d（）()\n”]{0,10}|“(?P<quoted>[二两三四五六七八九])(?:[^”\d一二两三四五六七八九十]|(?<=[统同])一){1,4}”)"
    r"，(?:即|分别是|分别为)[：:]?(?P<items>[^，,。；;：:！？（）()《》“”\n]{3,80})(?=，(?!另)|[。；]|$)"
)
_OPENED = re.compile(
    r"(?:包括|包含|分为|分成|划分为|设有|(?<![建施开假])设(?![施备计立置定有])|分别为|分别是|涉及|抓好|抓住|围绕|聚焦|突出|把好|涵盖|覆盖|开设|组建了?|设立了?|评选出?|下设|由|科目[为是]|主题[为是])(?P<items>[^，,。；;：:！？（）()《》“”\d\n]{2,60}?)"
    r"(?P<shown>(?<![、第和及与或为等一二三四五六七八九十])(?P<number>[二两三四五六七八九十])(?:个|类|种|级|部分|方面|层|步|档|支|门|科(?!室)|大|项)"
    r"(?P<noun>[\u4e00-\u9fff]{0,4})(?!\d))"
)
_ABOVE = re.compile(
    r"(?:提交|提供|携带|准备|出具|递交|上传)(?P<items>[^，,。；;：:！？“”\d\n]{4,80}?)"
    r"(?:[，,](?=以上|上述)|(?<![、第和及与或为等一二三四五六七八九十]))(?P<shown>(?:以上|上述)?(?P<number>\d{1,2}|[二两三四五六七八九十])[项种类份样](?:申[请报])?(?:材料|资料|证[件明]|文件))"
)
"""Papers and how many they are, behind them: 提交申请表、身份证两种材料, ……，以上两项材料."""
_AS_ONE = re.compile(
    r"(?P<items>(?:[^，,。；;：:“”、\d\n]{2,10}、){1,5}[^，,。；;：:“”、\d\n]{2,10})的?(?P<shown>“?(?P<number>[二两三四五六])位一体”?)"
)
"""Items that are one: 政府主导、部门联动、社会参与的“三位一体”."""
_LEVEL = (
    "(?:国家|中央|全国|省|市州|地市|市|州|区县|县区|县级|区级|县|区|镇街|乡镇|街镇|镇|乡|街道"
    "|村居|村社|社区|村|组|网格|小区|楼栋|户)"
    r"(?:[（(][^（）()\d]{1,8}[）)])?"
)
_GRADED = "公路|道路|预警|等保|等级|资质|残疾|航道|警|耐火|水质|客运|职员|主任科员"
"""What has levels of its own: 县、镇三级公路."""
_LEVELS = re.compile(
    rf"(?<![、和及与])(?P<items>{_LEVEL}(?:、{_LEVEL})*[、和及与]{_LEVEL})"
    rf"(?P<shown>(?P<number>[二两三四五六七])级)(?!以上|以下|[医响应甲]|{_GRADED})"
)
"""Levels of administration and how many they are: 区、镇、村三级."""
_ONE_LEVEL = re.compile("村居?[和及与]社区|社区[和及与]村|乡[和及与]镇|镇[和及与]街道")
"""Two names that may be one level: 县、乡镇、村和社区三级."""
_LISTED_BEFORE = re.compile("[、到至和及与][^，,。；;：:\n]*$")
_NOT_ITEMS = (
    re.compile(
        "等(?!级|候|待)|(?:建立|建设|开展|打造|实施|制定|推进|设立|召开|举办|形成)[^、]*$"
        "|的[^、]*[和与及][^、]*$"
    ),
    re.compile("(?:形成|推进|打造|建设|构建|落实|实施|坚持|实行|建立|完善|探索|推行|健全)的?$"),
)
"""What ends with a verb counts something else: 围绕老人、儿童等群体建立两个台账, 推进“五位一体”."""
_COUNT_BEHIND = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<shown>(?P<number>\d{1,2}|[二两三四五六七八九十])(?:个|所|家|处|座|条|名|(?=[镇乡村县区市省校局院]))"
    r"(?P<noun>[\u4e00-\u9fff]{1,6}))"
)
_COUNTS = re.compile("[\\d一二两三四五六七八九十各双]")
_FOLLOWED = re.compile(
    r"(?P<shown>(?<![\d第零〇一二两三四五六七八九十百千万点.])(?P<number>[2-9]|[二两三四五六七八九十])"
    r"(?:个|项|类|种|所|家|名|处|座|份|支)(?!月|工作日|小时)(?:(?![一二两三四五六七八九十])[\u4e00-\u9fff]){1,6})[：:]"
    r"(?P<items>[^，,。；;：:！？（）()《》“”\n]{3,80})(?=[。；]|$)"
)
_APART = re.compile(r"[，,。；;：:！？（）()《》“”\d\n]")
_NAMES_REACH = 80
"""Characters before a number in which the names are looked for."""
_BODIES = re.compile(
    r"(?P<items>[^，,。；;：:！？（）()《》“”\d\n]{6,120}?)"
    r"(?P<shown>(?P<number>\d{1,2}|[二两三四五六七八九十])[个家](?:部门|单位|机构))"
)
"""Bodies and how many they are, behind them: 教育局、公安局两个部门."""
_BODY = re.compile("[局委办厅处所队院会室行社]$|中心$")
_AND = re.compile("以及|[和与及]")
_NOT_ALL = re.compile("收到|征集|征求|反馈|其中|例如|比如|主要的|之一|部分|等$|以下为$")
_GROUPS = re.compile(
    rf"(?P<number>\d{{1,2}}|[{_NUMERALS}两]+)(?:个方面|个|大?类|大|方面)[^，,。；\d]{{0,6}}$"
)
"""What the items are grouped by, where both are stated: 四个方面12个问题：一是."""
_BEFORE = 20
"""Characters before the number that may say that not all are listed."""
_ITEM = 800
"""Characters of the longest item."""


@dataclass(frozen=True)
class StatedList:
    """A list whose sentence states another number of items than there are."""

    start: int
    shown: str
    """The words that state the number."""
    stated: int
    listed: int


def wrong_lists(text: str) -> Iterator[StatedList]:
    """Yield the lists in a text that have more or fewer items than it states.

    Those whose items are numbered from the first on in running text (三项：一是……；二是……), those
    that are named at once (三所小学，即甲和乙), and those whose number follows (甲村、乙村3个村).
    """
    text = with_full_marks(text)
    starts = set()
    for find in (
        _wrongly_named,
        _wrongly_counted,
        _wrong_bodies,
        _wrongly_opened,
        _wrongly_followed,
        _wrong_levels,
        _wrongly_numbered,
    ):
        for one in find(text):
            if one.start not in starts:
                starts.add(one.start)
                yield one


def _wrongly_numbered(text: str) -> Iterator[StatedList]:
    """Yield lists whose items have numbers: 三项：一是……；二是……."""
    for opening in _FIRST.finditer(text):
        reach = max(0, opening.start() - 2 * _BEFORE)
        match = _COUNTED.search(text[reach : opening.start()])
        if match is None:
            continue
        before = text[max(0, reach + match.start() - _BEFORE) : reach + match.start()]
        if _NOT_ALL.search(before) or _NOT_ALL.search(match["more"]):
            continue
        listed = _listed(text, opening.end(), opening["first"])
        stated = _value(match["number"])
        groups = _GROUPS.search(before)
        if listed not in (1, stated) and not (groups and _value(groups["number"]) == listed):
            yield StatedList(reach + match.start(), match[0], stated, listed)


def _wrongly_named(text: str) -> Iterator[StatedList]:
    """Yield short lists; 和 may join two items or stand within one."""
    for match in _NAMED.finditer(text):
        items = match["items"]
        least = items.count("、") + 1
        most = least + len(_AND.findall(items))
        stated = _value(match["number"] or match["quoted"])
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        partly = (
            _NOT_ALL.search(before) or _NOT_ALL.search(items) or _NOT_ALL.search(match["shown"])
        )
        if most > 1 and not least <= stated <= most and not partly:
            yield StatedList(match.start(), match["shown"].strip("“”"), stated, most)


def _wrongly_counted(text: str) -> Iterator[StatedList]:
    """Yield names with another number behind them, where each ends as what is counted begins.

    等 may leave some out, so that only too many names are wrong.
    """
    for match in _COUNT_BEHIND.finditer(text):
        before = text[max(0, match.start() - _NAMES_REACH) : match.start()]
        names = _APART.split(before)[-1].removesuffix("等").split("、")
        ending = _ending(names[-1], match["noun"])
        ends = [name.endswith(ending) for name in reversed(names)]
        own = ends.index(False) if False in ends else len(ends)
        is_of_two = own < len(ends) and names[-1 - own].endswith(tuple(match["noun"][:2]))
        if not ending or own < 2 or is_of_two:
            continue
        most = own + sum(len(_AND.findall(name)) for name in names[-own:])
        # 西岭村和北塘村 are two for sure, 东西和南北村 may be one.
        least = own + sum(name.endswith(ending) for name in _AND.split(names[-1])[:-1])
        stated = _value(match["number"])
        if stated < least or (stated > most and not before.endswith("等")):
            listed = least if stated < least else most
            shown = match["shown"].removesuffix(match["noun"]) + ending
            yield StatedList(match.start("shown"), shown, stated, listed)


def _wrong_bodies(text: str) -> Iterator[StatedList]:
    """Yield bodies with another number behind them; 等 may leave some out."""
    for match in _BODIES.finditer(text):
        names = match["items"].removesuffix("等").split("、")
        least = len(names)
        most = least + sum(len(_AND.findall(name)) for name in names)
        stated = _value(match["number"])
        is_open = match["items"].endswith("等")
        if least < 2 or not all(map(_BODY.search, names)):
            continue
        if stated < least or (stated > most and not is_open):
            yield StatedList(match.start("shown"), match["shown"], stated, most)


def _wrongly_opened(text: str) -> Iterator[StatedList]:
    """Yield lists with another number behind them: 包括申请、受理、审查四个环节."""
    found = chain(
        _OPENED.finditer(text),
        _AS_ONE.finditer(text) if "位一体" in text else (),
        _ABOVE.finditer(text),
    )
    for match in found:
        items = match["items"]
        if _NOT_ITEMS[match.re is _AS_ONE].search(items):
            continue
        least = items.count("、") + 1
        most = least + len(_AND.findall(items))
        stated = _value(match["number"])
        is_plain = least == most or "、" not in _AND.split(items, maxsplit=1)[-1]
        if is_plain and least > 1 and not _NOT_ALL.search(items) and not least <= stated <= most:
            yield StatedList(match.start("shown"), match["shown"], stated, most)


def _wrong_levels(text: str) -> Iterator[StatedList]:
    """Yield levels of administration that are not as many as is said: 区、镇、村四级."""
    for match in _LEVELS.finditer(text) if "级" in text else ():
        if _LISTED_BEFORE.search(text, max(0, match.start() - _BEFORE), match.start()):
            continue  # 省、省辖市、县三级
        listed = len(re.findall(f"{_LEVEL}(?:[、和及与]|$)", match["items"]))
        stated = _value(match["number"])
        if stated not in (listed, listed - len(_ONE_LEVEL.findall(match["items"]))):
            yield StatedList(match.start("shown"), match["shown"], stated, listed)


def _wrongly_followed(text: str) -> Iterator[StatedList]:
    """Yield lists behind a colon: 设立五个工作组：综合组、宣传组.

    One item may be several (南北两村, 语文2名), and no list at all may stand there: so
    only items that end alike and count nothing are held against the number.
    """
    for match in _FOLLOWED.finditer(text):
        items = match["items"]
        names = items.split("、")
        most = len(names) + len(_AND.findall(items))
        stated = _value(match["number"])
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if len(names) < 2 or _NOT_ALL.search(before) or _NOT_ALL.search(items):
            continue
        alike = len({name[-1:] for name in names}) == 1
        if alike and not _COUNTS.search(items) and not len(names) <= stated <= most:
            yield StatedList(match.start(), match["shown"], stated, most)


def _ending(name: str, noun: str) -> str:
    """Return the longest beginning of a noun with which a name ends: 东村 for 村民委员会."""
    endings = (noun[:size] for size in range(len(noun), 0, -1))
    return next((ending for ending in endings if name.endswith(ending)), "")


def _listed(text: str, start: int, first: str) -> int:
    """Return how many items follow, each with the next number, until another list begins."""
    count, at = 1, start
    while count < len(_NUMERALS):
        following = first.replace("一", _NUMERALS[count])
        following = following.replace("1", str(count + 1)).replace("①", _CIRCLED[count])
        place = text.find(following, at, at + _ITEM)
        anew = text.find(first, at, at + _ITEM)
        if place < 0 or (0 <= anew < place):
            break
        count, at = count + 1, place + len(following)
    return count


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else numeral(number.replace("两", "二"))
