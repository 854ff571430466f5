"""Numbers of persons that are written into cells side by side: a box for each digit, or a group."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.checks.number_context import TextPage
from gongkai.checks.personal_numbers import NumberKind, numbers_in
from gongkai.model.gate import Privacy

_FIGURE = r"\|[ \u2028]*[0-9０-９]{1,8}[XxＸｘ]?[ \u2028]*"
_ROW = re.compile(rf"(?:{_FIGURE}){{2,}}(?:{_FIGURE}|\|[ \u2028]*[XxＸｘ][ \u2028]*)(?=\|)")
_CELL = re.compile(r"[0-9０-９XxＸｘ]+")
_FULL = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
_IDENTITY = re.compile(r"[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dXx]")
_CARD = re.compile(r"62\d{14,17}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_MOBILE_GROUPS = ((3, 4, 4), (3, 8), (4, 4, 3))
_IDENTITY_ENDS = {6, 14}
"""Behind which digits of an identity number a part of it ends: place, birth, number and check."""
_IDENTITY_LENGTH, _LONGEST = 18, 19
_SIGNS = re.compile(r"[\s:：*_()（）]+")
_OF_NUMBERS = re.compile("(?:号码|号|number|no\\.?)$")
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

    Where each column has a head of its own, each cell holds a number by itself. Other cells are
    parts of one; a row of figures may read like the number of a phone, and counts as one only
    where every row with as many figures does, or where a word before it says so.
    """
    rows = list(_rows(text))
    layouts: defaultdict[int, list[_Row]] = defaultdict(list)
    for row in rows:
        layouts[len(row.cells)].append(row)
    page = TextPage(text, privacy)
    for row in rows:
        number = _mobile(row, layouts[len(row.cells)], page, privacy)
        found = [number] if number is not None else _checked(row, page, privacy)
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


def _mobile(
    row: _Row, alike: Sequence[_Row], page: TextPage, privacy: Privacy
) -> JoinedNumber | None:
    if not _reads_as_mobile(row):
        return None
    if not _is_called(row, privacy.labels.phone, page):
        are_figures = page.have_heads_of_their_own(row.offsets)
        if are_figures or not all(map(_reads_as_mobile, alike)):
            return None
    return _number("".join(row.cells), row.offsets[0], row.before, NumberKind.MOBILE, privacy)


def _is_called(row: _Row, words: Sequence[str], page: TextPage) -> bool:
    """Return whether the cell before says what the number is, or one head over all of it.

    A word further on says something else: 电话咨询 are counted.
    """
    label = _OF_NUMBERS.sub("", _SIGNS.sub("", row.before).lower())
    if label.endswith(tuple(words)):
        return True
    head = page.head(row.offsets[0]).lower()
    is_one_head = not page.have_heads_of_their_own(row.offsets)
    return is_one_head and any(word in head for word in words)


def _reads_as_mobile(row: _Row) -> bool:
    lengths = tuple(map(len, row.cells))
    is_grouped = set(lengths) == {1} or lengths in _MOBILE_GROUPS
    return is_grouped and _MOBILE.fullmatch("".join(row.cells)) is not None


def _checked(row: _Row, page: TextPage, privacy: Privacy) -> Iterator[JoinedNumber]:
    """Yield numbers that have a check digit."""
    count = len(row.cells)
    for first in range(count - 2):
        digits = ""
        for stop in range(first + 1, count + 1):
            digits += row.cells[stop - 1]
            kind = _kind(digits, row.cells[first:stop], is_last=stop == count)
            if len(digits) > _LONGEST:
                break
            if kind is NumberKind.CARD and not _may_be_card(row, first, page, privacy):
                continue
            if kind is not None:
                before = row.before if first == 0 else ""
                number = _number(digits, row.offsets[first], before, kind, privacy)
                if number is not None:
                    yield number


def _may_be_card(row: _Row, first: int, page: TextPage, privacy: Privacy) -> bool:
    """Return whether cells are those of a card; the first may hold the number of the row."""
    if first > 1:
        return False
    is_called = _is_called(row, privacy.labels.card, page)
    return is_called or not page.have_heads_of_their_own(row.offsets[first:])


def _kind(digits: str, cells: Sequence[str], *, is_last: bool) -> NumberKind | None:
    """Return what digits may be, by their number and by how they are parted."""
    lengths = [len(cell) for cell in cells]
    if len(digits) == _IDENTITY_LENGTH and _IDENTITY.fullmatch(digits):
        ends = {sum(lengths[:n]) for n in range(1, len(lengths))}
        is_even = len(set(lengths[:-1])) == 1 and lengths[-1] <= lengths[0]
        return NumberKind.IDENTITY if is_even or ends >= _IDENTITY_ENDS else None
    is_even = set(lengths[:-1]) in ({1}, {4})
    return NumberKind.CARD if is_last and is_even and _CARD.fullmatch(digits) else None


def _number(
    digits: str, offset: int, before: str, kind: NumberKind, privacy: Privacy
) -> JoinedNumber | None:
    for number in numbers_in(f"{before} {digits}", privacy):
        if number.kind is kind and len(number.digits) == len(digits):
            return JoinedNumber(kind, number.digits, offset)
    return None
