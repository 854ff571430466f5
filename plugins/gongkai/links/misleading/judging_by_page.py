"""Links of which nothing stands on the page that they lead to, but with another document."""

import re
from collections.abc import Sequence

from gongkai.links.misleading.class_words import class_alone
from gongkai.links.misleading.codes import OTHER_OF_SERIES, UNSAID
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedDocument, ids, unique
from gongkai.links.misleading.documents_by_topic import documents_about, likeliest
from gongkai.links.misleading.judging_by_own_page import judge_switch
from gongkai.links.misleading.mentions import LONGEST
from gongkai.links.misleading.title_similarity import is_abbreviation
from gongkai.links.misleading.titles import is_chinese
from gongkai.links.misleading.topic_words import Words, has_any, may_mean, topic_words
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.links.reading.page_texts import PageTexts
from gongkai.model.titles import normal_form


def judge_unsaid(
    index: DocumentIndex, link: DocumentLink, texts: PageTexts
) -> TargetVerdict | None:
    """Return what is wrong if nothing of a text stands on the page that it leads to.

    None where no other document of the site has what the text says: then it may be anybody's words
    for what stands there.
    """
    return (
        judge_switch(index, link, texts)
        or _of_year(index, link, texts)
        or _of_amount(index, link, texts)
        or _of_topic(index, link, texts)
    )


def _of_topic(index: DocumentIndex, link: DocumentLink, texts: PageTexts) -> TargetVerdict | None:
    """Judge the words of a text; where it says nothing, those before it, 初中招生的安排点这里.

    What leads to a part of a page is named as people speak of that part.
    """
    mentions, target = link.mentions, link.target
    if (
        mentions.numbers
        or class_alone(mentions.rest)
        or link.has_place
        or link.file is not None
        or target.id == link.page
    ):
        return None
    form = _clause_right_before(link) if mentions.is_generic else mentions.rest
    words = topic_words(form)
    if not words or is_abbreviation(form, target) or not _speaks(target, words):
        return None
    if _is_place(index, words) or any(may_mean(one, words) for one in target.forms):
        return None
    found = documents_about(index, words)
    said = _said_by(target, texts) if found else []
    said += [file.name for file in index.attachments.get(target.id, ())] if said else []
    if not said or any(has_any(one, words) for one in said):
        return None
    right = tuple(one for one in found if one.id != target.id)
    if not right or (_is_short(words) and not _are_series(index, right)):
        return None
    return TargetVerdict(UNSAID, right=likeliest(index, link, right))


def _is_short(words: Words) -> bool:
    """Return whether words are one of two characters: it may be a general noun, 小学."""
    return len(words) == 1 and (len(words[0]) == _SHORT or not is_chinese(words[0]))


_SHORT = 2


def _are_series(index: DocumentIndex, documents: Sequence[IndexedDocument]) -> bool:
    """Return whether documents are of one series, or about one document of it."""
    first, *others = documents
    series = frozenset(ids((first, *index.of_series(first))))
    return all(one.id in series or series & one.about.keys() for one in others)


def _clause_right_before(link: DocumentLink) -> str:
    """Return the words between the comma or link before a text and the text itself."""
    around = (link.plain or link.context)[:LONGEST]
    before = around.partition(link.text or "\0")[0]
    words = re.split(r"[，、；：。,;:|]|\s{2,}", before)[-1]
    return normal_form(_ASKS.sub("", words.strip()))


_ASKS = re.compile("(?:[敬欢]?[请迎]|也?可以?|均可|或者?|扫码)+$")
"""What asks the reader to follow a link, and says nothing of where it leads."""


def _is_place(index: DocumentIndex, words: Words) -> bool:
    """Return whether words are no more than the names of places: any document may be theirs."""
    places = set(index.towns.of_unit.values())
    return all(any(word in place for place in places) for word in words)


def _speaks(document: IndexedDocument, words: Words) -> bool:
    """Return whether a document has a title in the language of words."""
    return any(is_chinese(words[0]) == is_chinese(form) for form in document.whole)


def _of_year(index: DocumentIndex, link: DocumentLink, texts: PageTexts) -> TargetVerdict | None:
    """Judge the year that a text gives, where a document of the same series is of it."""
    years, target = link.mentions.years, link.target
    if len(years) != 1 or _OTHERWISE.search(link.text) or not target.years:
        return None
    if years & target.years or target.made_in in years or _looks_back(target, min(years)):
        return None
    right = tuple(one for one in index.of_series_in_other_years(target) if one.years & years)
    said, year = _said_by(target, texts) if right else [], str(min(years))
    is_silent = bool(said) and not any(year in one for one in said)
    return TargetVerdict(OTHER_OF_SERIES, year, right) if is_silent else None


_OTHERWISE = re.compile(
    r"\d\s*年\s*\d{1,2}\s*月|[比较]|回顾|结余|结转|增长|减少|同期|截至|自.*起|年[底末]|至今|沿用|经验"
    r"|以[前后来]|之[前后]|出生|入学|毕业|\d级|review|compared|since|until|before|after|born",
    re.IGNORECASE,
)
"""What gives a year of which a document tells, and not the one that it is of."""


def _looks_back(document: IndexedDocument, year: int) -> bool:
    """Return whether a document also tells of the year before its own, as reports do."""
    is_report = any(_REPORT.search(form) for form in document.whole)
    return is_report and max(document.years) - year == 1


_REPORT = re.compile("报告|总结|预算|决算|report|budget|accounts")


def _of_amount(index: DocumentIndex, link: DocumentLink, texts: PageTexts) -> TargetVerdict | None:
    """Judge a text that is an amount, 680元, where another document of the series gives it."""
    amount, target = link.mentions.spoken, link.target
    if not _AMOUNT.fullmatch(amount):
        return None
    given = re.compile(rf"(?<![{_DIGITS}]){re.escape(amount)}")
    said = _said_by(target, texts)
    if not said or any(map(given.search, said)):
        return None
    series = unique((*index.of_other_years(target), *index.of_series(target)))[:_MANY]
    right = tuple(one for one in series if any(map(given.search, _said_by(one, texts))))
    return TargetVerdict(UNSAID, right=right) if right else None


_MANY = 24
"""Documents of a series whose pages are read."""
_DIGITS = r"\d〇零一二三四五六七八九十百千万"
_AMOUNT = re.compile(
    r"(?:\d+|[〇零一二三四五六七八九十百千万]{2,})"
    r"(?:[万亿]?元|项|公里|平方米|[万亿]?[户人亩吨]|家|件|名|天|周岁|分)"
)


def _said_by(document: IndexedDocument, texts: PageTexts) -> list[str]:
    """Return what the pages of a document say, of those that say anything."""
    return [said for address in document.addresses.values() if (said := texts.of(address))]
