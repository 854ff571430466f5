"""OpenDocument files (.ods): cells, texts, comments, what is hidden and the properties."""

from collections.abc import Iterable, Mapping

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import beside, is_free, read_events
from gongkai.sources.documents.tables import as_table
from gongkai.sources.documents.workbook import as_number, letters_of
from gongkai.sources.documents.xml import Event, EventKind

_STYLES = "styles.xml"
_REPEATED = 50
"""Empty cells that are kept where a number of them is written down."""
_ALTERNATIVES = ("title", "desc")
_GONE = ("collapse", "filter")


def read_opendocument(gathering: Gathering, package: Package, main: str) -> set[str]:
    """Take in the text; return the parts that were read."""
    read = {name for name in (main, _STYLES) if name in package}
    for part in sorted(read):
        _Content(gathering).read(read_events(gathering, package, part))
    return read


class _Content:
    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self.path: list[str] = []
        self.sheet = ""
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.is_hidden_sheet = self.is_hidden_row = False
        self.hidden_columns: list[range] = []
        self.column = self.row = self.paragraph = 0
        self.rows: list[list[tuple[Spot, str]]] = []
        self.texts: list[str] = []
        """Of the cell at hand."""
        self.text: list[str] = []
        """Of the paragraph at hand."""
        self.value = ""
        """Of the cell at hand, where it may be shown otherwise."""
        self.repeated = self.repeated_rows = 1
        self.apart: list[tuple[Spot, str]] = []

    def read(self, found: Iterable[Event]) -> None:
        try:
            for kind, value, given in found:
                if kind is EventKind.START:
                    self.path.append(value)
                    self.start(value, given)
                elif kind is EventKind.TEXT:
                    self.take(value)
                else:
                    self.path.pop()
                    self.end(value)
        finally:
            self.gathering.add_all(as_table(self.rows), between="")
            self.gathering.add_all(self.apart)

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self.notice(name, given)
        if name == "style":
            self.style = given.get("name", "")
        elif name == "table-properties" and given.get("display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table":
            self.sheet = given.get("name", "")
            self.apart.append((Spot.at(Where.NAME_OF_SHEET, sheet=self.sheet), self.sheet))
            self.is_hidden_sheet = given.get("style-name") in self.hidden_styles
            self.row = self.column = 0
            self.hidden_columns = []
        elif name == "table-column":
            count = _count(given, "number-columns-repeated", 1 << 14)
            if given.get("visibility") in _GONE:
                self.hidden_columns.append(range(self.column + 1, self.column + count + 1))
            self.column += count
        elif name == "table-row":
            self.column = 0
            self.row += 1
            self.is_hidden_row = given.get("visibility") in _GONE
            self.repeated_rows = _count(given, "number-rows-repeated", 1 << 20)
            self.rows.append([])
        elif name in ("table-cell", "covered-table-cell"):
            self.texts = []
            self.value = as_number(given.get("value", ""))
            self.repeated = _count(given, "number-columns-repeated", 1 << 14)
        elif name == "s":
            self.text.append(" " * _count(given, "c", 100))
        elif name in ("tab", "line-break"):
            self.text.append(" ")
        elif name in ("p", "h"):
            self.text = []

    def notice(self, name: str, given: Mapping[str, str]) -> None:
        """Look at attributes: links, formulas and any other in which somebody wrote."""
        if "href" in given:
            self.apart.append((Spot.at(Where.LINK), given["href"]))
        of_sheet = ("name",) if name == "table" else ()
        for spot, text in beside(given, ("href", "value", "formula", *of_sheet)):
            self.apart.append((spot, text.replace('"', " ")))
        if '"' in given.get("formula", ""):
            self.apart.append((self.formula(), given["formula"].replace('"', " ")))

    def formula(self) -> Spot:
        """Return the place of what stands behind the text of the cell at hand."""
        cell = f"{letters_of(self.column + 1)}{self.row}"
        return Spot.at(Where.FORMULA, sheet=self.sheet, cell=cell)

    def take(self, text: str) -> None:
        if "creator" in self.path[-1:]:
            self.apart.append((Spot.at(Where.PROPERTY, name="comment author"), text))
        elif "p" in self.path or "h" in self.path:
            self.text.append(text)
        elif is_free(text):
            name = self.path[-1] if self.path else ""
            where = Where.ALTERNATIVE if name in _ALTERNATIVES else Where.BESIDE
            self.apart.append((Spot.at(where, name=name), text))

    def end(self, name: str) -> None:
        if name in ("p", "h"):
            text, self.text = "".join(self.text), []
            if "annotation" in self.path:
                cell = f"{letters_of(self.column + 1)}{self.row}"
                self.apart.append(
                    (Spot.at(Where.COMMENT_ON_CELL, sheet=self.sheet, cell=cell), text)
                )
            elif "table-cell" in self.path:
                self.texts.append(text)
            else:
                self.paragraph += 1
                self.apart.append((Spot.at(Where.PARAGRAPH, number=self.paragraph), text))
        elif name in ("table-cell", "covered-table-cell") and self.rows:
            self.close()
        elif name == "table-row":
            self.row += self.repeated_rows - 1
        elif name == "table":
            self.gathering.add_all(as_table(self.rows), between="")
            self.rows = []

    def close(self) -> None:
        text = "\n".join(self.texts)
        if is_free(self.value) and self.value not in text:
            self.apart.append((self.formula(), self.value))
        count = self.repeated if text else min(self.repeated, _REPEATED)
        self.rows[-1] += [(self.spot(self.column + 1), text)] * min(count, _REPEATED)
        self.column += self.repeated
        self.texts = []

    def spot(self, column: int) -> Spot:
        if self.is_hidden_sheet:
            where = Where.CELL_ON_HIDDEN_SHEET
        elif self.is_hidden_row:
            where = Where.CELL_IN_HIDDEN_ROW
        elif any(column in hidden for hidden in self.hidden_columns):
            where = Where.CELL_IN_HIDDEN_COLUMN
        else:
            where = Where.CELL
        return Spot.at(where, sheet=self.sheet, cell=f"{letters_of(column)}{self.row}")


def _count(given: Mapping[str, str], name: str, most: int) -> int:
    text = given.get(name, "1")
    return min(int(text), most) if text.isdecimal() and len(text) < 9 else 1
