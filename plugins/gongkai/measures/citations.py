"""What texts cite of laws and orders: whether it was in force, and whether title and number fit."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.measures.sentences import sentence_around
from gongkai.model.laws import CitedLaw, LawNumber, LawRegistry
from gongkai.model.numbers import numeral

_NAMED = re.compile(r"《([^《》\n]{2,60})》")
_STATE = "中华人民共和国"
_VERSION = re.compile(r"[（(][^（）()]*(?:修订|修正|版|施行)[）)]$")
_YEAR_IN_BRACKETS = r"(?:[〔\[（(]\s?\d{4}\s?[〕\]）)]\s?)?"
_NUMBER_BEFORE = 24
"""Characters before a title in which the number stands right before it."""
_ISSUED = re.compile(r"(?:公布|发布|颁布)?的?[，,\s]?$")
_ORDER = re.compile(
    rf"国(?:务院)?令\s?{_YEAR_IN_BRACKETS}[（(〔]?\s?第?\s?(?P<one>\d{{1,3}}|[〇零一二三四五六七八九十百]{{1,7}})\s?号[）)〕]?"
    rf"|国务院\s?第?\s?(?P<two>\d{{1,3}}|[〇零一二三四五六七八九十百]{{1,7}})\s?号令"
    r"|State Council (?:Order|Decree)(?: No\.?)? (?P<three>\d{1,3})\b"
    r"|(?:Order|Decree)(?: No\.?)? (?P<four>\d{1,3}) of the State Council"
)
_ORDER_OF = "国务院令第{}号"
_NUMBER = re.compile(
    r"^(?P<prefix>[^〔]+)〔(?P<year>\d{4})〕(?P<order>\d+)号$"
    r"|^(?P<of>(?!国务院).+令)第(?P<ordered>\d+)号$"
)
_IN_BRACKETS = re.compile(r"\s?[（(,，]?\s?(?P<inside>[^（）()《》。；\n]{0,50})")
_OF_THEN = re.compile(
    "原(?=[《“国]|来|规定|条例)|废止|失效|修订|修正|修改|取代|代替|替代|当时|不再执行"
    "|repeal|former|replac|amend|revis|then in force",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年|\b(?:[Ii]n|[Oo]f) ((?:19|20)\d\d)\b")


@dataclass(frozen=True)
class Cited:
    """A citation in a text at which something is wrong."""

    start: int
    shown: str
    """The title in 《》, or the number as the text has it."""
    law: CitedLaw


@dataclass(frozen=True)
class Ended(Cited):
    """A citation of what had ended on the day of the text."""

    until: date
    instead: str
    """What held on that day in its place; empty where that is not known."""


@dataclass(frozen=True)
class Mismatched(Cited):
    """A title with a number that is not its own."""

    number: str
    """The number that stands there."""
    right: str
    """The number that belongs there."""


@dataclass(frozen=True)
class Citations:
    """The laws of a registry, looked up by what texts cite."""

    registry: LawRegistry

    @cached_property
    def _titled(self) -> Mapping[str, CitedLaw]:
        """Return the laws by their titles without the name of the state; the last of one title."""
        return {_core(law.title): law for law in self.registry.laws}

    @cached_property
    def _numbered(self) -> Mapping[str, list[tuple[CitedLaw, LawNumber]]]:
        found: dict[str, list[tuple[CitedLaw, LawNumber]]] = defaultdict(list)
        for law in self.registry.laws:
            for number in law.numbers:
                found[number.number].append((law, number))
        return found

    @cached_property
    def _newest(self) -> int:
        """Return the highest number of an order: of later ones nothing is known."""
        orders = (re.fullmatch(r"国务院令第(\d+)号", number) for number in self._numbered)
        return max((int(order[1]) for order in orders if order), default=0)

    @cached_property
    def _documents(self) -> re.Pattern[str] | None:
        """Return what finds the numbers that are no orders, however they are bracketed."""
        parts = []
        for place, number in enumerate(self._others):
            found = _NUMBER.match(number)
            if found is not None and found["of"]:
                order = rf"\s?[（(]?第?\s?{found['ordered']}\s?号"
                parts.append(f"(?P<n{place}>{re.escape(found['of'])}{order})")
            elif found is not None:
                year = rf"\s?[〔\[［（(【]\s?{found['year']}\s?年?\s?[〕\]］）)】]\s?"
                order = rf"第?\s?{found['order']}\s?号"
                parts.append(f"(?P<n{place}>{re.escape(found['prefix'])}{year}{order})")
        return re.compile("|".join(parts)) if parts else None

    @cached_property
    def _others(self) -> list[str]:
        return [number for number in self._numbered if _NUMBER.match(number)]

    def found_in(self, text: str, day: date) -> Iterator[Ended | Mismatched]:
        """Yield what is wrong with the citations in a text of a day.

        Where the sentence speaks of the time before (原, 废止, 修订, a year of then), what ended is
        cited rightly.
        """
        for match in _NAMED.finditer(text):
            law = self._law(match[1])
            if law is not None:
                yield from self._mismatched(text, match, law)
                until = law.until
                if until and until < day and not _is_of_then(text, *match.span(), until):
                    yield Ended(match.start(), match[0], law, until, self._heir(law, day))
        for start, end, number in self._numbers_in(text):
            yield from self._ended_number(text, start, end, number, day)

    def address_of(self, name: str, day: date) -> str | None:
        """Return where the text of a law stands officially that was in force on a day.

        None where that is not known: the text of another day says something else.
        """
        law = self._law(name)
        held = (
            text.address
            for text in (law.texts if law is not None else ())
            if text.from_ <= day and (text.until is None or day <= text.until)
        )
        return next(held, None)

    def _law(self, name: str) -> CitedLaw | None:
        return self._titled.get(_core(name)) or self._titled.get(_core(_VERSION.sub("", name)))

    def _mismatched(self, text: str, named: re.Match[str], law: CitedLaw) -> Iterator[Mismatched]:
        inside = _IN_BRACKETS.match(text, named.end())
        own = {number.number for number in law.numbers}
        if inside is None or not own:
            return
        begin, end = inside.span("inside")
        given = list(self._numbers_in(text[begin:end]))
        if not given:  # 国务院令第711号《…》
            begin = max(0, named.start() - _NUMBER_BEFORE)
            before = _ISSUED.sub("", text[begin : named.start()])
            given = [one for one in self._numbers_in(before) if one[1] == len(before)]
        if given and not any(number in own for *_, number in given):
            start, _, number = given[0]
            if number in self._numbered or (law.complete and self._is_known(number)):
                yield Mismatched(begin + start, named[0], law, number, law.numbers[-1].number)

    def _is_known(self, number: str) -> bool:
        order = re.fullmatch(r"国务院令第(\d+)号", number)
        return order is not None and int(order[1]) <= self._newest

    def _numbers_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where numbers of orders and documents stand in a text, as they are registered."""
        for match in _ORDER.finditer(text):
            written = next(filter(None, match.groups()))
            order = int(written) if written.isdecimal() else numeral(written)
            is_open = any(mark in match[0] for mark in "（(〔")
            end = match.end() if is_open else match.start() + len(match[0].rstrip("）)〕"))
            yield match.start(), end, _ORDER_OF.format(order)
        if self._documents is not None:
            for match in self._documents.finditer(text):
                place = int((match.lastgroup or "n0")[1:])
                yield match.start(), match.end(), self._others[place]

    def _ended_number(
        self, text: str, start: int, end: int, number: str, day: date
    ) -> Iterator[Ended]:
        held = self._numbered.get(number, [])
        ends = [one.until or law.until for law, one in held]
        if not held or any(until is None or until >= day for until in ends):
            return
        (law, own), until = held[-1], max(filter(None, ends))
        later = [one.number for one in law.numbers if one is not own and one.until is None]
        instead = later[-1] if own.until is not None and later else self._heir(law, day)
        if own.until is None and f"《{law.title}》" in text:
            return  # its title is found already
        is_both = bool(instead) and instead in sentence_around(text, start, end)
        if not is_both and not _is_of_then(text, start, end, until):
            yield Ended(start, text[start:end], law, until, instead)

    def _heir(self, law: CitedLaw, day: date) -> str:
        """Return what holds on a day in the place of a law; empty where that is not known."""
        while law.replaced_by is not None:
            after = self._law(law.replaced_by.strip("《》"))
            if after is None or after.until is None or after.until >= day:
                return law.replaced_by
            law = after
        return ""


def _core(title: str) -> str:
    """Return a title by which it is known: without blanks and the name of the state."""
    return "".join(title.split()).replace("(", "（").replace(")", "）").removeprefix(_STATE)


def _is_of_then(text: str, start: int, end: int, until: date) -> bool:
    """Return whether the sentence speaks of the time when something was in force."""
    sentence = sentence_around(text, start, end)
    years = (int(one or other) for one, other in _YEAR.findall(sentence))
    return bool(_OF_THEN.search(sentence)) or any(year <= until.year for year in years)
