"""Links whose text, or what stands right beside it, says on which day their document was issued."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.links.misleading.codes import OTHER_OF_SERIES
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.documents import IndexedDocument, unique
from gongkai.links.misleading.mentions import LONGEST
from gongkai.links.misleading.verdict import TargetVerdict
from gongkai.model.titles import normal_form

_DAY = r"(?:((?:19|20)\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_MONTH = re.compile(
    r"(?:((?:19|20)\d\d)\s*年\s*)?(?<!\d)(\d{1,2}|[一二三四五六七八九]|十[一二]?)\s*月份?[初中底末]?"
    r"(?:[这那]一?[批期份]|(?:印发|发布|公布|公示)?的?(?:[^\s，。]{0,6}(?:公告|通告|通知|公示|名单))?)?"
)
_MONTHS = {han: month for month, han in enumerate((*"一二三四五六七八九十", "十一", "十二"), 1)}
_ENGLISH = re.compile(
    r"(?:the )?(?:notice|one|list|announcement|arrangements)(?: for| of| in)? "
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISSUED = r"(?:印发|发布|公布|下发|出台|发出|刊登|公开|作出)"
_IN_TEXT = re.compile(rf"^\s*{_DAY}{_ISSUED}?的?(?=[\u4e00-\u9fff《“])")
_BEFORE = re.compile(rf"{_DAY}{_ISSUED}?的?[《“\s]*$")
_BEHIND = (
    re.compile(rf"^[》”\s]*[（(]\s*{_DAY}{_ISSUED}?\s*[）)]"),
    re.compile(rf"^[》”）)\s]*[，,（(]\s*{_DAY}{_ISSUED}"),
)
_GENRES = re.compile(
    "(?:通知|办法|规定|决定|公告|通告|意见|方案|规划|计划|细则|通报|批复|函|预案|报告|目录|清单|名录|公示|解读|要点)$"
)


@dataclass(frozen=True)
class _StatedDay:
    """A day that a link gives; without a year where none is said."""

    shown: str
    year: int | None
    month: int
    day: int

    def is_one_of(self, days: Iterable[str]) -> bool:
        """Return whether it may be one of days, YYYY-MM-DD."""
        ends = f"-{self.month:02}-{self.day:02}"
        return any(one.endswith(ends) and self.year in (None, int(one[:4])) for one in days)


def judge_day(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Return what is wrong if a day is stated that is another document's, and not the target's.

    The other one must be of the same series, or of the same unit and of the sort that the text
    names: many documents are issued on one day.
    """
    stated = _stated(link)
    target = link.target
    if stated is None:
        return _judge_month(index, link)
    if not target.days or stated.is_one_of(target.days):
        return None
    right = unique(one for one in _of_day(index, link, stated) if _may_be(index, link, one))
    return TargetVerdict(OTHER_OF_SERIES, stated.shown, right) if right else None


def _judge_month(index: DocumentIndex, link: DocumentLink) -> TargetVerdict | None:
    """Judge a text that names one of a series by its month, 6月份公告, where others are of it."""
    stated = _stated_month(link) or _month_beside_page(index, link)
    if stated is None:
        return None
    shown, year, month = stated
    target = link.target
    if any(_is_of_month(month, one) for one in (target, *_titled(index, target))):
        return None
    right = [
        one
        for one in index.of_series(target)
        if _is_of_month(month, one) and year in (None, one.made_in) and one.made_in
    ]
    right.sort(key=lambda one: one.made_in != target.made_in)
    return TargetVerdict(OTHER_OF_SERIES, shown, unique(right)) if right else None


def _titled(index: DocumentIndex, target: IndexedDocument) -> tuple[IndexedDocument, ...]:
    """Return the documents of the same title: a month says nothing of those."""
    same = (name for form in target.whole for name in index.names_of(form) if name != target.id)
    return tuple(index.documents[name] for name in same)


def _stated_month(link: DocumentLink) -> tuple[str, int | None, int] | None:
    """Return the month that a text is, as shown, with its year if it has one."""
    match = _MONTH.fullmatch(link.text.strip())
    if match is not None:
        month = int(match[2]) if match[2].isdecimal() else _MONTHS[match[2]]
        year = int(match[1]) if match[1] else None
        return (f"{month}月", year, month) if 1 <= month <= len(_NAMES) else None
    named = _ENGLISH.fullmatch(link.mentions.spoken)
    return (named["month"].title(), None, _NAMES.index(named["month"]) + 1) if named else None


def _month_beside_page(
    index: DocumentIndex, link: DocumentLink
) -> tuple[str, int | None, int] | None:
    """Return the month that a text says by that of its page, 上月的公示."""
    match = _RELATIVE.fullmatch(link.text.strip())
    page = index.documents.get(link.page)
    if match is None or page is None or not page.day[5:7].isdecimal():
        return None
    month = (int(page.day[5:7]) - 2) % len(_NAMES) + 1
    return f"{month}月", None, month


_RELATIVE = re.compile(r"上个?月份?的?(?:[^\s，。]{0,6}(?:公告|通告|通知|公示|名单))")


def _is_of_month(month: int, document: IndexedDocument) -> bool:
    named = re.compile(rf"(?<!\d){month}月|\b{_NAMES[month - 1]}\b")
    in_title = any(named.search(form) for form in document.whole)
    return in_title or any(day[5:7] == f"{month:02}" for day in document.days)


def _stated(link: DocumentLink) -> _StatedDay | None:
    if not link.text:
        return None
    before, _, behind = link.context[:LONGEST].partition(link.text)
    found = [_IN_TEXT.search(link.text), _BEFORE.search(before)]
    found += [one.search(behind) for one in _BEHIND]
    match = next(filter(None, found), None)
    if match is None:
        return None
    year, month, day = match.groups()
    shown = f"{f'{year}年' if year else ''}{month}月{day}日"
    return _StatedDay(shown, int(year) if year else None, int(month), int(day))


def _of_day(
    index: DocumentIndex, link: DocumentLink, stated: _StatedDay
) -> Iterator[IndexedDocument]:
    """Yield the documents of a day; one without a year is that of the page, or the year before."""
    page = index.documents.get(link.page)
    made_in = page.made_in if page is not None else None
    years = [stated.year] if stated.year else [made_in, made_in - 1] if made_in else []
    for year in years:
        for name in index.by_day.get(f"{year}-{stated.month:02}-{stated.day:02}", ()):
            if name not in (link.target.id, link.page):
                yield index.documents[name]


def _may_be(index: DocumentIndex, link: DocumentLink, other: IndexedDocument) -> bool:
    target = link.target
    if other in index.of_series(target):
        return True
    genre = _GENRES.search(normal_form(link.text))
    is_of_sort = genre is not None and any(form.endswith(genre[0]) for form in other.forms)
    return is_of_sort and other.unit == target.unit and not index.is_related(other, target)
