"""Days of a matter's stages of which a later one stands before an earlier one."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from gongkai.measures.contradictions import Contradiction

_DAY = (
    r"(?<![\d至到—－~～-])(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月"
    r"(?:(?P<day>[12]\d|3[01]|[1-9])日)?"
)
_NOT_TILL = r"(?![前后内以之至到—－~～-]|\d)"
_CLAUSE = r"[^\d，,。；;：:、（）()\n]"
_MATTER = (
    r"(?:提交|递交|提出|寄出|发出)(?:的|了)?[^，,。；;]{0,12}(?:申请|材料|来信|诉求|投诉|咨询)"
    "|(?:来信|来电|来访|投诉|反映|咨询|申请|留言)(?=[的，,]|了)",
    "(?:予以|正式|依法)?(?:受理|立案)",
    "(?:予以|依法)?(?:办结|结案|办理完毕|书面答复|(?:作出|进行|给予|予以)(?:了)?(?:书面)?(?:答复|回复))",
)
_WORKS = ("(?:正式|全面)?(?:开工|动工)", "(?:全部|全面|正式)?(?:竣工|完工)(?!验收)")
_EXAM = ("报名", "笔试", "面试")
_DONE_ON = tuple(
    (re.compile(rf"{_DAY}{_NOT_TILL}(?P<between>{_CLAUSE}{{0,8}}?)(?P<done>{what})"), chain, place)
    for chain, stages in enumerate((_MATTER, _WORKS))
    for place, what in enumerate(stages)
)
"""2月20日提交的申请, 2021年3月开工: the stages of a chain in their order."""
_HELD_ON = tuple(
    (
        re.compile(
            rf"(?P<done>{what})(?P<between>(?:时间|日期|工作)?(?:拟?定?[为于在是：:])?)\s?{_DAY}"
        ),
        len((_MATTER, _WORKS)),
        place,
    )
    for place, what in enumerate(_EXAM)
)
"""笔试时间为8月20日."""
_SENTENCE = re.compile(r"[^。！？\n]+")
_APART = re.compile(
    "补正|重新|再|又|另|两次|多次|分别|曾|此前|先前|撤回|退回|补充|复议|复核|复查|诉讼|申诉|不服|不满|"
    "异议|延续|变更|换发|到期|二期|三期|先面试|补报|补考|追加"
)
"""What says that a stage came again, or is that of another matter."""
_NOT_YET = re.compile("[前后不未无拟将应可需须]")
_MAYBE_NEXT = 3
"""Months beyond which a day without a year may be of the year beside."""


class _Stage(NamedTuple):
    chain: int
    place: int
    year: int | None
    month: int
    day: int | None
    start: int
    end: int


def backward_stages(text: str) -> Iterator[Contradiction]:
    """Yield two stages the later of which was before: 2月20日提交的申请，2月14日受理."""
    if text.count("月") < 2:
        return
    for sentence in _SENTENCE.finditer(text):
        if sentence[0].count("月") < 2 or _APART.search(sentence[0]):
            continue
        for one, other in combinations(_stages(sentence[0]), 2):
            if one.chain == other.chain and one.place < other.place and _is_before(other, one):
                shown = sentence[0][one.start : other.end]
                yield Contradiction(sentence.start() + one.start, shown)
                break


def _stages(sentence: str) -> Sequence[_Stage]:
    """Return the stages of a sentence in its order; none of a chain in which one comes twice."""
    found: list[_Stage] = []
    for pattern, chain, place in (*_DONE_ON, *_HELD_ON):
        for match in pattern.finditer(sentence):
            if not _NOT_YET.search(match["between"]):
                year, day = (int(match[name]) if match[name] else None for name in ("year", "day"))
                ends = max(match.end("done"), match.end())
                found.append(
                    _Stage(chain, place, year, int(match["month"]), day, match.start(), ends)
                )
    places = [(one.chain, one.place) for one in found]
    again = {chain for chain, place in places if places.count((chain, place)) > 1}
    return sorted((one for one in found if one.chain not in again), key=lambda one: one.start)


def _is_before(one: _Stage, other: _Stage) -> bool:
    """Return whether a day is before another, whatever year a day without one is of."""
    by_day = one.day is not None and other.day is not None
    days = [(each.month, (each.day or 0) if by_day else 0) for each in (one, other)]
    if one.year and other.year:
        return (one.year, *days[0]) < (other.year, *days[1])
    return days[0] < days[1] and other.month - one.month <= _MAYBE_NEXT
