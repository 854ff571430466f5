"""Days and numbers in texts that contradict themselves, GK622 to GK625."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from gongkai.checks.check import Scope
from gongkai.checks.passages import Passage
from gongkai.checks.prose import found_in, found_in_digits, texts_of
from gongkai.checks.text_check import TextCheck
from gongkai.measures.early_results import early_results
from gongkai.measures.stated_lists import StatedList, wrong_lists
from gongkai.measures.stated_stages import wrong_stages
from gongkai.measures.written_days import WrittenDay, written_days
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.record import Record

_ARTICLE = "Regulation on Handling Official Documents, article 19"
NO_SUCH_DAY = Code(
    "GK622",
    Severity.WARNING,
    "the calendar has no “{shown}”",
    "write the day that is meant; if the document was issued so, publish a correction",
    _ARTICLE,
)
OTHER_WEEKDAY = Code(
    "GK623",
    Severity.WARNING,
    "“{shown}”: {day} is a {weekday}",
    "find out which of the two is meant, and correct the other",
    _ARTICLE,
)
TOO_EARLY = Code(
    "GK624",
    Severity.WARNING,
    "“{shown}” does not fit {day}, the day of the document: {why}",
    "write the last day that is meant; the year is wrong most often",
    _ARTICLE,
)
OVER = Word("it was over by then")
AHEAD = Word("it was yet to come")
FAR = Word("it is more than eighty years away")
OTHER_NUMBER = Code(
    "GK625",
    Severity.WARNING,
    "“{shown}” are said to follow, {listed} are listed",
    "correct the number, or add what is missing",
    _ARTICLE,
)
WEEKDAYS = (
    *(Word("Monday"), Word("Tuesday"), Word("Wednesday"), Word("Thursday")),
    *(Word("Friday"), Word("Saturday"), Word("Sunday")),
)
_ASKED = re.compile(
    r"(?:(?:(?:请|务必|须)(?:[^。；！？\n年]|年(?=[度报检审级龄])){0,24}|[应须需]当?)(?:于|在)|"
    r"[Pp]lease\s[^.;\n]{0,60}(?<!ed)(?<!sent)(?<!made)(?<!given)(?<!built)(?<!born)\s(?:by|before|until)\s)$"
)
_PLANNED = re.compile(
    r"(?<!原)(?<!曾)(?<!本)(?:(?:[现兹决拟特]|(?<![\u4e00-\u9fff]))定|拟|计划|预计|将)[于在]$"
)
"""What is yet to come: 定于2020年7月15日召开; 制定于 tells of what was."""
_OF_THEN = re.compile("[^，。；]*的")
"""What says behind a day that it is that of a thing: 将在2020年7月1日前建成的房屋."""
_CLOSES = re.compile(
    r"(?:(?:报名|申报|申请|征集|意见|反馈|受理|提交|报送|投标|缴费|登记|预约)(?:时间|日期|期限)?[^，。；！？\n年]{0,6}"
    r"(?:截止|截至)|截[止至](?:时间|日期))(?:时间|日期)?[为是于到：:]?\s?$|"
    r"\b(?:[Aa]pplications?|[Rr]egistration|[Ee]nrol?lment|[Ss]ubmissions?|[Bb]idding)"
    r"\s(?:(?:will|shall)\s)?(?:closes?|ends?)\son\s$"
)
_REPORTED = re.compile(r"[^。；！？\n]{0,12}(?:共|累计|已|收到|完成|结束)")
_BY_THEN = re.compile(
    r"\s?(?:\d{1,2}[时点：:]\d{0,2}分?)?(?:以前|之前|前(?![一二两三四五六七八九十\d]{1,3}[年个]))"
)
_SENTENCE = re.compile("[。；！？\n]")
_URGENT = re.compile("(?<!申)请|务必|[Pp]lease")
_KEPT_OR_NOT = re.compile(
    "而[^，。；]{0,3}未|但[^，。；]{0,8}(?:未|逾期)|至今|目前|仍|[均我][市县区镇局]?已|"
    "已(?:全部|按期|如期|于|完成)|(?:按期|如期|按时)(?:完成|建成)|因[^，。；]{1,12}延期"
)
"""What is said of a duty of the past behind its day."""
_PUT_OFF = re.compile("延长|延期|顺延|延至|推迟")
_HAS_BEEN = re.compile(
    "(?:以前|之前|前)[^，。；]{0,8}(?:取得|获得|出生|毕业|首次发表|落户|迁入|参加工作|注册登记|注册成立)"
)
"""What somebody who applies has done by then, which may be long ago."""
_LONG_AGO = timedelta(days=731)
"""By then nothing is asked for; a condition is told."""
_FAR = timedelta(days=29220)
"""No document names a day so far away; land is leased for seventy years at most."""
_EACH_YEAR = re.compile("每年|次年|翌年|明年|下年|下一年|年度[^，。；]{0,6}$")
_SOON = 60
"""Days within which a day without a year that is over is no day of the next year."""
_SENT = re.compile(
    r"(?:以前|之前|前)[^，。；！？\n已]{0,16}(?:报送|反馈|提交|上报|寄送|送达|报至|报到|缴清)"
    r"(?:至|到|给|我|市|县|区|镇|[，。；！？\n]|$)"
)
"""What is to be sent until a day."""
_BEFORE = 90
"""Characters before a day that may ask for something until then."""
_FROM_OTHERS = ("forwards", "consolidates", "reissues", "keeps")
"""What brings the text of an earlier document along."""


def no_such_day(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield days in texts that no calendar has."""
    for passage, day in scope.once_of(record, days_found):
        if not day.is_possible:
            yield passage.found(NO_SUCH_DAY, day.start, shown=day.without_weekday)


def other_weekday(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield days with a day of the week that they are not.

    A day without a year is that of the year in which it is near the day of the text.
    """
    for passage, day in scope.once_of(record, days_found):
        if day.weekday is not None:
            exact = day.date_near(record.dated or record.day)
            if exact is not None and exact.weekday() != day.weekday:
                said = {"shown": day.shown, "day": exact.isoformat()}
                weekday = WEEKDAYS[exact.weekday()]
                yield passage.found(OTHER_WEEKDAY, day.start, weekday=weekday, **said)


def too_early(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield days until which a document asks for something, before the document's own.

    Those behind it until which it tells what has been done, and those of another age: 2107.
    """
    if record.dated is None or record.source or any(getattr(record, n) for n in _FROM_OTHERS):
        return
    for passage, day in scope.once_of(record, days_found):
        end = day.in_calendar if day.year else _in_year_of(passage.text, day, record.dated)
        if end is not None and end - record.dated > _FAR:
            dated = record.dated.isoformat()
            yield passage.found(TOO_EARLY, day.start, shown=day.shown, day=dated, why=FAR)
        if end is None or end >= record.dated:
            continue
        is_old = record.dated - end > _LONG_AGO
        if _is_asked_until(passage.text, day) and not _is_reported(
            passage.text, day, is_old=is_old
        ):
            dated = record.dated.isoformat()
            yield passage.found(TOO_EARLY, day.start, shown=day.shown, day=dated, why=OVER)
    for passage, one in found_in_digits(record, scope, partial(early_results, dated=record.dated)):
        dated = record.dated.isoformat()
        yield passage.found(TOO_EARLY, one.start, shown=one.shown, day=dated, why=AHEAD)


def _in_year_of(text: str, day: WrittenDay, dated: date) -> date | None:
    """Return a day without a year in that of the document, if not long before it.

    By then the year after is meant: 10月31日 in a document of December.
    """
    before = text[max(0, day.start - _BEFORE) : day.start]
    if not day.is_possible or (day.month, day.day) == (2, 29) or _EACH_YEAR.search(before):
        return None
    end = date(dated.year, day.month, day.day)
    return end if dated - end < timedelta(days=_SOON) else None


def _is_asked_until(text: str, day: WrittenDay) -> bool:
    before = text[max(0, day.start - _BEFORE) : day.start]
    if _CLOSES.search(before):
        return not _REPORTED.match(text, day.end)
    if day.year and _PLANNED.search(before):
        return True
    asked = _ASKED.search(before) or _SENT.match(text, day.end)
    return asked is not None and (day.shown.isascii() or bool(_BY_THEN.match(text, day.end)))


def _is_reported(text: str, day: WrittenDay, *, is_old: bool) -> bool:
    """Return whether a day is that of a duty of the past, of a condition, or put off."""
    before = text[max(0, day.start - _BEFORE) : day.start]
    behind = _SENTENCE.split(text[day.end : day.end + _BEFORE])[0]
    if _CLOSES.search(before):
        return bool(_PUT_OFF.search(behind))
    if _PLANNED.search(before):
        told = (_OF_THEN.match(behind), _PUT_OFF.search(behind), _KEPT_OR_NOT.search(behind))
        return is_old or any(told)
    asked = _ASKED.search(before)
    if asked is None or _URGENT.search(before, asked.start()):
        return False
    return is_old or bool(_HAS_BEEN.match(behind) or _KEPT_OR_NOT.search(behind))


def other_number(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield lists with another number of items than their sentence says."""
    for passage, one in found_in(texts_of(record, scope), _wrongly_listed):
        said = {"shown": one.shown, "listed": str(one.listed)}
        yield passage.found(OTHER_NUMBER, one.start, **said)


def _wrongly_listed(text: str) -> Iterator[StatedList]:
    found = list(wrong_lists(text))
    starts = {one.start for one in found}
    yield from found
    yield from (one for one in wrong_stages(text) if one.start not in starts)


def days_found(record: Record, scope: Scope) -> Sequence[tuple[Passage, WrittenDay]]:
    """Return the days in the texts of a record."""
    return list(found_in(texts_of(record, scope), written_days, most=None))


CHECKS = (
    TextCheck(NO_SUCH_DAY, no_such_day),
    TextCheck(OTHER_WEEKDAY, other_weekday),
    TextCheck(TOO_EARLY, too_early),
    TextCheck(OTHER_NUMBER, other_number),
)
