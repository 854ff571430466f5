"""Workbooks (.xlsx): every cell, those on hidden sheets, rows and columns too, and all around."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import attributes, beside, is_free, read_events, relations
from gongkai.sources.documents.tables import as_table
from gongkai.sources.documents.xml import Event, EventKind

_STRINGS = "xl/sharedStrings.xml"
_HIDDEN = ("hidden", "veryHidden")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BLANKS = 50
"""Empty cells in a row that are kept, so that what follows stands below its head."""
_PROMPTS = ("prompt", "promptTitle", "error", "errorTitle", "tooltip", "display", "location")
_OUTSIDE = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f+-]{5,6}|[0-9]{1,3}|[ABDEFGHINOPSTUXYZ])')
_SECTION = re.compile(r"&[LCRlcr]")


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str
    is_hidden: bool


def read_workbook(gathering: Gathering, package: Package, main: str) -> set[str]:
    """Take in sheets, names and comments; return the parts that were read."""
    sheets = _sheets(gathering, package, main)
    strings = _Strings(gathering, package)
    read = {main, _STRINGS}
    for sheet in sheets:
        gathering.add(sheet.name, Spot.at(Where.NAME_OF_SHEET, sheet=sheet.name))
        if sheet.part in package:
            _Cells(gathering, sheet, strings).read(read_events(gathering, package, sheet.part))
            read.add(sheet.part)
        for kind, part in relations(package, sheet.part).values():
            if kind in ("comments", "threadedComment") and part in package:
                found = read_events(gathering, package, part)
                gathering.add_all(_comments(found, sheet.name, gathering))
                read.add(part)
    strings.add_unused()
    return read


def _sheets(gathering: Gathering, package: Package, main: str) -> list[_Sheet]:
    """Return the sheets, and take in the defined names."""
    parts = relations(package, main)
    sheets, name = [], ""
    for kind, value, given in read_events(gathering, package, main):
        if kind is EventKind.START:
            name = given.get("name", "") if value == "definedName" else ""
            if value == "sheet":
                _, part = parts.get(given.get("id", ""), ("", ""))
                is_hidden = given.get("state") in _HIDDEN
                sheets.append(_Sheet(given.get("name", ""), part, is_hidden))
            else:
                gathering.add_all(
                    (Spot.at(Where.DEFINED_NAME, name=name) if name else spot, text)
                    for spot, text in beside(given, ("name",) if name else ())
                )
        elif kind is EventKind.TEXT and name:
            spot = Spot.at(Where.DEFINED_NAME, name=name)
            gathering.add(f"{name} {_unquoted(value)}", spot)
    return sheets


class _Strings:
    """The texts that cells share."""

    def __init__(self, gathering: Gathering, package: Package) -> None:
        self.gathering = gathering
        self.texts: list[str] = []
        self.used: set[int] = set()
        if _STRINGS in package:
            self.texts = list(self._read(read_events(gathering, package, _STRINGS)))

    def _read(self, found: Iterable[Event]) -> Iterator[str]:
        text: list[str] = []
        name = ""
        for kind, value, _ in found:
            if kind is EventKind.START:
                name = value
            elif kind is EventKind.TEXT:
                if name == "t":
                    text.append(value)
            elif value == "si":
                whole = "".join(text)
                self.gathering.budget.read(len(whole))
                yield whole
                text.clear()
            else:
                name = ""

    def text(self, number: str) -> str:
        place = int(number) if number.isdecimal() else -1
        self.used.add(place)
        return self.texts[place] if 0 <= place < len(self.texts) else ""

    def add_unused(self) -> None:
        unused = (text for place, text in enumerate(self.texts) if place not in self.used)
        self.gathering.add_all((Spot.at(Where.UNUSED), text) for text in unused)


@dataclass
class _Cell:
    name: str
    kind: str
    value: list[str] = field(default_factory=list)
    formula: list[str] = field(default_factory=list)


class _Cells:
    """Reads a sheet, row by row."""

    def __init__(self, gathering: Gathering, sheet: _Sheet, strings: _Strings) -> None:
        self.gathering = gathering
        self.sheet = sheet
        self.strings = strings
        self.hidden_columns: list[range] = []
        self.is_hidden_row = False
        self.rows: list[list[tuple[Spot, str]]] = []
        self.apart: list[tuple[Spot, str]] = []
        self.cell: _Cell | None = None
        self.row_number = 0

    def read(self, found: Iterable[Event]) -> None:
        name = ""
        try:
            for kind, value, given in found:
                if kind is EventKind.START:
                    name = value
                    self.start(value, given)
                elif kind is EventKind.TEXT:
                    self.text(value, name)
                else:
                    name = ""
                    if value == "c" and self.cell is not None:
                        self.close(self.cell)
                        self.cell = None
        finally:
            self.gathering.add_all(as_table(self.rows), between="")
            self.gathering.add_all(self.apart)

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "c":
            self.cell = _Cell(given.get("r", ""), given.get("t", "n"))
        elif name == "row":
            self.row_number = _number(given.get("r"), self.row_number + 1)
            self.is_hidden_row = _is_on(given, "hidden") or given.get("ht") == "0"
            self.rows.append([])
        elif name == "col":
            if _is_on(given, "hidden") or given.get("width") == "0":
                first = _number(given.get("min"), 1)
                self.hidden_columns.append(range(first, _number(given.get("max"), first) + 1))
        elif given and self.cell is None:
            spot = Spot.at(Where.OF_SHEET, sheet=self.sheet.name)
            self.apart += ((spot, text) for text in attributes(given, _PROMPTS))
            self.apart += ((spot, _unquoted(text)) for _, text in beside(given, _PROMPTS))

    def text(self, text: str, name: str) -> None:
        if self.cell is not None:
            if name in ("v", "t"):
                self.cell.value.append(text)
            elif name == "f":
                self.cell.formula.append(text)
        elif name in _OUTSIDE or is_free(text):
            said = _uncoded(text) if name in _OUTSIDE else _unquoted(text)
            self.apart.append((Spot.at(Where.OF_SHEET, sheet=self.sheet.name), said))

    def close(self, cell: _Cell) -> None:
        value = "".join(cell.value)
        if cell.kind == "s":
            value = self.strings.text(value.strip())
        elif cell.kind == "n":
            value = as_number(value)
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        column = column_of(cell.name) or len(row) + 1
        name = cell.name or f"{letters_of(column)}{self.row_number}"
        spot = self.spot(column, name)
        row += [(spot, "")] * min(column - 1 - len(row), _BLANKS)
        row.append((spot, value))
        formula = "".join(cell.formula)
        if '"' in formula:
            spot = Spot.at(Where.FORMULA, sheet=self.sheet.name, cell=name)
            self.apart.append((spot, _unquoted(formula)))

    def spot(self, column: int, name: str) -> Spot:
        if self.sheet.is_hidden:
            where = Where.CELL_ON_HIDDEN_SHEET
        elif self.is_hidden_row:
            where = Where.CELL_IN_HIDDEN_ROW
        elif any(column in hidden for hidden in self.hidden_columns):
            where = Where.CELL_IN_HIDDEN_COLUMN
        else:
            where = Where.CELL
        return Spot.at(where, sheet=self.sheet.name, cell=name)


def _comments(
    found: Iterable[Event], sheet: str, gathering: Gathering
) -> Iterator[tuple[Spot, str]]:
    cell, name = "", ""
    text: list[str] = []
    for kind, value, given in found:
        if kind is EventKind.START:
            name = value
            cell = given.get("ref", cell)
        elif kind is EventKind.TEXT:
            if name == "author":
                gathering.add(value, Spot.at(Where.PROPERTY, name="comment author"))
            elif name in ("t", "text"):
                text.append(value)
        else:
            name = ""
            if value in ("comment", "threadedComment"):
                yield Spot.at(Where.COMMENT_ON_CELL, sheet=sheet, cell=cell), "".join(text)
                text.clear()


def _unquoted(formula: str) -> str:
    """Return a formula without the quotes around its texts: they do not mean a mention."""
    return formula.replace('"', " ")


def _uncoded(header: str) -> str:
    """Return a header as it is printed, each of its three sections on a line."""
    return _CODE.sub("", _SECTION.sub("\n", header.replace("&&", "＆")))


def as_number(value: str) -> str:
    """Return a number with all its digits, where Excel writes it with an exponent or a fraction."""
    if "E" not in value and "e" not in value and "." not in value:
        return value
    try:
        number = Decimal(value)
        return f"{number:.0f}" if number == number.to_integral_value() else value
    except (InvalidOperation, ValueError):
        return value


def column_of(cell: str) -> int:
    """Return the number of the column of a cell, `AB12`; 0 where that is no cell."""
    match = _CELL.fullmatch(cell)
    number = 0
    for letter in match[1] if match else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(column: int) -> str:
    """Return the letters of a column."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _is_on(given: Mapping[str, str], name: str) -> bool:
    return given.get(name, "0") not in ("0", "false")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 9 else otherwise
