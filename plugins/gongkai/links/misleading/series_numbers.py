"""The numbers, days and ordinals by which people tell apart the documents of a series."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from gongkai.links.misleading.documents import IndexedAttachment, IndexedDocument
from gongkai.model.numbers import read_number

_HAN = "〇零一二三四五六七八九十百"
_UNIT = "批期次轮届季号年月日"
"""What numbers count by which a series is told apart."""
_WORD = (
    r"(?:去|上|本|新|前|下|这|旧)一?(?=学年|批|期|次)|[前后](?=者)|former|latter|[春夏秋冬](?=季)"
    r"|\b(?:first|second|third|fourth|fifth|sixth)\b"
)
"""What stands in the place of a number."""
_COUNT = re.compile(
    rf"第?(?:\d+(?!\d)|[{_HAN}]+(?![{_HAN}]))(?:[{_UNIT}]|(?![\u3400-\u9fff]))|{_WORD}"
)
_NUMBERED = re.compile(rf"(?<![那这上下])(?P<number>\d{{1,4}}|[{_HAN}]{{1,6}})(?P<unit>[{_UNIT}]?)")
_PART = re.compile(r"\b(?:article|section|chapter|part|para(?:graph)?|page|step|item|line)\b")
"""Parts of one document, which has one address; those in Chinese have units of their own."""
_SEASON = re.compile("[春夏秋冬](?=季)")
_FIRST_YEAR = 1900
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def differ_in_number(one: str, other: str) -> bool:
    """Return whether two normal forms are the same but for a number, or a word in its place.

    第二批 and 第三批, 上学年校历 and 新学年校历; not 第二条 and 第三条, the parts of a document.
    """
    if _PART.search(one) or not _COUNT.search(one):
        return False
    if _COUNT.sub("#", one) != _COUNT.sub("#", other):
        return False
    return numbers_in(one) != numbers_in(other) or not numbers_in(one)


def numbers_in(form: str) -> frozenset[tuple[int, str]]:
    """Return the numbers in a normal form, in digits or in words, each with its unit if any."""
    words = form.split()
    found = {(n, "th") for n, ordinal in enumerate(_ORDINALS, 1) if ordinal in words}
    for match in _NUMBERED.finditer(form):
        written = match["number"]
        number = None if written.isdecimal() else read_number(f"令第{written}号")
        if written.isdecimal() or number is not None:
            found.add((number.order if number is not None else int(written), match["unit"]))
    return frozenset(found)


class SeriesNumbers(NamedTuple):
    """The numbers by which a document is told from others of its series."""

    titles: str
    """The normal forms of its titles."""
    own: frozenset[tuple[int, str]]
    """Those of titles and days, with their units."""
    bare: frozenset[int]
    """Those of titles without units."""

    @classmethod
    def of(cls, document: IndexedDocument) -> "SeriesNumbers":
        """Return those of a document."""
        own = {number for title in document.whole for number in numbers_in(title)}
        bare = frozenset(number for number, _ in own)
        own |= {(year, "年") for year in document.years}
        for day in document.days:
            parts = (int(part) for part in day.split("-") if part.isdecimal())
            own.update(zip(parts, "年月日", strict=False))
        return cls("".join(document.whole), frozenset(own), bare)

    def has(self, form: str) -> bool:
        """Return whether it has the numbers and seasons of a text; of none it has any.

        A number that counts nothing, 岗位1, tells no series apart but as a year.
        """
        return all(season in self.titles for season in _SEASON.findall(form)) and all(
            (number, unit) in self.own
            or (number in self.bare and (unit == "th" or number >= _FIRST_YEAR))
            for number, unit in numbers_in(form)
        )


def files_of_number(files: Iterable[IndexedAttachment], form: str) -> tuple[IndexedAttachment, ...]:
    """Return the files that have the number of a text: their own, or that of their place."""
    said = {number for number, _ in numbers_in(form)}
    return tuple(one for one in files if said == {one.ordinal or one.place})
