"""What a link stands under: the heading with a year, and the head of its column, row or list."""

import re

from selectolax.lexbor import LexborNode

from gongkai.links.reading.link_context import collapsed
from gongkai.links.reading.list_heads import head_over

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
"""The title of a page is none: its year is that of the page."""
_YEAR = re.compile(r"(?:19|20)\d\d|[一二][九〇零○◯Ｏ][〇零○◯Ｏ一二三四五六七八九]{2}年")
_LONGEST = 40
_CELLS = ("td", "th")
_CLASS = re.compile(
    r"[\s\w]{0,8}?(?:解读|图解|读懂|看懂|图说|问|访谈|会|明白[纸卡]|政策说明|正文|原文|全文|文件|稿|草案"
    r"|征求意见|意见征集|情况|反馈|[起背]\w*说明|[中英]文\w?"
    r"|视频|动漫|动画|音频|漫画|附[件表](?:\s*[\d一二三四五六七八九十]{1,3})?"
    r"|表格|表单|样表|[申填登][请报记]表|English|Chinese"
    r"|Full text|Explanation|Interpretation|FAQs?)"
    r"[\s\w：:]{0,10}",
    re.IGNORECASE,
)
"""What may say of which class, language or number the documents of a column are."""
_ENDED = re.compile("废止|失效|停止执行|不再执行|repealed|no longer in force", re.IGNORECASE)
"""What became of the documents of a list: 下列规定同时废止."""
_FORM = re.compile(r"(?:形式|方式|载体|渠道|途径|活动|环节|阶段)$")
"""What stands above forms in which something was made known, 解读形式: none are of links."""


class LinkHeads:
    """Says what the links of one page stand under, in the order of the page."""

    def __init__(self) -> None:
        """Begin below no heading."""
        self._open: list[tuple[str, str]] = []
        self._tables: dict[int, list[str]] = {}
        self._columns: dict[int, str | None] = {}
        self._texts: dict[int, str] = {}

    def enter(self, heading: LexborNode) -> None:
        """Go on below a heading, which ends those of its level and below it."""
        level = heading.tag or ""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, _with_year(collapsed(heading.text()))))

    def of(self, node: LexborNode, text: str, context: str) -> tuple[str, str]:
        """Return what a year stands in above a link, and the head that gives its class.

        `text` and `context` are what a reader sees of it and around it.
        """
        cell = _cell(node)
        if cell is not None:
            return self._year_over(cell), self._class_over(cell, node)
        over = head_over(node, text, context)
        kind = over if _CLASS.fullmatch(over) or _ENDED.search(over) else ""
        return _with_year(over) or self._year_over(None), kind

    def _year_over(self, cell: LexborNode | None) -> str:
        """Return where a year stands above a link: the head of its column, the nearest heading."""
        if cell is not None:
            column = self._column(cell)
            if column is None or _with_year(column):
                return column or ""
        return next((text for _, text in reversed(self._open) if text), "")

    def _class_over(self, cell: LexborNode, node: LexborNode) -> str:
        """Return the head of its column, if it may say what a link leads to, or else of its row.

        That is the first cell, of the one beside it. Empty where a cell holds more than the link,
        which then says what is meant.
        """
        if cell.mem_id not in self._texts:
            self._texts[cell.mem_id] = collapsed(cell.text())
        if self._texts[cell.mem_id] != collapsed(node.text()):
            return ""
        column = self._column(cell)
        if column and _CLASS.fullmatch(column):
            return column
        first = _before(cell)
        if first is None or _before(first) is not None or _spans(first) or _spans(cell):
            return ""
        if _FORM.search(self._column(first) or ""):
            return ""
        row = collapsed(first.text())
        return row if len(row) <= _LONGEST and _CLASS.fullmatch(row) else ""

    def _column(self, cell: LexborNode) -> str | None:
        """Return the head of a column, empty where it has none; None where nobody can tell."""
        row = cell.parent
        if row is None or row.tag != "tr":
            return ""
        if cell.mem_id not in self._columns:
            heads = self._heads(row)
            cells = [one for one in _children(row) if one.tag in _CELLS]
            unknown = None if any(map(_with_year, heads)) else ""
            is_plain = len(cells) == len(heads) and not any(map(_spans, cells))
            for at, one in enumerate(cells):
                self._columns[one.mem_id] = heads[at] if is_plain else unknown
        return self._columns[cell.mem_id]

    def _heads(self, row: LexborNode) -> list[str]:
        """Return the heads of the columns of the table of a row."""
        table = row.parent
        while table is not None and table.tag in ("tbody", "thead", "tfoot"):
            table = table.parent
        if table is None:
            return []
        if table.mem_id not in self._tables:
            first = _first_row(table)
            heads = [] if first is None else _children(first)
            are_heads = not any(map(_spans, heads)) and (
                all(one.tag == "th" for one in heads) or _are_words(heads)
            )
            are_heads = are_heads and not (first is not None and _are_over(first))
            texts = [collapsed(one.text())[:_LONGEST] for one in heads] if are_heads else []
            self._tables[table.mem_id] = texts if any(map(_says, texts)) else []
        return self._tables[table.mem_id]


def _first_row(table: LexborNode) -> LexborNode | None:
    """Return the first row of a table that says anything: Markdown asks for one above it."""
    first = table.css_first("tr")
    if first is None or first.text().strip():
        return first
    return next((row for row in table.css("tr")[1:2] if row.text().strip()), None)


def _are_words(cells: list[LexborNode]) -> bool:
    """Return whether the cells of a first row are heads, though no `th`: short words, no link."""
    texts = [collapsed(one.text()) for one in cells]
    return (
        len(cells) > 1
        and all(0 < len(text) <= _SHORT for text in texts)
        and any(_HEAD.fullmatch(text) for text in texts)
        and not any(one.css_first("a,img") for one in cells)
    )


_SHORT = 10
_HEAD = re.compile(
    r"序号|(?:文件|政策|事项|附件|材料|表格|项目|单位|解读)?名称|标题|题目|文号|发文字号|年[份度]|类[别型]|(?:政策)?文件"
    r"|事项|项目|附件|表格|(?:政策)?解读|图解|视频|链接|网址|(?:19|20)\d\d年?度?",
)
"""What stands at the head of a column of a list of documents."""
_INLINE = frozenset(("p", "span", "strong", "em", "b", "i", "del", "sup", "sub", "small"))


def _cell(node: LexborNode) -> LexborNode | None:
    """Return the cell of a table in which a link stands, in no list or other block of it."""
    cell = node.parent
    while cell is not None and cell.tag in _INLINE:
        cell = cell.parent
    return cell if cell is not None and cell.tag in _CELLS else None


def _before(cell: LexborNode) -> LexborNode | None:
    """Return the cell before another one of its row."""
    before = cell.prev
    while before is not None and before.tag not in _CELLS:
        before = before.prev
    return before


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=False))


def _spans(cell: LexborNode) -> bool:
    """Return whether a cell reaches over several columns or rows: then they are not counted."""
    return not {"colspan", "rowspan"}.isdisjoint(cell.attributes)


def _are_over(row: LexborNode) -> bool:
    """Return whether a second row of heads is below the first, which is then not that of columns.

    A table without anything below its heads has none.
    """
    below = row.next
    while below is not None and below.tag != "tr":
        below = below.next
    cells = [] if below is None else _children(below)
    return len(cells) > 1 and all(one.tag == "th" for one in cells)


def _says(head: str) -> bool:
    """Return whether a head gives a year or a class: of others nothing is kept."""
    return any(words.search(head) for words in (_YEAR, _FORM)) or _CLASS.fullmatch(head) is not None


def _with_year(text: str) -> str:
    text = text[:_LONGEST]
    return text if _YEAR.search(text) is not None else ""
