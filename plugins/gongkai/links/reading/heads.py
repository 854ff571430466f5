"""The heading above a link, and the head of its column, as far as a year stands in them."""

import re

from selectolax.lexbor import LexborNode

from gongkai.links.reading.link_context import collapsed

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
"""The title of a page is none: its year is that of the page."""
_YEAR = re.compile(r"(?:19|20)\d\d|[一二][九〇零○◯Ｏ][〇零○◯Ｏ一二三四五六七八九]{2}年")
_LONGEST = 40
_CELLS = ("td", "th")


class LinkHeads:
    """Says what the links of one page stand under, in the order of the page."""

    def __init__(self) -> None:
        """Begin below no heading."""
        self._open: list[tuple[str, str]] = []
        self._tables: dict[int, list[str]] = {}
        self._columns: dict[int, str | None] = {}

    def enter(self, heading: LexborNode) -> None:
        """Go on below a heading, which ends those of its level and below it."""
        level = heading.tag or ""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, _with_year(heading)))

    def over(self, node: LexborNode) -> str:
        """Return what a link stands under: the head of its column, else the nearest heading."""
        cell = node.parent
        while cell is not None and cell.tag in _INLINE:
            cell = cell.parent
        if cell is not None and cell.tag in _CELLS:
            column = self._column(cell)
            if column is None or column:
                return column or ""
        return next((text for _, text in reversed(self._open) if text), "")

    def _column(self, cell: LexborNode) -> str | None:
        """Return the head of a column, empty where no year is in it; None where nobody can tell."""
        row = cell.parent
        if row is None or row.tag != "tr":
            return ""
        if cell.mem_id not in self._columns:
            heads = self._heads(row)
            cells = [one for one in row.iter(include_text=False) if one.tag in _CELLS]
            is_plain = len(cells) == len(heads) and not any(map(_spans, cells))
            for at, one in enumerate(cells):
                self._columns[one.mem_id] = heads[at] if is_plain else None if any(heads) else ""
        return self._columns[cell.mem_id]

    def _heads(self, row: LexborNode) -> list[str]:
        """Return the heads of the columns of the table of a row; none where no year is in them."""
        table = row.parent
        while table is not None and table.tag in ("tbody", "thead", "tfoot"):
            table = table.parent
        if table is None:
            return []
        if table.mem_id not in self._tables:
            first = table.css_first("tr")
            heads = [] if first is None else [*first.iter(include_text=False)]
            are_heads = all(one.tag == "th" and not _spans(one) for one in heads)
            self._tables[table.mem_id] = [_with_year(one) for one in heads] if are_heads else []
        return self._tables[table.mem_id]


_INLINE = frozenset(("p", "span", "strong", "em", "b", "i", "del", "sup", "sub", "small"))


def _spans(cell: LexborNode) -> bool:
    """Return whether a cell reaches over several columns or rows: then they are not counted."""
    return not {"colspan", "rowspan"}.isdisjoint(cell.attributes)


def _with_year(node: LexborNode) -> str:
    text = collapsed(node.text())[:_LONGEST]
    return text if _YEAR.search(text) is not None else ""
