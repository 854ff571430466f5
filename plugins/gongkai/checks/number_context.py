"""What stands around a number, and what it says the number is."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gongkai.checks.digits import Gap, Run
from gongkai.checks.reading import squeeze
from gongkai.checks.tables import MarkdownTable, tables_in
from gongkai.model.gate import Privacy

_AROUND = 120
"""How much of the source before a number is read for what it says of it."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_WORD_AFTER = re.compile(r"[A-Za-z0-9]*")
_HEXADECIMAL = re.compile(r"(?=(?:\d*[a-fA-F]){3})[0-9a-fA-F]{20,}")
_ADDRESS = re.compile(r"https?://[^\s?\"'()<>]*$")
_FILE = re.compile(
    r"[^\s/?#\"'()<>]*\.(?:pdf|docx?|xlsx?|pptx?|wps|ofd|csv|txt|zip|rar|jpe?g|png)\b"
)
_SEEN_LAST = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff*_`]+$")
"""Characters and markup that nobody sees, at the end."""
_MASK_BEFORE = re.compile(r"\d(?:\\?\*){3,}$")
_MASK_AFTER = re.compile(r"\*(?:\\?\*){2,}\d")
_DATED = re.compile(r"/(?:\d{4}[-/]|20\d{4}/)|/art/|_$")
"""What an address has before the number of an article: its day, or the place of articles."""
_SHORT = 8
_FEW_ROWS = 2


class TextPage:
    """The text around numbers."""

    def __init__(self, source: str, privacy: Privacy) -> None:
        """Look at `source` with the words of `privacy`."""
        self.source = source
        self.labels = privacy.labels
        self.prefixes = privacy.mobile_prefixes

    @cached_property
    def tables(self) -> Sequence[MarkdownTable]:
        """Return the tables of the text that have rows, by place."""
        return sorted((table for table in tables_in(self.source) if table.rows), key=_begins)

    def table_at(self, offset: int) -> MarkdownTable | None:
        """Return the table in which a place may lie: the last that begins before it."""
        behind = bisect_right(self.tables, offset, key=_begins)
        return self.tables[behind - 1] if behind else None

    def head(self, offset: int) -> str:
        """Return what stands above a place in a table."""
        table = self.table_at(offset)
        return table.column_of(offset) if table else ""

    def have_heads_of_their_own(self, offsets: Sequence[int]) -> bool:
        """Return whether each of some cells has a head: then it holds a number of its own."""
        tables = [(self.table_at(offset), offset) for offset in offsets]
        heads = [table.words_above(offset) if table else "" for table, offset in tables]
        return all(heads) and len(set(heads)) > 1

    def before(self, offset: int) -> str:
        """Return what stands before a place on its line."""
        return squeeze(self._line_before(offset)).lower()

    def _line_before(self, offset: int) -> str:
        before = self.source[max(offset - _AROUND, 0) : offset]
        return before[before.rfind("\n") + 1 :]

    def opens_line(self, offset: int) -> bool:
        """Return whether nothing stands before a place on its line."""
        return not self._line_before(offset).strip()

    def is_masked(self, offset: int, end: int) -> bool:
        """Return whether stars part digits from others, which may stand for more of them."""
        if "*" not in (self.source[offset - 1 : offset], self.source[end : end + 1]):
            return False
        before = self.source[max(offset - _AROUND, 0) : offset]
        return bool(_MASK_BEFORE.search(before) or _MASK_AFTER.match(self.source, end))

    def after(self, end: int) -> str:
        """Return what stands behind a place on its line."""
        return squeeze(self.source[end : end + 40].partition("\n")[0])


def _begins(table: MarkdownTable) -> int:
    return table.rows[0][0].offset


@dataclass(frozen=True)
class Candidate:
    """Some digits of a run that may be a number, and what is said of them."""

    run: Run
    page: TextPage
    beside: tuple[int, int]
    """How many digits stand together on either side, parted from it no more than its own."""

    @property
    def alone(self) -> bool:
        """Return whether more parts it from other digits than its own from each other."""
        return self.beside == (0, 0)

    @property
    def is_cut_off(self) -> bool:
        """Return whether it stands in a row of short numbers, as figures do."""
        return any(0 < length <= _SHORT for length in self.beside)

    @cached_property
    def head(self) -> str:
        """Return what stands above it in a table."""
        return self.page.head(self.run.offsets[0]).lower()

    @cached_property
    def before(self) -> str:
        """Return what stands before it on its line, without blanks and in small letters."""
        return self.page.before(self.run.offsets[0])

    @cached_property
    def after(self) -> str:
        """Return what stands behind it on its line, without blanks."""
        return self.page.after(self.run.end)

    def is_called(self, words: Sequence[str], reach: int = 16) -> bool:
        """Return whether one of the words stands shortly before, or above in a table."""
        near = self.before[-reach:]
        return any(word in near or word in self.head for word in words)

    @property
    def is_counted(self) -> bool:
        """Return whether a unit stands behind it."""
        labels = self.page.labels
        apart = labels.counted_after if self.run.widest >= Gap.CHARACTER else ()
        return self.after.lower().startswith((*labels.units_after, *apart, "%"))

    @property
    def is_of_something_else(self) -> bool:
        """Return whether it is said to be an amount, or the number of a document or thing.

        A word for a number that runs into the digits says nothing: documents part the two.
        """
        labels = self.page.labels
        before = self.before
        if before.endswith("$") and self.after.startswith("$"):  # a formula, no sum
            before = before[:-1]
        label = re.sub(r"[是为]?[:：(（=\"“|]*$", "", before)
        others: Sequence[str] = (*labels.serial, *labels.amount)
        if label == before and self._runs_on:
            others = labels.amount
        return label.endswith(tuple(others)) or any(
            word in self.head for word in (*labels.serial, *labels.amount)
        )

    @property
    def _runs_on(self) -> bool:
        """Return whether a letter stands right before the digits."""
        start = self.run.offsets[0]
        before = self.page.source[max(start - 20, 0) : start]
        return _SEEN_LAST.sub("", before)[-1:].isalpha()

    @property
    def is_part_of_word(self) -> bool:
        """Return whether it is part of a code: capitals run into it, or letters and digits.

        Words that say what it is are none, nor are small letters, as in an account's name.
        """
        return self._is_in_code(self._word_before, self._word_after)

    @property
    def is_part_of_hash(self) -> bool:
        """Return whether it is part of a long hexadecimal number; a word behind it makes none."""
        before, after = self._word_before, self._word_after
        if not before and after.isalpha():
            return False
        middle = self.page.source[self.run.offsets[0] : self.run.end]
        return bool(_HEXADECIMAL.fullmatch(f"{before}{middle}{after}"))

    @property
    def _word_before(self) -> str:
        start = self.run.offsets[0]
        before = self.page.source[max(start - 70, 0) : start]
        return before[len(before.lower().rstrip(_LETTERS)) :]

    @property
    def _word_after(self) -> str:
        match = _WORD_AFTER.match(self.page.source, self.run.end, self.run.end + 70)
        return match[0] if match else ""

    def _is_in_code(self, before: str, after: str) -> bool:
        if self.is_part_of_hash or (after and not after.islower()):
            return True
        labels = self.page.labels
        known = ("86", "0086", "id", "no", *labels.identity, *labels.phone, *labels.card)
        word = before.lower()
        if not word or word.endswith(known):
            return False
        return not (before[1:] or before).islower() or not before.isalpha()

    @property
    def is_in_address(self) -> bool:
        """Return whether it is that of an article elsewhere, and not in the name of a file."""
        source, start = self.page.source, self.run.offsets[0]
        link = _ADDRESS.search(source[max(start - 300, 0) : start])
        is_article = link is not None and _DATED.search(link[0]) is not None
        return is_article and _FILE.match(source, self.run.end) is None

    @cached_property
    def is_of_figures(self) -> bool:
        """Return whether its digits are figures in cells side by side, each with its own head."""
        run = self.run
        blocks = [at for at, gap in zip(run.offsets, run.gaps, strict=True) if gap is Gap.BLOCK]
        return len(blocks) > 1 and self.page.have_heads_of_their_own(blocks)

    @property
    def is_split(self) -> bool:
        """Return whether digits in cells or items side by side look like parts of one number.

        A part of several begins with a nought, as no count does, or there is nothing like it
        above or below.
        """
        groups = self.run.groups()
        starts = [sum(groups[:n]) for n in range(1, len(groups)) if groups[n] > 1]
        if any(self.run.digits[start] == "0" for start in starts):
            return True
        return self.alone and self._rows <= _FEW_ROWS

    @property
    def _rows(self) -> int:
        """Return how many rows the table has in which it stands; 1 where it is in none."""
        offset = self.run.offsets[0]
        table = self.page.table_at(offset)
        return len(table.rows) if table and table.column_of(offset) else 1
