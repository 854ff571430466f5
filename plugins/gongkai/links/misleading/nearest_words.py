"""The words nearest to a text that says nothing, which say what it means: 孤儿保障措施在[这里].

Of several links in a row they are the name of the same place, 青泉、柳溪两镇：[一]、[二];
else those right before the link, since the one before it.
"""

import re
from typing import NamedTuple

from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.link_parts import LINK
from gongkai.links.misleading.mentions import LONGEST
from gongkai.links.misleading.topic_words import topic_words
from gongkai.links.misleading.word_lists import any_of
from gongkai.model.titles import normal_form


def nearest_words(link: DocumentLink) -> str:
    """Return the words nearest to a text that say anything; empty where none do."""
    around = (link.plain or link.context)[:LONGEST]
    before, found, _ = around.partition(link.text or "\0")
    if not found:
        return ""
    listed = place_among(link)
    if listed is not None:
        return listed.names[listed.at]
    own = before.rpartition(LINK)[2]
    is_in_row = LINK in around
    for part in reversed(_STOPS.split(own)):
        words = without_leading_on(part)
        if topic_words(normal_form(words)):
            is_listed = f"、{part}" in own or _AND.search(words) is not None
            return "" if is_in_row and is_listed else words  # it may be any one of them
    return ""


class ListedName(NamedTuple):
    """Which of several names a link means."""

    names: tuple[str, ...]
    """Their normal forms."""
    at: int


def place_among(link: DocumentLink) -> ListedName | None:
    """Return which of several names a link means by its place among links, or by 前者 before it."""
    before, found, behind = link.context[:LONGEST].partition(link.text or "\0")
    place = _PLACE.search(without_leading_on(before)) if found else None
    if place is not None:
        return _of_place(before, place[0])
    if _COUNTS.search(link.text) is None or _OTHER_ORDER.search(link.context):
        return None
    before, found, behind = link.plain[:LONGEST].partition(link.text or "\0")
    return _in_order(before, behind) if found and LINK in link.plain else None


def without_leading_on(words: str) -> str:
    """Return words without what only leads on at their end, 停车办法（全文请见."""
    return _LEADS_ON.sub("", words).strip()


_STOPS = re.compile(r"[，。；：、！？|｜丨,;:!?\s—]+")
_SIGNS = r"[\s（(【\[《“”》）)】\]→>»-]"
_LEADS_ON = re.compile(rf"(?:{_SIGNS}|{any_of('announcing')}|{any_of('leading_on')})+$")
_COUNTS = re.compile("[一二三四五六七八九十甲乙丙丁①-⑳\\dA-Da-d]$")
"""What ends the texts of links that go with names in their order."""
_OTHER_ORDER = re.compile("[倒逆]序|排[列序]|顺序|早晚|按.{0,6}(?:先后|时间|日期|笔画|拼音)")
"""What says that the order is another one."""
_PLACE = re.compile(r"(?<![\u4e00-\u9fff])(?:[前后]者|第[一二三四五六][份个项件])$")
"""What says which of several is meant, by its place among them."""
_ORDINALS = "一二三四五六"


def _of_place(before: str, place: str) -> ListedName | None:
    """Return the one of several names that a word means by its place, 后者."""
    clauses = [names for names in map(_names_in, _CLAUSES.split(before)) if len(names) > 1]
    names = clauses[-1] if clauses else ()
    if place.startswith("第"):
        at = _ORDINALS.index(place[1])
        return ListedName(names, at) if at < len(names) else None
    return ListedName(names, int(place[0] == "后")) if len(names) == _TWO else None


_TWO = 2


def _in_order(before: str, behind: str) -> ListedName | None:
    """Return the one of several names that a link means by its place in a row of links."""
    run, rest = _RUN_BEFORE.search(before), _RUN_BEHIND.match(behind)
    ahead = run[0].count(LINK) if run is not None else 0
    count = ahead + 1 + (rest[0].count(LINK) if rest is not None else 0)
    head = before[: run.start()] if run is not None else before
    clauses = [names for names in map(_names_in, _CLAUSES.split(head)) if len(names) == count > 1]
    return ListedName(clauses[-1], ahead) if clauses else None


_BETWEEN = rf"[\s、，,；;（）()【】\[\]和与及{LINK}]*"
_RUN_BEFORE = re.compile(rf"{_BETWEEN}$")
_RUN_BEHIND = re.compile(_BETWEEN)
_CLAUSES = re.compile(rf"[，。；：:;！？!?{LINK}]")
_AND = re.compile("、|以及|和|与|及")


def _names_in(clause: str) -> tuple[str, ...]:
    names = tuple(normal_form(_OF_ALL.sub("", one)) for one in _AND.split(clause))
    return names if all(names) else ()


_OF_ALL = re.compile("[两二三四五六七八九十][个份项部件市县区镇村条段座省家年].*$")
"""What is said of all names behind the last of them, 柳溪、青泉两镇的方案."""
