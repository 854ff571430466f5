"""Masked numbers, and how much of them still shows (R92)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gongkai.checks.number_shapes import is_place
from gongkai.checks.personal_numbers import NumberKind
from gongkai.checks.reading import read
from gongkai.checks.tables import MarkdownTable, tables_in
from gongkai.model.gate import Privacy
from gongkai.model.rules import Kept

_HIDDEN = "*＊×xX●■□○〇•◆#"
_MASK = re.compile(
    rf"(?<![0-9A-Za-z*＊])[0-9](?:\\?[{_HIDDEN}]|[0-9]){{7,24}}(?![0-9A-Za-z*＊])",
)
"""A number with characters in the place of digits; there may be none, which is found out later."""
_TWO = re.compile(rf"(?:\\?[{_HIDDEN}]){{2}}")
_AROUND = 60
_SHORTEST = 8
"""Characters below which nothing can be such a number."""


@dataclass(frozen=True)
class Mask:
    """A masked number that shows more than it may."""

    kind: NumberKind
    offset: int
    length: int
    shown: int
    """How many of its characters can be read."""
    right: str
    """How it is masked right; # is a digit that stays."""


KEPT = {NumberKind.IDENTITY: "identity", NumberKind.MOBILE: "mobile"}
"""What the rule on masking calls a number that may be masked."""
_LENGTH = {NumberKind.IDENTITY: 18, NumberKind.MOBILE: 11}


def shape(kind: NumberKind, kept: Kept) -> str:
    """Return how a number is masked right; # is a digit that stays."""
    return "#" * kept.first + "*" * (_LENGTH[kind] - kept.first - kept.last) + "#" * kept.last


def masks_in(source: str, privacy: Privacy, keeps: Mapping[str, Kept]) -> Iterator[Mask]:
    """Yield the masks in a text that show more than the first and last digits that may stay.

    `keeps` says which may, by the names of `KEPT`.
    """
    masked = _MASK.finditer(source) if len(source) >= _SHORTEST else ()
    tables = cache(lambda: tables_in(source))
    for match in masked:
        if not _TWO.search(match[0]):
            continue
        characters = match[0].replace("\\", "")
        kind = _kind(characters, match.start(), source, tables, privacy)
        kept = keeps.get(KEPT[kind]) if kind is not None else None
        if kind is not None and kept is not None and _shows_more(characters, kept):
            shown = sum(character in "0123456789" for character in characters)
            yield Mask(kind, match.start(), len(characters), shown, shape(kind, kept))


def _kind(
    characters: str,
    offset: int,
    source: str,
    tables: Callable[[], Sequence[MarkdownTable]],
    privacy: Privacy,
) -> NumberKind | None:
    if len(characters) == 11 and re.match(r"1[3-9]", characters):
        return NumberKind.MOBILE
    start = max(source.rfind("\n", 0, offset) + 1, offset - _AROUND)
    before = read(source[start:offset]).letters.lower()[-16:]
    head = "".join(table.column_of(offset) for table in tables()).lower()
    if any(word in before or word in head for word in privacy.labels.identity):
        return NumberKind.IDENTITY if 12 <= len(characters) <= 20 else None
    if len(characters) != 18 or not is_place(characters[:6]) or characters.startswith("62"):
        return None  # what begins with 62 is as likely a card
    return NumberKind.IDENTITY


def _shows_more(characters: str, kept: Kept) -> bool:
    """Return whether a digit can be read that is neither among the first nor the last."""
    return any(
        character in "0123456789"
        for character in characters[kept.first : len(characters) - kept.last]
    )
