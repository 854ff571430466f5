"""Plain text and comma-separated tables, in the encodings that are met in China."""

import codecs
import csv
import io

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.pages import pieces_of
from gongkai.sources.documents.tables import as_lines, as_table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_CONTROLS = {*range(9), 11, *range(14, 27), *range(28, 32)}
_TABLES = (".csv", ".tsv")
_PAGE_STARTS = ("<!doctype html", "<html")
_PAGES = (".html", ".htm", ".xhtml")


def read_plain(gathering: Gathering, name: str, data: bytes) -> bool:
    """Take in a text; return whether it is one."""
    text = decoded(data)
    if text is None:
        return False
    if "\ufffd" in text:
        gathering.lack(Lack.ENCODING)
    ending = name.lower()
    rows = _rows(text) if ending.endswith(_TABLES) else None
    if ending.endswith(_PAGES) or text[:_SAMPLE].lstrip().lower().startswith(_PAGE_STARTS):
        pieces = pieces_of(text)
    elif rows is None:
        lines = text.split("\n")
        pieces = as_lines((Spot.at(Where.LINE, line=n), line) for n, line in enumerate(lines, 1))
    else:
        pieces = as_table(
            [
                (Spot.at(Where.CELL_OF_LINE, line=line, column=column), _value(cell))
                for column, cell in enumerate(row, 1)
            ]
            for line, row in rows
        )
    gathering.add_all(pieces, between="")
    return True


def decoded(data: bytes) -> str | None:
    """Return a text; None where the bytes are none. What cannot be decoded is U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return _wide(data)
    if sum(byte in _CONTROLS for byte in sample) > len(sample) // 50:
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = data.decode("gb18030", "replace")
    return text if text.count("\ufffd") <= len(text) // 20 else None


def _wide(data: bytes) -> str | None:
    """Return UTF-16 without a mark: every other byte of most characters is the same."""
    for encoding, high in (("utf-16-le", data[1:_SAMPLE:2]), ("utf-16-be", data[:_SAMPLE:2])):
        if not high or sum(byte == 0 or 0x4E <= byte <= 0x9F for byte in high) < len(high) * 0.8:
            continue
        text = data.decode(encoding, "replace")
        if not any(ord(c) in _CONTROLS for c in text[:_SAMPLE]):
            return text
    return None


def _rows(text: str) -> list[tuple[int, list[str]]] | None:
    """Return the rows of a table with their lines; None where it cannot be told apart."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    line = 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return rows


def _value(cell: str) -> str:
    """Return what programs show of a cell: of an expression, without quotes around its texts."""
    return cell.replace('"', " ") if cell.lstrip().startswith("=") else cell
