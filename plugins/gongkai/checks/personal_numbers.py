"""Numbers that name a person: identity cards, mobile phones, bank cards, however written."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from gongkai.checks.digit_forms import plain
from gongkai.checks.digits import Gap, Run, runs_in
from gongkai.checks.number_context import Candidate, TextPage
from gongkai.checks.number_shapes import (
    CARD_BEGINS,
    IDENTITY_BEGINS,
    MOBILE_BEGINS,
    OLD_IDENTITY_BEGINS,
    is_identity,
    is_luhn,
    is_mobile,
    is_union_card,
    may_be_born,
    may_be_card,
    may_be_mobile,
)
from gongkai.model.gate import Privacy


class NumberKind(StrEnum):
    """What a number is the number of."""

    IDENTITY = "identity"
    MOBILE = "mobile"
    CARD = "card"


@dataclass(frozen=True)
class PersonalNumber:
    """A number that names a person, and where it stands. Reports never show its digits."""

    kind: NumberKind
    digits: str
    offset: int
    end: int


_PHONE_GROUPS = {(3, 4, 4), (3, 8), (7, 4)}
_ODD_PHONE_GROUPS = {(3, 3, 5), (4, 3, 4), (4, 4, 3), (5, 6), (6, 5)}
"""How a mobile number is parted for the eye; and how else, where no other digits are near."""
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
    found = dict.fromkeys(each_number(source, privacy))
    return sorted(found, key=lambda number: number.offset)


def each_number(source: str, privacy: Privacy) -> Iterator[PersonalNumber]:
    """Yield the numbers in a text as they are found, for one who wants few; one may come twice."""
    text = plain(source)
    page = TextPage(text, privacy)
    taken: list[tuple[int, int]] = []
    """Where the numbers stand that were found in the same digits."""
    for run in runs_in(text):
        taken = [(start, end) for start, end in taken if end > run.offsets[0]]
        before = tuple(taken)
        for number in chain.from_iterable(_in_run(part, page) for part in _parts(run)):
            if not any(number.offset < end and start < number.end for start, end in before):
                taken.append((number.offset, number.end))
                yield number


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


def _in_run(run: Run, page: TextPage) -> Iterator[PersonalNumber]:
    """Yield the numbers of a run; what one takes up is part of no other."""
    whole = len(run.digits)
    for shape in _SHAPES:
        starts = [start for start in shape.starts(run.digits) if _begins(run, start, shape.kind)]
        for length in shape.lengths if starts else ():
            for start in starts:
                stop = start + length
                if stop > whole or (stop < whole and run.gaps[stop] < Gap.SEEN):
                    continue
                if shape.is_whole and not _is_whole(run, start, stop):
                    continue
                if not shape.may_fit(run.digits[start:stop]) or _is_cut(run, start, stop, page):
                    continue
                candidate = Candidate(run.part(start, stop), page, _beside(run, start, stop))
                if shape.fits(candidate):
                    part = candidate.run
                    digits = part.digits + "X" * (
                        shape.kind is NumberKind.IDENTITY and length == 17
                    )
                    yield PersonalNumber(shape.kind, digits, part.offsets[0], part.end)
                    for rest in ((0, _body(run, start)), (stop, whole)):
                        if rest[1] - rest[0] >= 11:
                            yield from _in_run(run.part(*rest), page)
                    return


def _begins(run: Run, start: int, kind: NumberKind) -> bool:
    """Return whether a number may begin at a digit: behind a gap, or the code of the country."""
    return run.gaps[start] >= Gap.SEEN or (kind is NumberKind.MOBILE and _body(run, start) < start)


def _is_whole(run: Run, start: int, stop: int) -> bool:
    """Return whether digits run on, or are parted more from others than from each other."""
    widest = max(run.gaps[start + 1 : stop])
    around = (run.gaps[n] for n in (start, stop) if 0 < n < len(run.digits))
    return widest < Gap.SEEN or all(gap > widest for gap in around)


def _is_cut(run: Run, start: int, stop: int, page: TextPage) -> bool:
    """Return whether the digits are a part of something: a fraction, a mask, a card's fours.

    A point behind the number of a list makes no fraction.
    """
    if run.is_point_before(stop) or page.is_masked(run.offsets[start], run.offsets[stop - 1] + 1):
        return True
    if run.is_point_before(start) and not (start <= 2 and page.opens_line(run.offsets[0])):
        return True
    return stop - start == 11 and _is_rest_of_card(run, start, stop)


def _is_rest_of_card(run: Run, start: int, stop: int) -> bool:
    """Return whether two groups of four before eleven digits make a card's number with them.

    All three are parted alike, and no other digits are.
    """
    first = start - 8
    if first < 0 or not may_be_card(run.digits[first:stop]):
        return False
    gaps = run.gaps[first + 1 : stop]
    return (
        run.part(first, stop).groups() == (4, 4, 11)
        and gaps[3] == gaps[7]
        and (first == 0 or run.gaps[first] > gaps[3])
        and (stop == len(run.digits) or run.gaps[stop] > gaps[3])
    )


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
    if len(run.digits) == 17 and not run.check:
        return False
    if not is_identity(run.digits + "X" * (len(run.digits) == 17)):
        return False
    if candidate.is_called(labels.identity):
        return True
    groups = run.groups()
    is_row = run.widest is Gap.BLOCK and all(run.gaps[n] >= Gap.SEEN for n in _AS_DOCUMENTS)
    is_row = is_row and set(groups[:-1]) != {1} and not candidate.is_split
    is_coded = candidate.is_of_something_else or candidate.is_part_of_word
    if (is_row or is_coded) and run.digits[6:10] >= _RECENT:
        return False
    parts = {Gap.CHARACTER: _SOME_PARTS, Gap.LINE: _SOME_PARTS, Gap.BLOCK: _FEW_PARTS}
    few = len(groups) <= parts.get(run.widest, len(groups))
    return (few or set(groups[:-1]) == {1}) and not candidate.is_part_of_hash


def _is_old_card_of_person(candidate: Candidate) -> bool:
    """Return whether 15 digits, which have no check, are said to be an identity number."""
    if candidate.run.widest is Gap.BLOCK or candidate.is_part_of_word:
        return False
    return candidate.is_called(candidate.page.labels.identity)


def _is_mobile(candidate: Candidate) -> bool:
    run, page = candidate.run, candidate.page
    if not is_mobile(run.digits, page.prefixes) or candidate.is_of_figures:
        return False
    groups, widest, alone = run.groups(), run.widest, candidate.alone
    one = len(groups) == 1 or (groups in _PHONE_GROUPS and not candidate.is_cut_off)
    digits = alone and set(groups) == {1}
    if widest < Gap.BLOCK:
        one = one or digits or (alone and groups in _ODD_PHONE_GROUPS and widest < Gap.CHARACTER)
    else:
        one = (one or digits) and candidate.is_split
    if not one and not alone:
        return False
    if candidate.is_called(page.labels.phone):
        return not candidate.is_part_of_word and not candidate.is_counted
    if not one or candidate.is_part_of_word or candidate.is_counted:
        return False
    return not (candidate.is_of_something_else or candidate.is_in_address)


def _is_bank_card(candidate: Candidate) -> bool:
    run, alone = candidate.run, candidate.alone
    groups = run.groups()
    fours = set(groups[:-1]) == {4} and groups[-1] <= 4 and not candidate.is_cut_off
    if not (len(groups) == 1 or fours or alone) or candidate.is_of_figures:
        return False
    if candidate.is_called(candidate.page.labels.card):
        return not candidate.is_part_of_word
    if not may_be_card(run.digits):
        return False
    is_union = is_union_card(run.digits)
    whole = set(groups) == {1} or (is_union and _is_in_few_parts(groups))
    if len(groups) > 1 and not (fours or (alone and whole)):
        return False
    if run.widest is Gap.BLOCK and not candidate.is_split:
        return False
    if candidate.is_part_of_word or candidate.is_counted:
        return False
    if candidate.is_of_something_else or candidate.is_in_address:
        return False
    return is_union or run.widest < Gap.CHARACTER or alone


def _is_in_few_parts(groups: tuple[int, ...]) -> bool:
    """Return whether digits stand in long parts, as those of amounts do not."""
    return len(groups) <= _FEW_PARTS and groups[0] >= 4 and min(groups) >= 3


@dataclass(frozen=True)
class _Shape:
    """What the digits of a kind look like, and whether a candidate is one.

    What `may_fit` asks is of the digits alone: most fail it, and it costs a hundredth of `fits`.
    """

    kind: NumberKind
    lengths: tuple[int, ...]
    begins: re.Pattern[str]
    may_fit: Callable[[str], bool]
    fits: Callable[[Candidate], bool]
    is_whole: bool = False
    """Whether only the whole of what stands together is such a number."""

    def starts(self, digits: str) -> Iterator[int]:
        """Yield where in the digits such a number may begin."""
        last = len(digits) - self.lengths[-1]
        return (match.start() for match in self.begins.finditer(digits) if match.start() <= last)


_SHAPES = (
    _Shape(NumberKind.IDENTITY, (18, 17), IDENTITY_BEGINS, may_be_born, _is_card_of_person),
    _Shape(
        *(NumberKind.IDENTITY, (15,), OLD_IDENTITY_BEGINS, may_be_born, _is_old_card_of_person),
        is_whole=True,
    ),
    _Shape(NumberKind.CARD, (19, 18, 17, 16), CARD_BEGINS, is_luhn, _is_bank_card),
    _Shape(NumberKind.MOBILE, (11,), MOBILE_BEGINS, may_be_mobile, _is_mobile),
)
"""Those with a check first: within them the others could be read too."""
