"""What keyboards and editors do to YAML: reported, and fixed so that the rest is read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from gongkai.i18n.chinese_keys import every_chinese_key
from gongkai.model.findings import Code, Severity, Word
from gongkai.model.reading_order import order_seen
from gongkai.sources.codes import files
from gongkai.sources.limits import FAULTS

_KEY = re.compile(r"([A-Za-z_\u4e00-\u9fff][\w-]*) *:")
_COLON = re.compile(r"([ -]*[A-Za-z_]+|[\u4e00-\u9fff]{1,8}) *：[ \u3000]*")
_INSIDE = re.compile(r"([ -]+[\u4e00-\u9fff]{1,8}) *：[ \u3000]*")
"""The same inside lists and mappings, where keys are in Chinese; texts have words before colons."""
_IN_CHINESE = re.compile(r"^(?:标识|标题|信息类型) *[:：]", re.MULTILINE)
_BLOCK = re.compile(r"[^#\"']*(?::|- ) *[|>][-+0-9]* *(#.*)?")
_OPEN = re.compile(r"[ -]*[A-Za-z_\u4e00-\u9fff]+: *(?:(\"(?:[^\"\\]|\\.)*)|('(?:[^']|'')*))")
_INVISIBLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
"""What YAML refuses or takes for a line end, and what nobody can see."""


_HASH = re.compile(r"[ \t]+(#[^ \t#!].*)")
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff"
"""Invisible characters that mean nothing: whoever leaves them out changes no value."""


@dataclass(frozen=True)
class Fault:
    """A fault in a YAML text; line and column count from 0."""

    code: Code
    line: int
    column: int
    details: Mapping[str, str] = field(default_factory=dict)
    width: int = 0
    """How many characters in the file `instead` replaces."""
    instead: str | None = None
    """What belongs there, where that is known for sure."""
    severity: Severity | None = None
    """How much it matters, where that is less than its code says."""


def _tab(number: int, line: str) -> Fault:
    """Return the fault of a line with a tab; how far a value is indented by one nobody knows."""
    at = line.index("\t")
    if not line[:at].strip():
        return Fault(files.TAB, number, at)
    end = line.rindex("\t") + 1
    return Fault(files.TAB, number, at, {}, end - at, line[at:end].replace("\t", " "))


class Repair:
    """The lines of a YAML text, fixed, with what was wrong and what had to be left out."""

    def __init__(self, text: str) -> None:
        """Fix what can be fixed without guessing at values."""
        self.lines = text.split("\n")
        self.faults: list[Fault] = []
        self.lost: set[str] = set()
        """The keys of entries that were left out."""
        self._is_chinese = _IN_CHINESE.search(text) is not None
        self._columns: dict[int, list[int]] = {}
        """For fixed lines: the column in the file of each character."""
        self._last = max((n for n, line in enumerate(self.lines) if line.strip()), default=0)
        in_block = set(self._block_lines())
        if "\t" in text or "：" in text or _INVISIBLE.search(text):
            for number in range(len(self.lines)):
                self._repair_characters(number)
                if number not in in_block:
                    self._repair_colon(number)
        if '"' in text or "'" in text:
            for number in range(len(self.lines)):
                if number not in in_block and len(self.faults) <= FAULTS:
                    self._drop_unclosed(number)

    @property
    def text(self) -> str:
        """Return the fixed text."""
        return "\n".join(self.lines)

    def column(self, line: int, column: int) -> int:
        """Return the column in the file of one in the fixed text."""
        columns = self._columns.get(line)
        return columns[min(column, len(columns) - 1)] if columns else column

    def in_file(self, fault: Fault) -> Fault:
        """Return a fault of the fixed text with its place in the file."""
        line = min(fault.line, self._last)
        return replace(fault, line=line, column=self.column(line, fault.column))

    def blanked(self, line: int) -> bool:
        """Return whether blanks replaced tabs in the entry of `line`, up to it."""
        first, _ = self._entry(line)
        tabs = (fault.line for fault in self.faults if fault.code is files.TAB)
        return any(first <= tab <= line for tab in tabs)

    def drop(self, line: int) -> bool:
        """Leave out the entry of `line`; False when there is nothing left of it."""
        first, end = self._entry(line)
        if not any(content.strip() for content in self.lines[first:end]):
            return False
        self.lost |= {key[1] for content in self.lines[first:end] if (key := _KEY.match(content))}
        self.lines[first:end] = [""] * (end - first)
        return True

    def _entry(self, line: int) -> tuple[int, int]:
        """Return the lines from a key at the margin up to the next one."""
        starts = [
            number for number, text in enumerate(self.lines) if text[:1] not in ("", *" -#]}")
        ]
        first = max((number for number in starts if number <= line), default=0)
        return first, min((number for number in starts if number > line), default=len(self.lines))

    def _block_lines(self) -> Iterator[int]:
        """Yield the lines of literal and folded texts (`|` and `>`), which hold anything."""
        indent: int | None = None
        for number, line in enumerate(self.lines):
            depth = len(line) - len(line.lstrip(" "))
            if indent is not None and (depth > indent or not line.strip()):
                yield number
            else:
                indent = depth if _BLOCK.fullmatch(line) else None

    def _repair_characters(self, number: int) -> None:
        """Put spaces for tabs; leave invisible characters out, the others in the order seen."""
        line = self.lines[number]
        if "\t" in line:
            self.faults.append(_tab(number, line))
            self.lines[number] = line.replace("\t", " ")
        if found := _INVISIBLE.search(line):
            character = {"character": f"U+{ord(found[0]):04X}"}
            end = found.end()
            while end < len(line) and line[end] in _NOTHING:
                end += 1
            instead = "" if found[0] in _NOTHING else None
            is_harmless = all(one in _NOTHING for one in _INVISIBLE.findall(line))
            self.faults.append(
                Fault(
                    files.INVISIBLE,
                    number,
                    found.start(),
                    character,
                    end - found.start(),
                    instead,
                    Severity.WARNING if is_harmless else None,  # it is read as if it were not there
                )
            )
            kept = [n for n in order_seen(line) if not _INVISIBLE.match(line[n])]
            self.lines[number] = "".join(self.lines[number][n] for n in kept)
            self._columns[number] = [*kept, len(line)]

    def _repair_colon(self, number: int) -> None:
        line = self.lines[number]
        found = _COLON.match(line)
        if found is None and self._is_chinese:
            inside = _INSIDE.match(line)
            found = inside if inside and inside[1].strip(" -") in every_chinese_key() else None
        if found is not None:
            at, end = line.index("：", len(found[1])), found.end()
            columns = self._columns.get(number, list(range(len(line) + 1)))
            key = {"key": found[1].strip(" -")}
            width = columns[end] - columns[at]
            self.faults.append(Fault(files.FULL_WIDTH_COLON, number, columns[at], key, width, ": "))
            self._columns[number] = [*columns[: at + 1], columns[at], *columns[end:]]
            self.lines[number] = line[:at] + ": " + line[end:]

    def comment(self, line: int, column: int) -> tuple[int, str] | None:
        """Return where a comment without a blank behind its # begins right behind a value."""
        found = _HASH.match(self.lines[line], column) if line < len(self.lines) else None
        return (found.start(1), found[1].rstrip()) if found is not None else None

    def _drop_unclosed(self, number: int) -> None:
        """Report a quotation mark that is open where the next key begins."""
        opened = _OPEN.fullmatch(self.lines[number])
        if opened is None:
            return
        below = (self.lines[n] for n in range(number + 1, len(self.lines)))
        following = next((text for text in below if text.strip()), "")
        if following and not _KEY.match(following):
            return
        column = self.column(number, opened.start(1 if opened[1] else 2))
        problem = {"problem": Word("a quotation mark is never closed")}
        self.faults.append(Fault(files.YAML_SYNTAX, number, column, problem))
        self.drop(number)
