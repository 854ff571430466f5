"""The numbers, days and ordinals by which people tell apart the documents of a series."""

import re
from collections.abc import Iterable

from gongkai.links.misleading.documents import IndexedAttachment, IndexedDocument
from gongkai.model.numbers import read_number

_NUMBER = (
    r"\d+|[〇零一二三四五六七八九十百]+|(?:今|去|上|本|新|前|下|这|旧)一?(?=学?年|批|期|次|季|月)"
    r"|[前后](?=者)|former|latter|[春夏秋冬]|\b(?:first|second|third|fourth|fifth|sixth)\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_COUNT = re.compile(_NUMBER)
_PART = re.compile(r"第[〇零一二三四五六七八九十百\d]+(?:条|款|章|节|项|编|部分|点|页)")
"""Parts of one document, which has one address."""
_AMOUNT = re.compile(r"\d(?![批期次轮届季号年月日])[\u3400-\u9fff]")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def differ_in_number(one: str, other: str) -> bool:
    """Return whether two normal forms are the same but for a number, or a word in its place.

    第二批 and 第三批, 上学年校历 and 新学年校历; not the parts of a document, 第二条 and 第三条.
    """
    if _PART.search(one) or not _COUNT.search(one):
        return False
    if _COUNT.sub("#", one) != _COUNT.sub("#", other):
        return False
    return numbers_in(one) != numbers_in(other) or not numbers_in(one)


def numbers_in(form: str) -> frozenset[int]:
    """Return the numbers in a normal form, in digits or in words."""
    found = {int(digits) for digits in re.findall(r"\d{1,4}", form)}
    words = form.split()
    found.update(n for n, ordinal in enumerate(_ORDINALS, 1) if ordinal in words)
    for written in re.findall(r"(?<![那这上下])[一二三四五六七八九十百]+", form):
        number = read_number(f"令第{written}号")
        if number is not None:
            found.add(number.order)
    return frozenset(found)


def has_numbers(document: IndexedDocument, form: str) -> bool:
    """Return whether the numbers of a text stand in a document's title, or a day's in its days.

    Of none it has any. Amounts, 28项, do not say which of a series is meant.
    """
    said = numbers_in(form)
    if not said or _AMOUNT.search(form):
        return not said
    own = {number for title in document.whole for number in numbers_in(title)}
    for day in document.days:
        parts = (int(part) for part in day.split("-") if part.isdecimal())
        own.update(n for n, unit in zip(parts, "年月日", strict=False) if f"{n}{unit}" in form)
    return said <= own


def files_of_number(files: Iterable[IndexedAttachment], form: str) -> tuple[IndexedAttachment, ...]:
    """Return the files that have the number of a text: their own, or that of their place."""
    said = numbers_in(form)
    return tuple(one for one in files if said == {one.ordinal or one.place})
