"""The year beside a link: all that tells apart documents issued again under one title."""

import re

from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.context_mentions import clause_before
from gongkai.links.misleading.counted_years import RELATIVE, counted_year
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import SAYS_MOST, DocumentLink, share, shingles_of
from gongkai.links.misleading.documents import unique
from gongkai.links.misleading.mentions import DATE, LONGEST, Mentions, years_in
from gongkai.links.misleading.numbers import document_numbers_in
from gongkai.links.misleading.titles import (
    YEAR_OF_TITLE,
    is_short_for,
    shingles,
    without_place,
    yearless,
)
from gongkai.links.misleading.verdict import AGREES, UNKNOWN, TargetVerdict
from gongkai.links.misleading.year_above import without_frame, year_above
from gongkai.model.titles import normal_form

_YEAR = r"((?:19|20)\d\d)"
_BEFORE = re.compile(
    _YEAR + r"\s*财?年?度?(?:印发|发布|公布|制定|出台|修[订正])?版?的?"
    r"(?:[\s《“]*|\s*[）)]?\s*(?:[:：｜丨|]|[—–-]+)\s*|[】\]]\s*)$"
    rf"|(?:^|[\s。；])[（(]{_YEAR}\s*年?度?[）)]\s*$"
)
_BEHIND = re.compile(
    r"^[》”\s]*[（(〔\[]\s*" + _YEAR + r"\s*年?度?(?:印发|发布|公布|制定|出台)?版?\s*[）)〕\]]"
)


def judge_year(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if several documents have the title of the target, of other years.

    The titles may be the same, or differ in their year. None where no year says which is meant,
    where the target is of that year, or where no document of the title is.
    """
    target = link.target
    same = [
        one
        for form in dict.fromkeys(target.whole if target.made_in is not None else ())
        for one in index.of_title(form)
        if one.id != target.id and set(one.whole) & set(target.whole)
    ]
    yearly = index.of_other_years(target) if target.years else ()
    if not (same or yearly):
        return None
    stated = _stated_years(link)
    years = (stated or (_years_of_row(index, link) if same else stated)) - target.years
    if len(years) != 1 or target.made_in in years:
        return None
    right = [one for one in same if one.made_in in years]
    right += [one for one in yearly if one.years & stated & years]
    return TargetVerdict(OTHER_OF_SERIES, str(min(years)), unique(right)) if right else None


def judge_by_year_beside(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a text that is the target's title without its year, by the year beside it.

    None where no year says which is meant: the text may be the whole title of another document.
    """
    target = link.target
    if link.mentions.rest not in map(yearless, target.forms):
        return None
    return AGREES if _stated_years(link) & target.years else judge_year(index, link)


def is_year_alone(mentions: Mentions) -> bool:
    """Return whether a text is no more than a year, 2016年: what it is of stands around it."""
    return len(mentions.years) == 1 and _ALONE.fullmatch(mentions.rest) is not None


_ALONE = re.compile(
    r"(?:(?:19|20)\d\d(?:[学财]年|年度?|年?版)?|\d\d年度?)的?(?:全文|查看|下载|详情)?"
)


def judge_year_alone(index: DocumentIndex, link: DocumentLink) -> TargetVerdict:
    """Judge a link that says a year only, in a list of what comes out every year."""
    target, (year,) = link.target, link.mentions.years
    spanned = target.years and min(target.years) <= year <= max(target.years)
    right = tuple(one for one in index.of_other_years(target) if year in one.years)
    if spanned or (target.made_in == year and not right):
        return AGREES
    if not target.years:
        return judge_year(index, link) or UNKNOWN
    if "学年" in link.mentions.rest:  # it begins in the year
        right = tuple(one for one in right if min(one.years) == year) or right
    around = shingles_of(YEAR_OF_TITLE.sub("", link.context))
    bare = (yearless(form) for form in target.forms)
    said = (shingles(form) for whole in bare for form in (whole, without_place(whole)))
    if right or any(share(index, title, around) >= SAYS_MOST for title in said if title):
        return TargetVerdict(OTHER_OF_SERIES, str(year), right)
    return UNKNOWN


def judge_year_of_series(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a text that is short for what comes out every year, by the year that it gives.

    None where the target is of that year, or where no document of the series is.
    """
    target = link.target
    if index.names_of(link.mentions.spoken):
        return None
    if not target.years:
        return judge_year(index, link) if _is_short_for_title(link) else None
    stated = (
        _stated_years(link)
        or _short_years(link)
        or _years_of_clause(index, link)
        or _year_of_cell(link)
        or _year_of_row(link)
        or year_above(link.under, link.text, link.context, link.mentions, target)
    )
    if len(stated) > 1:
        return _judge_span(index, link, stated)
    if len(stated) != 1 or stated & target.years:
        return None
    in_cell = _year_of_cell(link) or _year_of_row(link)
    if target.made_in in stated and not (_says_of_year(link, stated) or in_cell == stated):
        return None
    is_weak = link.mentions.is_weak
    others = index.of_other_years(target) if is_weak else index.of_series_in_other_years(target)
    right = tuple(one for one in others if one.years & stated)
    words = RELATIVE.sub("", _SHORT.sub("", YEAR_OF_TITLE.sub("", link.mentions.rest))).strip()
    words = without_frame(words).removeprefix("版")
    is_short = _is_named(words, link)
    if not right or not (is_short or is_weak):
        return None
    return TargetVerdict(OTHER_OF_SERIES, str(min(stated)), right)


def _short_years(link: DocumentLink) -> frozenset[int]:
    """Return the years that stand in two digits before what the target is named without its own.

    What stands behind them is known by its title: 10年 may be how long something lasts.
    """
    match = _SHORT.match(link.mentions.rest)
    if match is None or len(link.mentions.rest) - match.end() < _SHORTEST_OF_YEAR:
        return frozenset()
    if not _is_named(link.mentions.rest[match.end() :], link):
        return frozenset()
    first, last = (int(year.translate(_DIGITS)) for year in (match[1], match[2] or match[1]))
    return frozenset((2000 + first, 2000 + last)) if last - first in (0, 1) else frozenset()


_SHORT = re.compile(r"^([012]\d|[一二][〇零一二三四五六七八九])(?: ?([012]\d)学年|[学财]?年)度?的?")
"""A year in two digits, before the sort of the document."""
_SHORTEST_OF_YEAR = 2
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _judge_span(
    index: DocumentIndex, link: DocumentLink, stated: frozenset[int]
) -> TargetVerdict | None:
    """Judge a text that gives the years of another one of a series, 2021—2022学年."""
    if stated <= link.target.years:
        return None
    right = tuple(one for one in index.of_other_years(link.target) if one.years == stated)
    shown = "—".join(map(str, sorted(stated)))
    return TargetVerdict(OTHER_OF_SERIES, shown, right) if right else None


def _year_of_cell(link: DocumentLink) -> frozenset[int]:
    """Return the year that stands alone beside a text which says nothing, as in a row."""
    if not link.mentions.is_weak or link.context == link.text:
        return frozenset()
    found = frozenset(map(int, _CELL.findall(link.context[:LONGEST])))
    return found if len(found) == 1 else frozenset()


_CELL = re.compile(r"(?<!\S)((?:19|20)\d\d)年?度?(?!\S)")


def _year_of_row(link: DocumentLink) -> frozenset[int]:
    """Return the year that stands with a title alone in a row, 1 | 制订规章计划 | 2018."""
    match = _ROW.fullmatch(link.context[:LONGEST].replace(link.text, "|", 1))
    return frozenset((int(match[1] or match[2]),)) if match is not None else frozenset()


_ROW = re.compile(rf"(?:\d{{1,3}}\s+)?(?:{_YEAR}年?度?\s+\||\|\s+{_YEAR}年?度?)(?:\s+\d{{1,3}})?")


def _is_short_for_title(link: DocumentLink) -> bool:
    """Return whether a text is a year and a short title, 2021年的水价办法."""
    words = YEAR_OF_TITLE.sub("", link.mentions.rest).removeprefix("的").strip()
    is_said = bool(link.mentions.years) and len(words) >= _SHORTEST
    return is_said and any(is_short_for(words, form) for form in link.target.forms)


_SHORTEST = 4


def _years_of_clause(index: DocumentIndex, link: DocumentLink) -> frozenset[int]:
    """Return the year that a text says by that of its page, 今年, or one that a clause gives.

    The clause is that before a text; it must speak of the target, or be one with the text.
    """
    clause, is_weak = clause_before(link.text, link.context), link.mentions.is_weak
    page = index.documents.get(link.page)
    today = page.made_in if page is not None else None
    counted = counted_year(clause, link.text, today, is_weak=is_weak)
    if counted is not None:
        return frozenset((counted,))
    if not is_weak:
        words = _joined(link)
        return years_in(words) if _is_named(yearless(words), link) else frozenset()
    around = shingles_of(YEAR_OF_TITLE.sub("", clause))
    bare = (shingles(form) for form in map(yearless, link.target.forms) if form)
    speaks = any(share(index, title, around) >= _SPEAKS_OF for title in bare)
    return years_in(clause) if speaks else frozenset()


_SPEAKS_OF = 0.5
"""The least share of a title without its year that a clause must say to be about the document."""


def _joined(link: DocumentLink) -> str:
    """Return the normal form of a text with what stands before it in one go, 2015年度……[结果]."""
    around = link.plain or link.context
    if not link.text or around.count(link.text) != 1:
        return link.mentions.rest
    clause = clause_before(link.text, around)
    return normal_form(f"{_LAST_PART.split(clause)[-1]}{link.text}")


_LAST_PART = re.compile(r"[\s，,、：:（(）)《》“”|]")


def _is_named(words: str, link: DocumentLink) -> bool:
    """Return whether words are short for the title of the target without its years."""
    return any(is_short_for(words, form) for form in map(yearless, link.target.forms) if form)


def _says_of_year(link: DocumentLink, stated: frozenset[int]) -> bool:
    """Return whether a year, in a text or right beside it, is that of which something is.

    Or in the clause or the head that says what a text means which says nothing itself.
    """
    if _OF_YEAR.search(link.text if link.mentions.is_weak else _joined(link)):
        return True
    if link.mentions.is_weak:
        said = clause_before(link.text, link.context) or link.under
        if years_in(said) == stated and _OF_YEAR.search(said) and not _ISSUED_IN.search(said):
            return True
    before, _, behind = link.context[:LONGEST].partition(link.text)
    return bool(_OF_YEAR_BEFORE.search(before) or _OF_YEAR_BEHIND.match(behind))


_ISSUED_IN = re.compile(r"\d\s*年度?(?:内|共|已)*(?:印发|发布|公布|制定|出台|下发)")
"""What says when something was made, though it speak of 年度."""
_OF_YEAR_BEFORE = re.compile(r"\d\s*年度的?[《“\s]*$")
_OF_YEAR_BEHIND = re.compile(r"[》”\s]*[（(]\s*\d{4}\s*年度\s*[）)]")
_OF_YEAR = re.compile(r"\d\s*年度|\d\s*年的?[\u4e00-\u9fff]{0,6}(?:预算|决算|年报|校历)")
"""What says of which year something is, and not when it was made."""


def _stated_years(link: DocumentLink) -> frozenset[int]:
    """Return the years that a link gives of its document, in its text or right beside it.

    A year elsewhere in a sentence is one in which something else happened.
    """
    if link.mentions.years or not link.text:
        return link.mentions.years
    before, _, behind = link.context[:LONGEST].partition(link.text)
    if link.text in behind:  # nobody knows which of them it is
        return frozenset()
    found = (_BEFORE.search(before), _BEHIND.search(behind))
    return frozenset(int(one[one.lastindex or 0]) for one in found if one is not None)


def _years_of_row(index: DocumentIndex, link: DocumentLink) -> frozenset[int]:
    """Return the years of a row in which, but for titles and numbers, only days stand."""
    before, _, behind = link.context[:LONGEST].partition(link.text)
    around = f"{before} | {behind}"
    for number in reversed(document_numbers_in(around, index.prefixes)):
        around = f"{around[: number.start]} {around[number.end :]}"
    said = normal_form(DATE.sub(" ", around))
    for form in sorted(link.target.whole, key=len, reverse=True):
        said = said.replace(form, " ", 1)
    words = re.sub(rf"{_YEAR}年?|\d{{1,3}}", " ", said)
    return years_in(around) if not words.strip() else frozenset()
