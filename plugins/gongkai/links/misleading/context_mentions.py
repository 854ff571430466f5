"""What stands around a link mentions: documents in a sentence, or in a row of a table."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from gongkai.links.misleading.mentions import DATE, LONGEST, QUOTED_LEAST, blanked, quoted_titles
from gongkai.links.misleading.numbers import document_numbers_in, odd_numbers_in
from gongkai.links.misleading.titles import weight
from gongkai.model.numbers import DocumentNumber, FoundNumber
from gongkai.model.titles import normal_form

_ORIGINAL = re.compile("原文|全文|文件|original|full text|document")
_BASIS = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|贯彻|落实|执行|结合|"
    r"\b(?:under|according to|in accordance with|pursuant to|based on|as required by))"
    r"[^，。；,;《》\s的]{0,8}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ContextMention:
    """A document that a sentence or a row of a table names, by title, number or both."""

    numbers: tuple[DocumentNumber, ...]
    titles: tuple[str, ...]
    is_basis: bool
    """It is only what something rests on: 根据《X》."""


def rests_on(before: str) -> bool:
    """Return whether words say that something rests on what stands behind them, 根据《X》.

    What is said to be the basis is named for its own sake, 依据为《X》.
    """
    found = _BASIS.search(before[-30:])
    return found is not None and _IS_BASIS.search(found[0]) is None


_IS_BASIS = re.compile("(?:[为是：:]|如下)$")
_GAP = re.compile(r"[\s（(〔\[,，、|]*")
_CELLS = (re.compile(r"[\s|]+"), re.compile(r"[\s|，。；：,;]+"))


def mentions_around(context: str, known: Collection[str] = ()) -> Iterator[ContextMention]:
    """Yield the documents that the context of a link mentions, in their order.

    A number right behind a title is the title's own. Cells of a row have no marks around titles:
    every long run without punctuation may be one.
    """
    context = context[:LONGEST]
    numbers = document_numbers_in(context, known) or list(_odd_numbers(context, known))
    titles = quoted_titles(context)
    taken: set[int] = set()
    for title in titles:
        own = [
            number
            for number in numbers
            if number.start >= title.end and not _GAP.sub("", context[title.end : number.start])
        ]
        taken.update(number.start for number in own)
        basis = rests_on(context[: title.start])
        yield ContextMention(tuple(number.number for number in own), (title.form,), basis)
    for number in numbers:
        if number.start not in taken:
            basis = rests_on(context[: number.start])
            yield ContextMention((number.number,), (), basis)
    plain = blanked(context, [(number.start, number.end) for number in numbers])
    for title in titles:
        plain = blanked(plain, [(title.start, title.end)])
    for cell in dict.fromkeys(cell for split in _CELLS for cell in split.split(plain)):
        form = normal_form(cell)
        if weight(form) >= QUOTED_LEAST:
            yield ContextMention((), (form,), _BASIS.search(cell[:4]) is not None)
    whole = normal_form(DATE.sub(" ", plain))
    if whole and " " in whole:  # an English title has blanks within it
        yield ContextMention((), (whole,), False)


def _odd_numbers(context: str, known: Collection[str]) -> Iterator[FoundNumber]:
    """Yield numbers in forms that no office prints, of offices that are known."""
    for found in odd_numbers_in(context):
        run = found.number.prefix
        for at in range(len(run) - 1):
            start = found.start + at
            if _REPLACED.search(context[:start]):
                break
            if run[at:] in known and _ENDS_NUMBER.match(context, found.end):
                number = replace(found.number, prefix=run[at:])
                yield FoundNumber(number, start, found.end)
                break


_REPLACED = re.compile("(?:代替|替代|取代|原)$")
_ENDS_NUMBER = re.compile(
    r"(?:(?<=号)|(?<=號)|(?<=[〕）)\]】]))(?!台)|\s*(?:[）)\]】》”，,。；;：:|]|$)|\s+(?![\d项条次个届])"
)
"""What stands behind a number, and not behind a count: 2021年31条措施."""


def clause_before(text: str, context: str) -> str:
    """Return the clause that leads to a link, as far as it stands before it."""
    return _CLAUSE.split(context[:LONGEST].partition(text or "\0")[0])[-1]


_CLAUSE = re.compile(r"[。；;！!？?]|\. ")


def label_before(text: str, context: str) -> str:
    """Return the normal form of what stands right before a link with a colon, or in brackets.

    Empty without.
    """
    before, found, _ = context.partition(text or "\0")
    label = _LABEL.search(before) if found else None
    return normal_form(label[label.lastgroup or 0]) if label is not None else ""


_LABEL = re.compile(
    r"(?:(?:^|[\s，。；、,;|）)>])(?P<colon>[^\s，。；、,;|：:（()）《》“”]{2,16})[：:｜丨]"
    r"|[【\[](?P<brackets>[^\s，。；、,;|：:（()）《》“”【】\[\]]{2,16})[】\]]"
    r"|(?:^|[\s，。；、,;|])[（(](?P<round>[^\s，。；、,;|：:（()）《》“”]{2,16})[）)])\s*[《“]?$"
)


def leads_on(clause: str) -> bool:
    """Return whether a clause only announces the document that it names, 《X》已印发，.

    What says more on the way to the link may have come to something else: 根据《X》修订的…….
    """
    before = _NAME.split(clause)[0]
    behind = re.split("[》号]", clause)[-1]
    return _ANNOUNCES.fullmatch(behind) is not None and not _RESTS_ON.search(before)


_NAME = re.compile("[《〔（(]")
_ANNOUNCES = re.compile(
    r"(?:[\s，,：:”）)]|[（(][^（）()]*[）)]|已|现|正式|经|研究|印发|发布|公布|出台|下发|实施|请|可|点击|见|详见|查看|相关|其|的|及|"
    r"全文|附|有关|is|has been|was|issued|published|see|its|the)*"
)
_RESTS_ON = re.compile("根据|依据|按照|依照|遵照|参照|替代|代替|取代|废止|对照|不同|与|和|原|代")


def wants_original(text: str) -> bool:
    """Return whether a generic text asks for the document itself, 查看原文."""
    return _ORIGINAL.search(text.casefold()) is not None


def number_beside(
    text: str, context: str, known: Collection[str] = ()
) -> tuple[DocumentNumber, ...]:
    """Return the numbers that stand right behind a link, [《X》](...)（示例〔2021〕1号)."""
    if not text or "号" not in context or context.count(text) != 1:
        return ()
    behind = context[context.index(text) + len(text) :][:80]
    opening = re.match(r"[》”\s]*[（(]", behind)
    if opening is None:
        return ()
    inside = behind[opening.end() :]
    found = document_numbers_in(inside, known) or list(_odd_numbers(inside, known))
    if not found or found[0].start > 1:
        return ()
    return (found[0].number,)


def completed(number: DocumentNumber, context: str, known: Collection[str] = ()) -> DocumentNumber:
    """Return a number with the prefix that stands before the link, 某府办[〔2021〕4号](...)."""
    if number.prefix:
        return number
    whole = (one.number for one in document_numbers_in(context, known))
    return next((one for one in whole if replace(one, prefix="") == number), number)


def number_before(
    text: str, context: str, known: Collection[str] = ()
) -> tuple[DocumentNumber, ...]:
    """Return the numbers that stand right before a link, 示例〔2021〕1号[计划](...)."""
    if not text or "号" not in context or context.count(text) != 1:
        return ()
    before = context[: context.index(text)].rstrip()[-_FAR:]
    found = document_numbers_in(before, known) or list(_odd_numbers(before, known))
    if found and found[-1].end == len(before):
        is_basis = _BASIS.search(before[: found[-1].start]) is not None
        return () if is_basis else (found[-1].number,)
    odd = _WITH_ORDINAL.search(before)
    return number_before(text, f"{odd[1]}{odd[2]}号{text}", known) if odd is not None else ()


_FAR = 80
_WITH_ORDINAL = re.compile(r"([^\s，。；：]{1,40}[〔\[（(【]\d{4}[〕\]）)】])第(\d{1,4})号$")
"""A number as no office prints it: 示例〔2021〕第4号."""
