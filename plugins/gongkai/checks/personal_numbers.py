"""Numbers that name a person: identity cards, mobile phones, bank cards, however written."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from gongkai.checks.digits import Gap, Run, plain, runs_in
from gongkai.checks.reading import squeeze
from gongkai.checks.tables import Table, tables_in
from gongkai.model.gate import Privacy


class Kind(StrEnum):
    """What a number is the number of."""

    IDENTITY = "identity"
    MOBILE = "mobile"
    CARD = "card"


@dataclass(frozen=True)
class PersonalNumber:
    """A number that names a person, and where it stands. Reports never show its digits."""

    kind: Kind
    digits: str
    offset: int
    end: int


_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_MOBILE = re.compile(r"1[3-9]\d{9}")
_CARD = re.compile(r"62\d{14,17}|9558\d{15}|(?:4\d{3}|5[1-5]\d\d)\d{12}")
_PHONE_GROUPS = {(3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 3, 4), (4, 4, 3), (5, 6), (6, 5)}
_May = Callable[[str], bool]
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_PART = 1_000
_LONGEST = 40
"""Digits of any number that is looked for, with all that may stand around it."""
_AROUND = 120
"""How much of the source before a number is read for what it says of it."""


def is_identity(number: str) -> bool:
    """Tell whether 18 signs are an identity number: place, birth date and check (GB 11643)."""
    return _is_born(number) and check_sign(number[:17]) == number[17]


def check_sign(body: str) -> str:
    """Return the check sign of the first 17 digits of an identity number (ISO 7064, 11-2)."""
    weighed = zip(map(int, body), _WEIGHTS, strict=True)
    return _CHECKS[sum(digit * weight for digit, weight in weighed) % 11]


def _is_born(number: str) -> bool:
    """Tell whether place and birth date of an identity number of 18 or 15 signs can be."""
    born = number[6:14] if len(number) == 18 else f"19{number[6:12]}"
    if not "1900" <= born[:4] <= "2049" or not is_place(number[:6]):
        return False
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:8]))
    except ValueError:
        return False
    return True


def _may_be_born(digits: str) -> bool:
    """Tell whether digits may be an identity number; 17 of them lack the X."""
    return _is_born(f"{digits}X" if len(digits) == 17 else digits)


def is_place(code: str) -> bool:
    """Tell whether a code may be that of a county (GB/T 2260), hidden digits taken for any."""
    city, county = code[2:4], code[4:6]
    impossible = (city.isdecimal() and not "01" <= city <= "90") or county == "00"
    return _PROVINCE.match(code) is not None and not impossible


def is_luhn(number: str) -> bool:
    """Tell whether the last digit of a card number is its check digit (ISO/IEC 7812)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def numbers_in(source: str, privacy: Privacy) -> list[PersonalNumber]:
    """Return every number in a text that names a person, by place."""
    text = plain(source)
    runs = list(runs_in(text))
    if not runs:
        return []
    page = _Page(text, privacy)
    found = [number for run in runs for part in _parts(run) for number in _in_run(part, page)]
    return sorted(dict.fromkeys(found), key=lambda number: number.offset)


def _parts(run: Run) -> Iterator[Run]:
    """Yield a run in parts that overlap, as a run of pages would take minutes.

    A part begins where digits do not run on: no part of a number looks like one.
    """
    whole = len(run.digits)
    start = 0
    while whole - start > _PART:
        stop = start + _PART
        yield run.part(start, stop)
        onward = (n for n in range(stop - _LONGEST, whole) if run.gaps[n] is not Gap.NONE)
        start = next(onward, whole)
    if start < whole:
        yield run.part(start, whole) if start else run


class _Page:
    """The text around numbers."""

    def __init__(self, source: str, privacy: Privacy) -> None:
        self.source = source
        self.labels = privacy.labels

    @cached_property
    def tables(self) -> Sequence[Table]:
        return tables_in(self.source)

    def head(self, offset: int) -> str:
        """Return what stands above a place in a table."""
        columns = (table.column_of(offset) for table in self.tables)
        return next(filter(None, columns), "")

    def before(self, offset: int) -> str:
        """Return what stands before a place on its line."""
        start = max(self.source.rfind("\n", 0, offset) + 1, offset - _AROUND)
        return squeeze(self.source[start:offset]).lower()

    def after(self, end: int) -> str:
        """Return what stands behind a place on its line."""
        return squeeze(self.source[end : end + 40].partition("\n")[0])


@dataclass(frozen=True)
class _Candidate:
    """Some digits of a run that may be a number, and what is said of them."""

    run: Run
    page: _Page
    alone: bool
    """Whether it is all of the digits that stand together."""

    @cached_property
    def head(self) -> str:
        return self.page.head(self.run.offsets[0]).lower()

    @cached_property
    def before(self) -> str:
        return self.page.before(self.run.offsets[0])

    @cached_property
    def after(self) -> str:
        return self.page.after(self.run.end)

    def is_called(self, words: Sequence[str], reach: int = 16) -> bool:
        """Tell whether one of the words stands shortly before, or above in a table."""
        near = self.before[-reach:]
        return any(word in near or word in self.head for word in words)

    @property
    def is_counted(self) -> bool:
        """Tell whether a unit stands behind it."""
        return self.after.startswith((*self.page.labels.units_after, "%"))

    @property
    def is_of_something_else(self) -> bool:
        """Tell whether it is said to be an amount, or the number of a paper or thing."""
        labels = self.page.labels
        others = (*labels.serial, *labels.amount)
        told = re.sub(r"[是为]?[:：(（=\"“]*$", "", self.before)
        return told.endswith(others) or any(word in self.head for word in others)

    @property
    def is_part_of_word(self) -> bool:
        """Tell whether letters run into it, but for those that say what it is."""
        source, start, end = self.page.source, self.run.offsets[0], self.run.end
        if re.match(r"[A-Za-z0-9]", source[end : end + 1]):
            return True
        labels = (*self.page.labels.identity, *self.page.labels.phone, *self.page.labels.card)
        before = source[max(start - 40, 0) : start].lower()
        word = before[len(before.rstrip(_LETTERS)) :]
        return word not in ("", "86", "0086", *labels)

    @property
    def is_in_address(self) -> bool:
        """Tell whether it is part of the path of a page elsewhere."""
        start = self.run.offsets[0]
        link = re.search(r"https?://[^\s?\"'()<>]*$", self.page.source[max(start - 300, 0) : start])
        return link is not None


def _in_run(run: Run, page: _Page) -> Iterator[PersonalNumber]:
    """Yield the numbers of a run; what one takes up is part of no other."""
    for kind, lengths, may_fit, fits in _KINDS:
        for length in lengths:
            for start in range(len(run.digits) - length + 1):
                stop = start + length
                if not may_fit(run.digits[start:stop]):
                    continue
                if not _is_whole(run, start, stop, kind) or _is_fraction(run, start, stop, page):
                    continue
                alone = _is_all(run, start, stop)
                candidate = _Candidate(run.part(start, stop), page, alone)
                if fits(candidate):
                    part = candidate.run
                    digits = part.digits + "X" * (kind is Kind.IDENTITY and length == 17)
                    yield PersonalNumber(kind, digits, part.offsets[0], part.end)
                    for rest in ((0, _body(run, start)), (stop, len(run.digits))):
                        if rest[1] - rest[0] >= 11:
                            yield from _in_run(run.part(*rest), page)
                    return


def _is_whole(run: Run, start: int, stop: int, kind: Kind) -> bool:
    """Tell whether nothing runs into the digits on either side."""
    has_code = kind is Kind.MOBILE and _body(run, start) < start
    if start and run.gaps[start] is Gap.NONE and not has_code:
        return False
    return stop == len(run.digits) or run.gaps[stop] is not Gap.NONE


def _is_fraction(run: Run, start: int, stop: int, page: _Page) -> bool:
    """Tell whether a point joins the digits to others; that after the number of a list does not."""
    if stop in run.points:
        return True
    first = run.offsets[0]
    opens = not page.source[page.source.rfind("\n", 0, first) + 1 : first].strip()
    return start in run.points and not (opens and start <= 2)


def _body(run: Run, start: int) -> int:
    """Return where a phone number with the code of the country before it begins."""
    for code in ("0086", "86"):
        first = start - len(code)
        if first >= 0 and run.digits[first:start] == code and run.gaps[first] is not Gap.NONE:
            return first
    return start


def _is_all(run: Run, start: int, stop: int) -> bool:
    """Tell whether the digits are all of their run, but for the code of the country."""
    return stop == len(run.digits) and _body(run, start) == 0


def _is_card_of_person(candidate: _Candidate) -> bool:
    run, labels = candidate.run, candidate.page.labels
    number = run.digits + ("X" if len(run.digits) == 17 else "")
    if (len(run.digits) == 17 and not run.check) or candidate.is_part_of_word:
        return False
    called = candidate.is_called(labels.identity)
    if len(number) == 15:
        return called
    if not (called or is_identity(number)):
        return False
    return called or not candidate.is_of_something_else


def _is_mobile(candidate: _Candidate) -> bool:
    run = candidate.run
    if Gap.LINE in run.gaps[1:]:
        return False
    groups = run.groups()
    called = candidate.is_called(candidate.page.labels.phone)
    one = len(groups) == 1 or groups in _PHONE_GROUPS or (candidate.alone and set(groups) == {1})
    if not (one or called) or candidate.is_part_of_word or candidate.is_counted:
        return False
    return called or not (candidate.is_of_something_else or candidate.is_in_address)


def _is_bank_card(candidate: _Candidate) -> bool:
    run = candidate.run
    if Gap.LINE in run.gaps[1:]:
        return False
    if candidate.is_called(candidate.page.labels.card):
        return not candidate.is_part_of_word
    groups = run.groups()
    fours = set(groups[:-1]) == {4} and groups[-1] <= 4
    if len(groups) > 1 and not fours and not (candidate.alone and set(groups) == {1}):
        return False
    if not _CARD.fullmatch(run.digits) or candidate.is_part_of_word or candidate.is_counted:
        return False
    return not (candidate.is_of_something_else or candidate.is_in_address)


_KINDS: tuple[tuple[Kind, tuple[int, ...], _May, Callable[[_Candidate], bool]], ...] = (
    (Kind.IDENTITY, (18, 17, 15), _may_be_born, _is_card_of_person),
    (Kind.CARD, (19, 18, 17, 16), is_luhn, _is_bank_card),
    (Kind.MOBILE, (11,), lambda digits: _MOBILE.fullmatch(digits) is not None, _is_mobile),
)
"""Those with a check first: within them the others could be read too.

The first question is of the digits alone: most fail it, and it costs a hundredth of the second.
"""
