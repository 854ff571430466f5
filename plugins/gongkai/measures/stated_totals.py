"""Sentences whose numbers do not agree: parts with their sum."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_COUNTED = (
    "件条项个户人名家处所次起份篇场亩吨套台辆只头株座位元床袋箱瓶桶盒卷幅尾羽"
    "张票册本枚盏棵艘眼宗例栋幢"
)
UNIT = rf"台套|台·套·|批次|人次|件次|万平方米|平方米|公里|[万亿]元|万[亩吨人户]|[{_COUNTED}]"
_TOTAL = re.compile(
    rf"(?P<shown>(?<![\d.,－−-])(?P<number>{NUMBER})(?P<unit>{UNIT}))"
    r"[^，,。；;：:、\d（）()\n]{0,8}(?:[，,：:]\s*)?$"
)
_PARTS = re.compile(
    r"(?:(?<=[，,：:\s])其中[：:，,]?|(?P<alone>[：:（(])(?!其中))(?P<parts>[^。；;\n（）()]{4,160})(?=[。；;）)\n]|$)"
)
"""What is counted behind 其中, or behind a colon or a bracket alone."""
_ASIDE = re.compile(r"[（(]([^（()）\d]{1,2}|[A-Z]{3})[）)]")
"""The brackets of a word within a name: 因公出国（境）费, 地区生产总值（GDP）."""
_IN_NAME = r"·\1·"
"""What stands for it: no bracket, which parts clauses."""
_BEFORE = 40
"""Characters before the parts among which their sum is looked for."""
_PART = re.compile(rf"(?P<what>[^\d]*)(?P<number>{NUMBER})(?P<unit>{UNIT})[^\d]{{0,6}}")
_BETWEEN = re.compile(rf"[、，]|,(?!\d{{3}}(?!\d))|(?<=[{_COUNTED}里米])[和及]")
_MAY_OVERLAP = re.compile(
    r"女|党员|民族|残疾|代表|委员|青年|老年|妇|以上|以下|以内|高级|专任|首次|新增|重复|同时|涉及|含|其中|超过|仅"
    "|^(?:可|带有?|设有|设置|配[备有]|提供|具[备有]|持有?|获得?|开放|实行|有|建有|途经).*的$"
    "|连锁|优秀|全程|即办|办结|签约|搬离|进入|参加|持证|审核通过|共享"
)
_COUNTED_TWICE = re.compile(
    "同时(?:持|获|具|属|为|享|存)|兼[有具]|重复计|分别计入|跨[类项级]|两[项证级类]均|均(?:优秀|有)"
)
"""What says that parts have something in common: 19人同时持有两证."""
_NO_PART = re.compile(r"同比|环比|增|减|降|比上|较|[－−-]$")
_WITHIN = re.compile("包括|包含")
"""What begins the parts of a part: 人员经费520万元，主要包括基本工资200万元、奖金170万元."""
_LIMIT = re.compile(
    r"(?:不少于|不超过|不低于|不得低于|不高于|至少|最多|[约近超]|超过|多达|将近|净[增减]加?)$"
)
_CLAUSE = re.compile("[，,。；;：:\n]")
_SENTENCE = re.compile("[。；;\n]")
_CARRIED_IN = "结转"
"""What was there before is no whole of what follows: 上年结转12件，其中自然人198件."""
_NO_SUM = re.compile("[增减降升比较每]|元$(?<![万亿]元)")
"""What stands before a number that is no sum of what a colon or a bracket behind it counts."""
_REST = re.compile(r"其他|自筹|其余|另外|余下|剩余")
_NOT = re.compile(r"[未不]予?")
_TIMES = {"万": Decimal(10**4), "亿": Decimal(10**8)}


@dataclass(frozen=True)
class StatedTotal:
    """A number in a sentence, and what its other numbers make of it."""

    start: int
    shown: str
    """The words that state the number, or what is counted."""
    stated: Decimal
    reckoned: Decimal


def wrong_totals(text: str) -> Iterator[StatedTotal]:
    """Yield sums of which the parts make another number: 36条，其中采纳20条、未采纳6条.

    What `其中` names need not be all of it, and may be counted twice. So parts that make more are
    wrong only where none may be a part of another, and parts that make less only where one is the
    rest: 其他, or 未采纳 beside 采纳.
    """
    text = without_asides(text)
    for opening in _PARTS.finditer(text):
        before = max(0, opening.start() - _BEFORE)
        total = _TOTAL.search(text, before, opening.start())
        if total is None or _LIMIT.search(text, before, total.start()):
            continue
        parts = _parts(opening["parts"], total["unit"])
        clause = _CLAUSE.split(text[before : total.start()])[-1]
        if (
            len(parts) < 2
            or _CARRIED_IN in clause
            or (opening["alone"] and _NO_SUM.search(clause + total["unit"]))
        ):
            continue
        stated = number_of(total["number"])
        numbers = [number_of(part["number"]) * _scale(part, total) for part in parts]
        sums = list(accumulate(numbers))
        made = sums[-1]
        nearly = rounding([stated, *numbers])
        if any(part["unit"] != total["unit"] for part in parts):
            nearly = max(nearly, rounding([stated]) or Decimal("0.5"))
        # Behind them others may be counted, and before them most of it in another way.
        tails = [made - one for one in sums[:-2] if one > stated / 2]
        if any(abs(one - stated) <= nearly for one in (*sums[1:], *tails)):
            continue
        if stated < made and _are_of_another(text, total, made):
            continue
        said = [part["what"] for part in parts]
        if opening["alone"] and not _have_rest(said):  # a selection, or counted twice
            continue
        may_overlap = (
            _may_overlap(said) or _COUNTED_TWICE.search(opening["parts"]) or stated in numbers
        )
        if (made > stated and not may_overlap) or (made < stated and _have_rest(said)):
            yield StatedTotal(total.start(), total["shown"], stated, made)


def _are_of_another(text: str, total: re.Match[str], made: Decimal) -> bool:
    """Return whether parts may be those of a number before as well, of the same unit.

    Of one right before, 建议43件、提案55件，其中; of one that this one says the change of, 45万元，
    减少2万元，其中; or of one that is what they make, alone or with this one.
    """
    before = text[max(0, total.start() - _BEFORE) : total.start()]
    unit = re.escape(total["unit"])
    if re.search(rf"\d{unit}[、和及与][^\d，,。；;：:]*$", before):
        return True
    others = re.findall(rf"(?<![\d.,])({NUMBER}){unit}", _SENTENCE.split(before)[-1])
    if others and _NO_PART.search(_CLAUSE.split(before)[-1]):
        return True
    return any(made - number_of(one) in (0, number_of(total["number"])) for one in others)


def _parts(text: str, unit: str) -> Sequence[re.Match[str]]:
    """Return the parts that a text counts first, as far as it says nothing else."""
    found: list[re.Match[str]] = []
    for piece in _BETWEEN.split(text):
        part = _PART.fullmatch(piece)
        if part is None or _base(part["unit"]) != _base(unit) or _NO_PART.search(part["what"]):
            break
        if found and _WITHIN.search(part["what"]):
            break
        found.append(part)
    return found


def _base(unit: str) -> str:
    """Return a unit without 万 or 亿."""
    return unit.lstrip("万亿")


def _scale(part: re.Match[str], total: re.Match[str]) -> Decimal:
    """Return how many units of the sum one of a part is: 万元 of 亿元."""
    of_part, of_total = (_TIMES.get(one["unit"][0], Decimal(1)) for one in (part, total))
    return of_part / of_total


def _may_overlap(said: Sequence[str]) -> bool:
    """Return whether something may be counted in two parts; men and women are counted once."""
    both = any("男" in words for words in said)
    return any(_MAY_OVERLAP.search(words.replace("女", "") if both else words) for words in said)


def _have_rest(said: Sequence[str]) -> bool:
    """Return whether one of the parts is all that the others are not."""
    others = [_NOT.sub("", words) for words in said if _NOT.search(words)]
    return any(map(_REST.search, said)) or any(words in others for words in said)


def without_asides(text: str) -> str:
    """Return a text of the same length in which no brackets stand within a name."""
    return _ASIDE.sub(_IN_NAME, text)


def number_of(number: str) -> Decimal:
    """Return a number as it is written, 1,200.5."""
    return Decimal(number.replace(",", ""))


def single(number: str, unit: str) -> tuple[Decimal, Decimal]:
    """Return a number in single units, and by how much rounding may have changed it.

    1.5万元 is 15,000, give or take 500; 20万元 is taken as it stands.
    """
    value, times = number_of(number), _TIMES.get(unit[0], Decimal(1))
    places = int(value.as_tuple().exponent)
    return value * times, Decimal(1).scaleb(places) * times / 2 if places < 0 else Decimal(0)


def leeway(share: Decimal, half: Decimal) -> Decimal:
    """Return by how much a share in per cent may be stated otherwise, that is rounded to `half`.

    Its last digit may be cut off or rounded; where the share has no digits behind it, it is that.
    """
    step = 2 * half or Decimal(1)
    return step if share % step else Decimal(0)


def rounding(numbers: Sequence[Decimal]) -> Decimal:
    """Return by how much a sum may be another because each number was rounded."""
    places = max(-int(number.as_tuple().exponent) for number in numbers)
    return Decimal(len(numbers)).scaleb(-places) / 2 if places > 0 else Decimal(0)
