"""What may head a column, and the columns that heads name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from gongkai.model.tables.schema import TableField, TableSchema

_YEAR = re.compile(r"^(?:19|20)\d\d年度?")
_YEAR_IN = re.compile(r"((?:19|20)\d\d)(?:年|$)")
_LAST_YEAR, _THIS_YEAR = "上年", "本年"
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]$")
_SIGNS = re.compile(r"[\s　:：，,。．·、“”\"'‘’《》〈〉*＊_]+")
_KNOWN = 4096
"""Texts of cells that are remembered: those of a head are asked for often, and alike in tables."""


@lru_cache(_KNOWN)
def letters_in(text: str) -> str:
    """Return a text without blanks and signs, in small letters."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).lower()


@lru_cache(_KNOWN)
def normal(text: str) -> str:
    """Return the head of a column as it is compared: without blanks, signs, year and unit."""
    text = letters_in(text)
    bracket = _IN_BRACKETS.search(text)
    text = text[: bracket.start()] if bracket else text
    return _YEAR.sub("", text) or text  # 2021年预算数 is the 预算数 of a year


def year_in(levels: Iterable[str]) -> int | None:
    """Return the year that stands in the head of a column."""
    return next((year for level in levels if (year := _year(level)) is not None), None)


@lru_cache(_KNOWN)
def _year(level: str) -> int | None:
    found = _YEAR_IN.search(unicodedata.normalize("NFKC", level).replace(" ", ""))
    return int(found[1]) if found is not None else None


def names_of(field: TableField) -> Iterator[str]:
    """Yield everything that may head a field, as heads are compared."""
    title = field.title
    for head in (title.zh, title.en, *field.headers, field.name):
        if head:
            yield "/".join(map(normal, head.split("/")))


def _levels_of(path: str) -> Iterator[str]:
    """Yield what a cell may hold of a path of heads; a text may have a slash of its own."""
    parts = path.split("/")
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            yield "/".join(parts[first : last + 1])


def headed(schema: TableSchema) -> Sequence[TableField]:
    """Return the columns that are told by their heads: in a form all but that of the rows."""
    return [one for one in schema.fields if one.name != schema.form_field]


class HeadNames:
    """The fields by everything that may head them."""

    def __init__(self, schema: TableSchema, year: int | None) -> None:
        self.year = year
        self.period = year_key(schema)
        self.fields: dict[str, str] = {}
        self.parts: dict[str, tuple[str, int]] = {}
        for one in headed(schema):
            for name in names_of(one):
                self.fields.setdefault(name, one.name)
                for place, part in enumerate(one.parts):
                    self.parts.setdefault(f"{name}/{normal(part)}", (one.name, place))
        paths = (*self.fields, *self.parts)
        self._levels = frozenset(level for path in paths for level in _levels_of(path))

    def may_head(self, row: Iterable[str]) -> bool:
        """Return whether a text of a row may stand in the head of a field."""
        return any(
            text and (normal(text) in self._levels or _year(text) is not None) for text in row
        )

    def find(self, levels: Sequence[str]) -> str | None:
        """Return the field of a column by its heads: all of them, the last, or the first."""
        found: str | None = self._first(self.fields, levels)
        return found

    def part(self, levels: Sequence[str]) -> tuple[str, int] | None:
        """Return the field of which a column holds a part, and which."""
        found: tuple[str, int] | None = self._first(self.parts, levels)
        return found

    def relative(self, levels: Sequence[str], year: int, base: int) -> str | None:
        """Return the field of a column whose head names the year before, or this one."""
        word = {base: _THIS_YEAR, base - 1: _LAST_YEAR}.get(year)
        if word is None:
            return None
        said = [_YEAR.sub(word, letters_in(level)) for level in levels]
        parts = [normal(level) for level in said]
        last = max(n for n, level in enumerate(levels) if year_in([level]) is not None)
        paths = ("/".join(parts[start:]) for start in range(last + 1))
        return next((self.fields[path] for path in paths if path in self.fields), None)

    def base(self, years: Iterable[int]) -> int | None:
        """Return the year that a table is about: that of its record, or the last in its head."""
        found = {*years}
        if self.year is not None and found & {self.year, self.year - 1}:
            return self.year
        return max(found, default=None)

    def _first(self, names: Mapping[str, Any], levels: Sequence[str]) -> Any:
        """Return what the heads of a column name; a unit or a year may stand by itself in them."""
        parts = [part for part in map(normal, levels) if part]
        if parts and self._levels.isdisjoint(parts):
            return None
        for kept in (parts, [part for part in parts if not _YEAR.fullmatch(part)]):
            paths = ("/".join(kept[start:]) for start in range(len(kept)))
            found = next((names[path] for path in paths if path in names), None)
            if found is not None:
                return found
        return None


def year_key(schema: TableSchema) -> str | None:
    """Return the column of years by which rows are told apart; None where there is none."""
    fields = (schema.field(name) for name in schema.primary_key)
    return next((one.name for one in fields if one is not None and one.type == "year"), None)
