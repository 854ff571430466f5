"""A file's text, or its cells, as JSON: between the processes and in the cache."""

import json
from typing import Any

from gongkai.model.file_text import Extract, FileText, Lack, Lacking, Spot, Where
from gongkai.sources.documents.grid import CellGrid, Sheet


def dumped(text: FileText) -> bytes:
    """Return what `loaded` reads; each place is written once."""
    spots: dict[Spot, int] = {}

    def number(spot: Spot) -> int:
        if spot.within is not None:
            number(spot.within)
        return spots.setdefault(spot, len(spots))

    extracts = [
        [one.text, [[offset, number(spot)] for offset, spot in one.spots]] for one in text.extracts
    ]
    lacking = [
        [one.lack.name, one.limit, None if one.spot is None else number(one.spot)]
        for one in text.lacking
    ]
    places = [
        [spot.where.name, spot.names, None if spot.within is None else spots[spot.within]]
        for spot in spots
    ]
    value = [places, extracts, lacking, text.pages, text.pictured]
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def loaded(content: bytes) -> FileText:
    """Return a file's text. Raises ValueError where it is none."""
    try:
        places, extracts, lacking, pages, pictured = json.loads(content)
        spots: list[Spot] = []
        for where, names, within in places:
            outer = None if within is None else spots[within]
            spots.append(Spot(Where[where], tuple(map(tuple, names)), outer))
        return FileText(
            tuple(
                Extract(text, tuple((offset, spots[number]) for offset, number in starts))
                for text, starts in extracts
            ),
            tuple(
                Lacking(Lack[lack], limit, None if spot is None else spots[spot])
                for lack, limit, spot in lacking
            ),
            _count(pages),
            pictured,
        )
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError(f"no text of a file: {error}") from None


def dumped_grid(grid: CellGrid) -> bytes:
    """Return what `loaded_grid` reads."""
    sheets = [[one.name, one.rows, one.merged] for one in grid.sheets]
    value = [sheets, grid.encoding, grid.is_sure, grid.lack]
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def loaded_grid(content: bytes) -> CellGrid:
    """Return the cells of a file. Raises ValueError where there are none."""
    try:
        sheets, encoding, is_sure, lack = json.loads(content)
        read = [Sheet(name, rows, [tuple(one) for one in merged]) for name, rows, merged in sheets]
        return CellGrid(read, str(encoding), bool(is_sure), str(lack))
    except TypeError as error:
        raise ValueError(f"no cells of a file: {error}") from None


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) else None
