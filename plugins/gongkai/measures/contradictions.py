"""Times, spans, limits, shares and amounts that cannot be, or do not agree with themselves."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.measures.amounts import amount_in_words
from gongkai.measures.sentences import sentence_around

_TO = r"\s?(?:至|到|—|－|–|-|~|～)+\s?"
_MORNING = re.compile(
    r"(?:上午|早上|早晨|清晨|凌晨)\s?(?P<hour>1[3-9]|2\d)(?:[:：][0-5]\d|[时点](?!间|段|左右的))"
)
_CLOCK = re.compile(r"(?<![\d.:：])(?P<hour>\d{1,2})[时点](?P<minute>\d{1,2})分(?!之|钟)")
_FULL_HOUR = re.compile(
    r"(?:[至到日午晚晨]|[—－–~～])\s?(?P<shown>(?P<hour>2[5-9]|[3-9]\d)时)(?!间|段|长|速|分|空|期|效|代|\d)"
)
"""25时, behind what says that it is a time of day; 连续工作30时 is none."""
_PART_OF_DAY = re.compile(
    r"(?:中午\s?(?:[3-9]|10|1[5-9]|2\d)|(?:晚上|晚间|夜间|傍晚)\s?1[3-6])"
    r"(?:[:：][0-5]\d|[时点](?!间|段|左右的))"
)
_TEN_DAYS = re.compile(
    r"(?P<month>1[0-2]|[1-9])月(?P<part>[上中下])旬[（(](?:(?P=month)月)?(?P<day>3[01]|[12]\d|[1-9])日[）)]"
)
_COLON = re.compile(
    r"(?:[日午晚上晨至到—于]|时间为|时间：)\s?"
    r"(?P<shown>(?P<hour>\d{1,2})[:：](?P<minute>\d\d))(?![\d:：%])"
)
_DAYS = re.compile(
    rf"(?<!\d)(?:(?P<year>20\d\d)年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"
    rf"(?:\d{{1,2}}(?:[时点](?:\d{{1,2}}分)?|[:：]\d\d))?起?{_TO}"
    r"(?:(?P<last_year>20\d\d)年)?(?:(?P<last_month>\d{1,2})月)?(?P<last>\d{1,2})日"
)
_IN_FORCE = re.compile(
    r"[自从于](?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日起?(?:正式)?(?:施行|实施|执行|生效|启用)"
    r"[，,。；]?(?P<shown>有效期(?:至|到|截至|截止到?)(?P<last_year>20\d\d)年(?P<last_month>\d{1,2})月(?P<last>\d{1,2})日)"
)
_YEARS = re.compile(rf"(?<![A-Za-z0-9.-])(?P<first>20\d\d)年?{_TO}(?P<last>20\d\d)年(?!\d)")
_HOURS = re.compile(
    rf"(?<![\d:：])(?P<hour>\d{{1,2}})[:：](?P<minute>[0-5]\d){_TO}"
    r"(?P<last_hour>\d{1,2})[:：](?P<last_minute>[0-5]\d)(?![\d:：])"
)
_CLOCK_HOURS = re.compile(
    rf"(?P<part>上午|早上|下午|晚上|晚)?(?<![\d:：.第])(?P<hour>\d{{1,2}})[时点](?:(?P<minute>[0-5]?\d)分|半)?{_TO}"
    r"(?P<last_part>上午|早上|下午|晚上|晚)?(?P<last_hour>\d{1,2})[时点](?!间|之)"
)
_HALVES = ("上午", "早上"), ("下午", "晚上", "晚")
_COUNTED = r"万元|亿元|元|周岁|岁|天|日|个月|年|倍|人|户|个|平方米|米|公里|亩|吨|公斤|%"
_LIMITS = re.compile(
    rf"(?P<least>\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百千万]+)(?P<unit>{_COUNTED})以上(?:不满|不足)?"
    rf"(?P<most>\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百千万]+)(?P<last_unit>{_COUNTED})(?:以下|的)"
)
_ORDERED = re.compile(
    rf"(?<![由从\d])第(?P<first>\d{{1,3}})(?P<part>[条章]){_TO}第(?P<last>\d{{1,3}})(?P=part)"
)
"""Parts of a text from one to another."""
_QUARTER = re.compile(
    rf"(?<![前第一二三])(?<![一二三][、和及至到—-])(?<!季度[至到—-])(?P<part>第?[一二三四]季度|[上下]半年)[（(](?P<first>\d{{1,2}})月?{_TO}(?P<last>\d{{1,2}})月(?:份)?[）)]"
)
_SHARE = re.compile(
    r"(?:(?<!拨备)(?<!保障)(?:满意|合格|覆盖|参保|巩固|办结|回复|答复|及时|知晓|普及|达标|优良|出勤|公开|处置|处理|"
    r"签约|建档|接种|好评|准确|成活|整改|完好|化解|入户|投票|见面|受理|到位|调解成功)[率度]|"
    r"占(?:总|全[市县区镇村部体省国]|本)[^，,。；;：\d]{0,12})"
    r"(?:均|已|约|为|达|到|达到|高达|是|的|：|:|在|超过|提高到|提升到|提升至|提高至|保持在|稳定在|){0,3}"
    r"(?P<share>\d{3,}(?:\.\d+)?)\s?[%％](?!以下)|"
    r"(?:下降|减少|降低|回落|缩减|减幅为|降幅为)了?\s?[-－−](?P<fall>\d+(?:\.\d+)?)\s?(?:[%％]|个百分点)"
)
_OF_OTHERS = re.compile(
    "按[^，。]{0,6}人口|按[^，。）]{0,12}计算|转入|流入|外来|户籍人口|(?:参保|巩固|接种)率[^，]*，(?:超过?|高于)"
)
"""What says that more may be counted than those of whom it is a share."""
_ALL = Decimal(100)
_HAN_AMOUNT = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟萬万亿"
_AMOUNT = re.compile(
    rf"(?<![{_HAN_AMOUNT}点余多几数来\d.])(?P<words>[{_HAN_AMOUNT}]+(?:元|圆)(?:[{_HAN_AMOUNT}角分]*)[整正]?)"
    r"[（(](?:小写|人民币)?[:：]?\s?[￥¥]?\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>万元|亿元|元)?[）)]|"
    r"(?<![\d.])(?P<given>\d[\d,]*(?:\.\d+)?)\s?(?P<given_unit>万元|亿元|元)"
    rf"[（(](?:大写)?(?:人民币)?[:：]?(?P<spelt>[{_HAN_AMOUNT}]+(?:元|圆)(?:[{_HAN_AMOUNT}角分]*)[整正]?)[）)]"
)
_BOTH = re.compile(
    rf"大写(?:金额)?[:：]?\s?(?:人民币)?(?P<words>[{_HAN_AMOUNT}]+(?:元|圆)(?:[{_HAN_AMOUNT}角分]*)[整正]?)[，,、；;（(\s]{{0,2}}"
    r"小写(?:金额)?[:：]?\s?(?:人民币)?[￥¥]?\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>万元|亿元|元)?"
)
_SPELT = ("元（", "元(", "圆（", "圆(", "整（", "整(", "正（", "正(", "角（", "分（")
"""How an amount in words or in figures ends before the other in brackets."""
_ABOUT = re.compile("(?:约|近|超过?|逾|不足|余|多|几)$")
"""What says before an amount in words that it is none exactly."""
_TIMES = {"万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_LONG = 100
"""Days by which a span may go back that names one year only: it may reach into the next."""
_NOON = 12
_DAWN = 7


@dataclass(frozen=True)
class Contradiction:
    """Words in a text that cannot be so."""

    start: int
    shown: str
    right: str = ""
    """What the one part makes of the other, if it is that."""
    is_fall: bool = False
    """Whether it is a fall with a minus, no share."""


def impossible_times(text: str) -> Iterator[Contradiction]:
    """Yield times of day that no clock has: 上午14:00, 24:30, 8时75分."""
    for match in _where("午早晨", _MORNING, text):
        yield Contradiction(match.start(), match[0])
    for match in _where("午晚", _PART_OF_DAY, text):
        yield Contradiction(match.start(), match[0])
    for match in _where("时", _FULL_HOUR, text):
        yield Contradiction(match.start("shown"), match["shown"])
    for match in (*_where("分", _CLOCK, text), *_where(":：", _COLON, text)):
        hour, minute = int(match["hour"]), int(match["minute"])
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            shown = "shown" if "shown" in match.groupdict() else 0
            yield Contradiction(match.start(shown), match[shown])


def backward_spans(text: str) -> Iterator[Contradiction]:
    """Yield spans and limits that end before they begin: 5月10日至5月5日, 5万元以上3万元以下."""
    for match in _where("月", _DAYS, text):
        if _goes_back(match):
            yield Contradiction(match.start(), match[0])
    for match in _where(("有效期",), _IN_FORCE, text):
        if _goes_back(match):
            yield Contradiction(match.start("shown"), match["shown"])
    for match in _where("年", _YEARS, text):
        if int(match["last"]) < int(match["first"]):
            yield Contradiction(match.start(), match[0])
    for match in _where(":：", _HOURS, text):
        hour, last = int(match["hour"]), int(match["last_hour"])
        begins = (hour, int(match["minute"]))
        is_one_half = (hour <= _NOON) == (last <= _NOON)
        if last >= _DAWN and is_one_half and (last, int(match["last_minute"])) < begins:
            yield Contradiction(match.start(), match[0])
    for match in _where("时点", _CLOCK_HOURS, text):
        if _ends_earlier(match):
            yield Contradiction(match.start(), match[0])
    for match in _where("条章", _ORDERED, text):
        if int(match["last"]) < int(match["first"]):
            yield Contradiction(match.start(), match[0])
    for match in _where(("以上",), _LIMITS, text):
        least = _number(match["least"], match["unit"])
        most = _number(match["most"], match["last_unit"])
        same = _counted(match["unit"]) == _counted(match["last_unit"])
        if same and least is not None and most is not None and most < least:
            yield Contradiction(match.start(), match[0])


def other_months(text: str) -> Iterator[Contradiction]:
    """Yield quarters and halves of a year with months of another: 第一季度（4月至6月）.

    And thirds of a month with days of another: 6月中旬（25日）.
    """
    for match in _where("旬", _TEN_DAYS, text):
        nth = "上中下".index(match["part"])
        if min((int(match["day"]) - 1) // 10, 2) != nth:
            ends = ("1日至10日", "11日至20日", "21日起")[nth]
            yield Contradiction(match.start(), match[0], ends)
    for match in _where(("季度", "半年"), _QUARTER, text):
        part = match["part"].removeprefix("第")
        size = 3 if part.endswith("季度") else 6
        nth = "一二三四".find(part[0]) if size == 3 else "上下".find(part[0])
        first, last = int(match["first"]), int(match["last"])
        if not nth * size < first <= last <= (nth + 1) * size:
            months = f"{nth * size + 1}月至{(nth + 1) * size}月"
            yield Contradiction(match.start(), match[0], months)


def impossible_shares(text: str) -> Iterator[Contradiction]:
    """Yield shares of more than all there is, and falls by less than nothing."""
    for match in _where(("%", "％", "百分点"), _SHARE, text):
        may_be_more = _OF_OTHERS.search(sentence_around(text, *match.span()))
        if match["fall"]:
            yield Contradiction(match.start(), match[0], is_fall=True)
        elif Decimal(match["share"]) > _ALL and not may_be_more:
            yield Contradiction(match.start(), match[0])


def other_amounts(text: str) -> Iterator[Contradiction]:
    """Yield amounts of which the words say another number: 伍万元整（60000元）."""
    for match in (*_where(_SPELT, _AMOUNT, text), *_where(("小写",), _BOTH, text)):
        if _ABOUT.search(text, max(0, match.start() - 3), match.start()):
            continue
        said = match.groupdict()
        words = amount_in_words(said["words"] or said["spelt"])
        number = Decimal((said["number"] or said["given"]).replace(",", ""))
        number *= _TIMES.get(said["unit"] or said.get("given_unit") or "", Decimal(1))
        if words is not None and words != number:
            yield Contradiction(match.start(), match[0], f"{words.normalize():f}")


def _where(marks: Iterable[str], sought: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches in a text that has one of the marks without which there is none."""
    if any(mark in text for mark in marks):
        yield from sought.finditer(text)


def _ends_earlier(span: re.Match[str]) -> bool:
    """Return whether hours go back within one half of a day, 11时至8时: no night is meant."""
    hour, last = int(span["hour"]), int(span["last_hour"])
    parts = span["part"], span["last_part"] or span["part"]
    if any(parts[0] in half and parts[1] in half for half in _HALVES):
        return last < hour and _NOON not in (hour, last)
    return not any(parts) and _DAWN <= last < hour and (hour <= _NOON) == (last <= _NOON)


def _goes_back(span: re.Match[str]) -> bool:
    month, day = int(span["month"]), int(span["day"])
    last_month, last = int(span["last_month"] or month), int(span["last"])
    if not span["year"] or not (span["last_year"] or span["last_month"]):
        is_month = last_month == month and not span["last_year"]
        return is_month and last < day
    try:
        begin = date(int(span["year"]), month, day)
        end = date(int(span["last_year"] or span["year"]), last_month, last)
    except ValueError:
        return False
    back = (begin - end).days
    return back > 0 and bool(span["last_year"] or back < _LONG)


def _number(written: str, unit: str) -> Decimal | None:
    if written[0].isdecimal():
        number: Decimal | None = Decimal(written.replace(",", ""))
    else:
        number = amount_in_words(written + "元")
    return None if number is None else number * _TIMES.get(unit, Decimal(1))


def _counted(unit: str) -> str:
    return "元" if unit in _TIMES else unit
