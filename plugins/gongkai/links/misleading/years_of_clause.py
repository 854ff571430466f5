"""The year that a clause gives of what a link leads to: 今年的, or one before a text in short."""

import re

from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink, share, shingles_of
from gongkai.links.misleading.mentions import years_in
from gongkai.links.misleading.titles import YEAR_OF_TITLE, is_short_for, shingles, yearless
from gongkai.model.titles import normal_form

_YEAR = r"((?:19|20)\d\d)"


def years_of_clause(index: DocumentIndex, link: DocumentLink) -> frozenset[int]:
    """Return the year that a text says by that of its page, 今年, or one that a clause gives.

    The clause is that before a text which says nothing itself; it must speak of the target.
    """
    clause = clause_before(link.text, link.context)
    page = index.documents.get(link.page)
    near = RELATIVE.search(f"{clause[-_NEAR:]}{link.text}") or (
        _RELATIVE_OF_GENRE.search(clause) if link.mentions.is_weak else None
    )
    given = _GIVEN.search(clause)
    is_last = given is not None and not _LATER.search(clause, given.end())
    if given is not None and is_last and link.mentions.is_weak:
        return frozenset((int(given[1]),))
    if near is not None and page is not None and page.made_in is not None:
        spoken_of = _ANY_YEAR.findall(clause) if near[1] in _OF_ANOTHER else []
        if len(set(spoken_of)) > 1:  # nobody knows from which of them it counts
            return frozenset()
        since = int(spoken_of[-1]) if spoken_of else page.made_in
        return frozenset((since + _YEARS_ON[near[1]],))
    if not link.mentions.is_weak:
        words = joined(link)
        return years_in(words) if is_named(yearless(words), link) else frozenset()
    if not clause:
        return frozenset()
    around = shingles_of(YEAR_OF_TITLE.sub("", clause))
    bare = (shingles(form) for form in map(yearless, link.target.forms) if form)
    speaks = any(share(index, title, around) >= _SPEAKS_OF for title in bare)
    return years_in(clause) if speaks else frozenset()


RELATIVE = re.compile(
    r"(今年|本年|去年|上年|上一年|前一年|前年|明年|次年|下一年)度?(?:[春夏秋冬]季?)?的?"
)
_RELATIVE_OF_GENRE = re.compile(
    rf"{RELATIVE.pattern}"
    r"(?:(?<=的)(?=[，,、]|$)|通知|公告|通告|方案|办法|计划|安排|标准|目录|清单|报告|预案|要点)"
)
"""The same with the sort of document, or with none: 今年的方案里写着……，想看上一年的，请看这里."""
_LATER = re.compile(rf"{RELATIVE.pattern}|{_YEAR}")
_GIVEN = re.compile(rf"(?:今年|本年|去年|上年|上一年|前年)度?\s*[（(]{_YEAR}\s*年?度?[）)]")
"""The year that is meant by one counted from today: 本年度（2018年）."""
_YEARS_ON = {
    "今年": 0,
    "本年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "前一年": -1,
    "次年": 1,
    "下一年": 1,
}
_OF_ANOTHER = ("上年", "上一年", "前一年", "次年", "下一年")
"""What counts from the year that a clause speaks of, 2017年的……与上年的, and else from today."""
_ANY_YEAR = re.compile(_YEAR)
_NEAR = 5
_SPEAKS_OF = 0.5
"""The least share of a title without its year that a clause must say to be about the document."""


def joined(link: DocumentLink) -> str:
    """Return the normal form of a text with what stands before it in one go, 2015年度……[结果]."""
    around = link.plain or link.context
    if not link.text or around.count(link.text) != 1:
        return link.mentions.rest
    clause = clause_before(link.text, around)
    return normal_form(f"{_LAST_PART.split(clause)[-1]}{link.text}")


_LAST_PART = re.compile(r"[\s，,、：:（(）)《》“”|]")


def is_named(words: str, link: DocumentLink) -> bool:
    """Return whether words are short for the title of the target without its years."""
    return any(is_short_for(words, form) for form in map(yearless, link.target.forms) if form)
