"""Numbers of persons that are written into cells side by side: a box for each digit, or a group."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.checks.personal_numbers import NumberKind, numbers_in
from gongkai.model.gate import Privacy

_FIGURE = r"\|[ \u2028]*[0-9０-９]{1,8}[XxＸｘ]?[ \u2028]*"
_ROW = re.compile(rf"(?:{_FIGURE}){{2,}}(?:{_FIGURE}|\|[ \u2028]*[XxＸｘ][ \u2028]*)(?=\|)")
_CELL = re.compile(r"[0-9０-９XxＸｘ]+")
_FULL = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_IDENTITY = re.compile(r"[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dXx]")
_CARD = re.compile(r"62\d{14,17}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_MOBILE_GROUPS = ({1}, (3, 4, 4), (4, 4, 3), (3, 8))
_IDENTITY_LENGTH, _LONGEST = 18, 19
_BEFORE = 40
"""How much of the cell before is read for what it says of the number."""


@dataclass(frozen=True)
class JoinedNumber:
    """A number of a person that takes up several cells."""

    kind: NumberKind
    digits: str
    offset: int


@dataclass(frozen=True)
class _Row:
    """Cells with digits that follow each other."""

    cells: Sequence[str]
    offsets: Sequence[int]
    before: str
    """The cell before them."""


def joined_numbers(text: str, privacy: Privacy) -> Iterator[JoinedNumber]:
    """Yield the numbers that stand in several cells of a row in tables of Markdown.

    A row of figures may read like the number of a phone: it counts as one only where every row
    with as many figures does, or a word before it says so.
    """
    rows = list(_rows(text))
    layouts: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        layouts[len(row.cells)].append(row)
    for row in rows:
        number = _mobile(row, layouts[len(row.cells)], privacy)
        found = [number] if number is not None else _checked(row, privacy)
        yield from found


def _rows(text: str) -> Iterator[_Row]:
    for match in _ROW.finditer(text):
        cells = list(_CELL.finditer(text, *match.span()))
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line, match.start() - _BEFORE) : match.start()]
        yield _Row(
            [cell[0].translate(_FULL) for cell in cells],
            [cell.start() for cell in cells],
            before.rpartition("|")[2].strip(),
        )


def _mobile(row: _Row, alike: Sequence[_Row], privacy: Privacy) -> JoinedNumber | None:
    if not _reads_as_mobile(row):
        return None
    is_called = any(word in row.before.lower() for word in privacy.labels.phone)
    if not is_called and not all(map(_reads_as_mobile, alike)):
        return None
    return _number("".join(row.cells), row.offsets[0], row.before, NumberKind.MOBILE, privacy)


def _reads_as_mobile(row: _Row) -> bool:
    lengths = tuple(map(len, row.cells))
    is_grouped = set(lengths) == {1} or lengths in _MOBILE_GROUPS
    return is_grouped and _MOBILE.fullmatch("".join(row.cells)) is not None


def _checked(row: _Row, privacy: Privacy) -> Iterator[JoinedNumber]:
    """Yield numbers that have a check digit."""
    count = len(row.cells)
    for first in range(count - 2):
        digits = ""
        for stop in range(first + 1, count + 1):
            digits += row.cells[stop - 1]
            kind = _kind(digits, row.cells[first:stop], is_last=stop == count)
            if len(digits) > _LONGEST:
                break
            # the first cell may hold the number of the row
            if kind is NumberKind.IDENTITY or (kind is NumberKind.CARD and first <= 1):
                before = row.before if first == 0 else ""
                number = _number(digits, row.offsets[first], before, kind, privacy)
                if number is not None:
                    yield number


def _kind(digits: str, cells: Sequence[str], *, is_last: bool) -> NumberKind | None:
    """Return what digits may be; the tenth part of all have the check digit of a card."""
    if len(digits) == _IDENTITY_LENGTH and _IDENTITY.fullmatch(digits):
        return NumberKind.IDENTITY
    is_even = {len(cell) for cell in cells[:-1]} in ({1}, {4})
    return NumberKind.CARD if is_last and is_even and _CARD.fullmatch(digits) else None


def _number(
    digits: str, offset: int, before: str, kind: NumberKind, privacy: Privacy
) -> JoinedNumber | None:
    for number in numbers_in(f"{before} {digits}", privacy):
        if number.kind is kind and len(number.digits) == len(digits):
            return JoinedNumber(kind, number.digits, offset)
    return None
