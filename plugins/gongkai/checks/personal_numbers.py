"""Numbers that name a person: identity cards, mobile phones, bank cards, however written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from gongkai.checks.digits import Gap, Run, plain, runs_in
from gongkai.checks.number_context import Candidate, Page
from gongkai.checks.number_shapes import (
    is_card,
    is_identity,
    is_luhn,
    is_mobile,
    is_union_card,
    may_be_born,
    may_be_mobile,
)
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


_PHONE_GROUPS = {(3, 4, 4), (3, 8), (7, 4)}
_ODD_PHONE_GROUPS = {(3, 3, 5), (4, 3, 4), (4, 4, 3), (5, 6), (6, 5)}
"""How a mobile number is parted for the eye; and how else, where no other digits are near."""
_OF_CARDS = "4569"
"""What cards begin with, be it in another network than those here."""
_FEW_PARTS = 4
_SOME_PARTS = 6
_RECENT = "2005"
"""A year from which dates are rather those of documents than births of those named in them."""
_AS_DOCUMENTS = (6, 14)
"""Where digits are parted before and behind the date, as in rows of places and days."""
_PART = 200
_LONGEST = 40
"""Digits of any number that is looked for, with all that may stand around it."""


def numbers_in(source: str, privacy: Privacy) -> list[PersonalNumber]:
    """Return every number in a text that names a person, by place."""
    text = plain(source)
    runs = list(runs_in(text))
    if not runs:
        return []
    page = Page(text, privacy)
    found: list[PersonalNumber] = []
    for run in runs:
        before = takewhile(lambda number: number.end > run.offsets[0], reversed(found))  # noqa: B023
        taken = [(number.offset, number.end) for number in before]  # in the same digits
        numbers = (number for part in _parts(run) for number in _in_run(part, page))
        found += (
            number
            for number in numbers
            if not any(number.offset < end and start < number.end for start, end in taken)
        )
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
        onward = (n for n in range(stop - _LONGEST, whole) if run.gaps[n] >= Gap.SEEN)
        start = next(onward, whole)
    if start < whole:
        yield run.part(start, whole) if start else run


def _in_run(run: Run, page: Page) -> Iterator[PersonalNumber]:
    """Yield the numbers of a run; what one takes up is part of no other."""
    whole = len(run.digits)
    starts = [n for n in range(whole - 10) if run.gaps[n] >= Gap.SEEN]
    called = [n for n in range(whole - 10) if run.gaps[n] < Gap.SEEN and _body(run, n) < n]
    for kind, lengths, may_fit, fits in _KINDS:
        for length in lengths:
            for start in (*starts, *called) if kind is Kind.MOBILE else starts:
                stop = start + length
                if stop > whole or (stop < whole and run.gaps[stop] < Gap.SEEN):
                    continue
                if not may_fit(run.digits[start:stop]) or _is_fraction(run, start, stop, page):
                    continue
                candidate = Candidate(run.part(start, stop), page, _beside(run, start, stop))
                if fits(candidate):
                    part = candidate.run
                    digits = part.digits + "X" * (kind is Kind.IDENTITY and length == 17)
                    yield PersonalNumber(kind, digits, part.offsets[0], part.end)
                    for rest in ((0, _body(run, start)), (stop, whole)):
                        if rest[1] - rest[0] >= 11:
                            yield from _in_run(run.part(*rest), page)
                    return


def _is_fraction(run: Run, start: int, stop: int, page: Page) -> bool:
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
        if first >= 0 and run.digits[first:start] == code and run.gaps[first] >= Gap.SEEN:
            return first
    return start


def _beside(run: Run, start: int, stop: int) -> tuple[int, int]:
    """Return how many digits stand on either side, parted no more than the digits themselves.

    The code of the country before them is none of those.
    """
    widest = max(run.gaps[start + 1 : stop], default=Gap.NONE)
    body, whole = _body(run, start), len(run.digits)
    first = body
    if body and run.gaps[body] <= widest:
        first = next((n for n in range(body - 1, 0, -1) if run.gaps[n] >= Gap.SEEN), 0)
    last = stop
    if stop < whole and run.gaps[stop] <= widest:
        last = next((n for n in range(stop + 1, whole) if run.gaps[n] >= Gap.SEEN), whole)
    return body - first, last - stop


def _is_card_of_person(candidate: Candidate) -> bool:
    run, labels = candidate.run, candidate.page.labels
    called = candidate.is_called(labels.identity)
    if len(run.digits) == 15:
        whole = len(run.groups()) == 1 or candidate.alone
        return called and whole and run.widest < Gap.BLOCK and not candidate.is_part_of_word
    if len(run.digits) == 17 and not run.check:
        return False
    if not is_identity(run.digits + "X" * (len(run.digits) == 17)):
        return False
    if called:
        return True
    groups = run.groups()
    is_row = run.widest is Gap.BLOCK and all(run.gaps[n] >= Gap.SEEN for n in _AS_DOCUMENTS)
    is_coded = candidate.is_of_something_else or candidate.is_part_of_word
    is_document = (is_row and set(groups[:-1]) != {1}) or is_coded
    if is_document and run.digits[6:10] >= _RECENT:
        return False
    parts = {Gap.SIGN: _SOME_PARTS, Gap.LINE: _SOME_PARTS, Gap.BLOCK: _FEW_PARTS}
    few = len(groups) <= parts.get(run.widest, len(groups))
    return (few or set(groups[:-1]) == {1}) and not candidate.is_part_of_hash


def _is_mobile(candidate: Candidate) -> bool:
    run, page = candidate.run, candidate.page
    if not is_mobile(run.digits, page.prefixes):
        return False
    groups, widest = run.groups(), run.widest
    called = candidate.is_called(page.labels.phone)
    one = len(groups) == 1 or (groups in _PHONE_GROUPS and not candidate.is_cut_off)
    if candidate.alone and widest < Gap.BLOCK:
        one = one or set(groups) == {1} or (groups in _ODD_PHONE_GROUPS and widest < Gap.SIGN)
    if called:
        one = one or candidate.alone
    elif widest is Gap.BLOCK:
        one = one and candidate.is_split
    if not one or candidate.is_part_of_word or candidate.is_counted:
        return False
    return called or not (candidate.is_of_something_else or candidate.is_in_address)


def _is_bank_card(candidate: Candidate) -> bool:
    run = candidate.run
    called = candidate.is_called(candidate.page.labels.card)
    groups = run.groups()
    fours = set(groups[:-1]) == {4} and groups[-1] <= 4 and not candidate.is_cut_off
    single = candidate.alone and set(groups) == {1}
    if called and run.digits[0] in _OF_CARDS and (len(groups) == 1 or fours or candidate.alone):
        return not candidate.is_part_of_word
    if not is_card(run.digits) or (len(groups) > 1 and not (fours or single)):
        return False
    if run.widest is Gap.BLOCK and not (fours and candidate.is_split):
        return False
    if candidate.is_part_of_word or candidate.is_counted:
        return False
    if candidate.is_of_something_else or candidate.is_in_address:
        return False
    return is_union_card(run.digits) or run.widest < Gap.SIGN or candidate.alone


_May = Callable[[str], bool]
_KINDS: tuple[tuple[Kind, tuple[int, ...], _May, Callable[[Candidate], bool]], ...] = (
    (Kind.IDENTITY, (18, 17, 15), may_be_born, _is_card_of_person),
    (Kind.CARD, (19, 18, 17, 16), is_luhn, _is_bank_card),
    (Kind.MOBILE, (11,), may_be_mobile, _is_mobile),
)
"""Those with a check first: within them the others could be read too.

The first question is of the digits alone: most fail it, and it costs a hundredth of the second.
"""
