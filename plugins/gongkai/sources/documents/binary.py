"""Office files of the old form (.doc, .xls, .ppt, .wps, .et, .dps): cells, else what letters show.

Their text lies in them in UTF-16 or in an old encoding, mostly in one piece. What letters are
found is read; that it is all of the text cannot be said.
"""

import io
import re
from collections.abc import Iterator

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import UnreadableError
from gongkai.sources.documents.tables import as_table
from gongkai.sources.documents.workbook import letters_of

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_WIDE = re.compile("[\t -~\u2010-\u201f\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]{4,}")
_NARROW = re.compile(rb"(?:[\t -~]|[\x81-\xfe][\x40-\x7e\x80-\xfe]){6,}")


def read_binary(gathering: Gathering, data: bytes) -> None:
    """Take in what letters there are. Raises UnreadableError, as there may be more."""
    if _ENCRYPTED in data:
        raise UnreadableError(Lack.PASSWORD)
    if any(name in data for name in _WORKBOOKS):
        _read_cells(gathering, data)
    spot = Spot.at(Where.TEXT)
    gathering.add_all((spot, text) for text in _letters(data))
    raise UnreadableError(Lack.OLD_FORMAT)


def _letters(data: bytes) -> Iterator[str]:
    yield from _WIDE.findall(data.decode("utf-16-le", "replace"))
    for run in _NARROW.findall(data):
        yield run.decode("gb18030", "replace")


def _read_cells(gathering: Gathering, data: bytes) -> None:
    """Take in the cells of a workbook; others have no such thing."""
    from python_calamine import (  # noqa: PLC0415  few columns have such a file
        CalamineWorkbook,
        SheetVisibleEnum,
    )

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in book.sheets_metadata:
        is_hidden = sheet.visible != SheetVisibleEnum.Visible
        where = Where.CELL_ON_HIDDEN_SHEET if is_hidden else Where.CELL
        gathering.add(sheet.name, Spot.at(Where.NAME_OF_SHEET, sheet=sheet.name))
        rows = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        gathering.add_all(
            as_table(
                [
                    (
                        Spot.at(where, sheet=sheet.name, cell=f"{letters_of(column)}{row}"),
                        _shown(value),
                    )
                    for column, value in enumerate(cells, 1)
                ]
                for row, cells in enumerate(rows, 1)
            ),
            between="",
        )


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        return str(int(value))
    return str(value)
