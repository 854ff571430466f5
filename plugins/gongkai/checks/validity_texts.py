"""What a document's text says of its own days and of others' end, GK301, GK302 and GK304."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.checks.check import RecordCheck, Scope, found, found_in_text, text_of
from gongkai.checks.text_check import TextCheck
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.numbers import DocumentNumber, find_document_numbers, read_number
from gongkai.model.record import Record
from gongkai.model.titles import plain_title, titles_in

LAST_DAY = Code(
    "GK301",
    Severity.WARNING,
    "“expires” is {stated}, but the text says that it is in force until {said}",
    "write “expires: {said}”; if the text is wrong, publish a correction",
    duties=("validity",),
    rule="R70",
)
FIRST_DAY = Code(
    "GK302",
    Severity.WARNING,
    "“effective” is {stated}, but the text says that it is in force from {said}",
    "write “effective: {said}”; if the text is wrong, publish a correction",
    duties=("validity",),
    rule="R70",
)
NOT_DECLARED = Code(
    "GK304",
    Severity.WARNING,
    "the text ends {named}, but the record does not declare it, so {document} is still listed "
    "as before",
    "add “repeals: [{document}]”, or “replaces”, “lapses” or “suspends” if that is meant",
    duties=("validity",),
)

NOT_STATED = Word("not stated")

_OWN = (
    r"本(?:办法|规定|通知|通告|公告|意见|方案|细则|规则|标准|决定|规程|措施|制度|文件|预案|计划|"
    r"规划|政策|清单|指南)"
)
_DAY = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_FROM = re.compile(rf"{_OWN}自\s*{_DAY}\s*(?:起|开始)(?:施行|实施|实行|执行|试行|生效)")
_UNTIL = re.compile(
    rf"{_OWN}([^。；\n“”证牌卡]{{0,40}}?)有效期(?:限)?(?:为|截)?(?:截?止?至|到)\s*{_DAY}"
)
_YEARS = re.compile(
    rf"{_OWN}([^。；\n“”证牌卡]{{0,40}}?)有效期(?:限)?为?\s*([一二两三四五六七八九十]|\d{{1,2}})\s*年"
)
_IN_FORCE = re.compile("^$|^的?$|施行|实施|实行|执行|试行|生效|印发|发布|公布")
_NUMERALS = {"两": 2} | {one: place for place, one in enumerate("一二三四五六七八九十", start=1)}


def last_day(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield documents whose text names another last day than `expires`."""
    if not _is_asked(record):
        return
    said = stated_last_days(record)
    if said and record.expires not in said:
        place = said[min(said)]
        yield _stated(LAST_DAY, record, "expires", min(said), place)


def stated_last_days(record: Record) -> dict[date, int]:
    """Return the last day that the text names, with its place; two where it counts years.

    Empty where it names none, or several: then nobody can say which is its own.
    """
    text = text_of(record)
    if "有效期" not in text:
        return {}
    until = {_day(*f.groups()[1:]): f.start() for f in _UNTIL.finditer(text) if _is_own(f)}
    if len(until) == 1:
        return {day: place for day, place in until.items() if day is not None}
    spans = [found for found in _YEARS.finditer(text) if _is_own(found)]
    first = record.effective or record.dated
    if until or len(spans) != 1 or first is None:
        return {}
    number = spans[0][2]
    years = _NUMERALS.get(number) or int(number)
    day = _day(str(first.year + years), str(first.month), str(first.day))
    # counted from 1 June, two years end on 31 May; some write 1 June
    place = spans[0].start()
    return {} if day is None else {day - timedelta(days=1): place, day: place}


def _is_own(found: "re.Match[str]") -> bool:
    """Return whether it is the document's own validity, not that of a licence under it."""
    return bool(_IN_FORCE.search(found[1])) and not _in_quotes(found)


def _in_quotes(found: "re.Match[str]") -> bool:
    before = found.string[: found.start()]
    return before.count("“") > before.count("”")


def first_day(record: Record, _: Scope) -> Iterator[Finding]:
    """Yield documents whose text names another first day than `effective`."""
    if not _is_asked(record):
        return
    own = [f for f in _FROM.finditer(text_of(record)) if not _in_quotes(f)]
    said = {_day(*found.groups()): found.start() for found in own}
    day = next(iter(said), None)
    if len(said) == 1 and day is not None and record.effective != day:
        yield _stated(FIRST_DAY, record, "effective", day, said[day])


def _stated(code: Code, record: Record, key: str, said: date, place: int) -> Finding:
    """Return a finding at the key, or in the text where the key is not there."""
    stated: date | None = getattr(record, key)
    day = said.isoformat()
    if stated is None:
        return found_in_text(code, record, place, stated=NOT_STATED, said=day)
    return found(code, record, key, stated=stated.isoformat(), said=day)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def not_declared(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents whose text ends another that their front matter does not name."""
    numbers, titles = scope.once(_by_number), scope.once(_by_title)
    text = text_of(record)
    if (
        not any(word in text for word in _ENDING)
        or not _ENDS.search(text)
        or not (record.has_validity or record.kind in _OTHERS)
    ):
        return
    declared = {reference.doc for key in _RELATIONS for reference in getattr(record, key)}
    for sentence in _SENTENCE.finditer(text):
        if not _ENDS.search(sentence[0]) or _PAST.search(sentence[0]):
            continue
        for target, named, place in _named(sentence, numbers, titles):
            if target not in declared and target != record.id and not _is_over(scope, target):
                declared.add(target)
                yield found_in_text(NOT_DECLARED, record, place, named=named, document=target)


_ENDING = ("废止", "失效", "停止执行")
_ENDS = re.compile(
    "(?:同时|予以|一并|即行|自行|相应)(?:废止|停止执行|失效)|(?:废止|宣布失效|停止执行)(?=[，。；|\\s]|$)|"
    "(?:决定|现予以?|宣布)(?:废止|失效)|^(?:\\d+\\.|[一二三四五六七八九十]+、)?\\s*(?:废止|停止执行)",
    re.MULTILINE,
)
_PAST = re.compile(
    "已[^，。；]{0,15}(?:废止|失效|停止执行)|(?:废止|失效)(?:前|后|之日|的文件)|未|不予?废止"
)
"""A sentence about an end that came before, or does not come."""
_SENTENCE = re.compile(r"[^。；\n]+")
_BASIS = re.compile(r"(?:根据|依据|按照|依照|参照|贯彻|落实)[^，]*$")
"""What follows in the same clause is the basis of a sentence."""
_RECORD = re.compile(r"\]\(record:([a-z0-9-]+)\)")
_OTHERS = ("cleanup", "notice")
_RELATIONS = ("repeals", "lapses", "replaces", "reissues", "suspends", "amends")


def _named(
    sentence: "re.Match[str]", numbers: "_Numbers", titles: Mapping[str, str]
) -> Iterator[tuple[str, str, int]]:
    """Yield the documents that a sentence names: id, words, place in the text.

    What it names as its basis is not what it ends.
    """
    text, named = sentence[0], []
    for link in _RECORD.finditer(text):
        named.append((link[1], link[1], text.rfind("[", 0, link.start())))
    for one in find_document_numbers(text, numbers.prefixes) if "号" in text else ():
        target = _document(one.number, numbers)
        named.append((target, text[one.start : one.end], one.start))
    for title in titles_in(text) if "《" in text else ():
        named.append((titles.get(plain_title(title.name)), f"《{title.name}》", title.start))
    for target, words, place in named:
        if target is not None and not _BASIS.search(text, 0, place):
            yield target, words, sentence.start() + place


def _is_over(scope: Scope, target: str) -> bool:
    validity = scope.measures.validity_of(target)
    return validity is None or not validity.in_force


@dataclass(frozen=True)
class _Numbers:
    """The documents of the library by number."""

    by_order: Mapping[tuple[int | None, int], list[tuple[str, str]]]
    """With their prefixes, by year and running number."""
    prefixes: frozenset[str]


def _by_number(scope: Scope) -> _Numbers:
    found: dict[tuple[int | None, int], list[tuple[str, str]]] = defaultdict(list)
    for record in scope.catalog.documents():
        number = read_number(record.number or "")
        if number is not None and number.prefix:
            found[number.year, number.order].append((number.prefix, record.id))
    prefixes = frozenset(prefix for of in found.values() for prefix, _ in of if len(prefix) > 1)
    return _Numbers(found, prefixes)


def _document(number: DocumentNumber, numbers: _Numbers) -> str | None:
    """Return the document of a number; words that were taken for its prefix do no harm."""
    fitting = [
        (len(prefix), id_)
        for prefix, id_ in numbers.by_order.get((number.year, number.order), ())
        if number.prefix.endswith(prefix)
    ]
    return max(fitting)[1] if fitting else None


def _by_title(scope: Scope) -> dict[str, str]:
    """Return documents by title, but for titles that several have."""
    found: dict[str, str] = {}
    several = set()
    for record in scope.catalog.documents():
        title = plain_title(record.title)
        if found.setdefault(title, record.id) != record.id:
            several.add(title)
    return {title: id_ for title, id_ in found.items() if title not in several}


def _is_asked(record: Record) -> bool:
    """Return whether it is a document with a validity and a Chinese text of its own."""
    return record.has_validity and record.authoritative == "zh" and not record.consolidates


CHECKS = (
    TextCheck(LAST_DAY, last_day),
    TextCheck(FIRST_DAY, first_day),
    RecordCheck(NOT_DECLARED, not_declared),
)
