"""Sanitised HTML of a record -> blocks to print. What has no form of its own keeps its words."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.i18n.translation import Translation
from gongkai.render.downloads.attributes import alignment, number, target
from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.document import (
    Block,
    Cell,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Run,
)
from gongkai.render.downloads.grid import table
from gongkai.render.downloads.runs import MARKS, strong, trimmed
from gongkai.render.downloads.walk import events

DEEPEST = 7
"""How deep lists, quotes and tables nest; what is deeper comes beside what holds it."""

_MARKS: dict[str, Mark] = {
    "strong": "strong",
    "b": "strong",
    "dt": "strong",
    "em": "em",
    "i": "em",
    "cite": "em",
    "code": "code",
    "kbd": "code",
    "del": "del",
    "s": "del",
    "ins": "under",
    "u": "under",
    "sup": "sup",
    "sub": "sub",
}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ENDS_PARAGRAPH = {*("p", "div", "figure", "figcaption", "dl", "dt", "pre", "hr"), *_HEADINGS}
_HOLDS_BLOCKS = {"ul", "ol", "blockquote", "dd", "table", "li", "td", "th", "caption"}
_PARENTS = {"li": ("ul", "ol"), "td": ("table",), "th": ("table",), "caption": ("table",)}
_HAN = "[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BROKEN = re.compile(rf"(?<={_HAN})[ \t]*\n[ \t]*(?={_HAN})")
"""A line that an editor broke between two Chinese characters: no space belongs there."""
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass
class _Frame:
    """Something open that holds blocks."""

    node: LexborNode
    blocks: list[Block]
    lifted: bool = False
    """Whether it is left out, and its blocks go to what holds it."""
    items: list[tuple[Block, ...]] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    head: int = 0
    caption: list[Block] = field(default_factory=list)


def read_blocks(html: str, words: Translation) -> tuple[Block, ...]:
    """Return the blocks of `html`; `words` name what an image shows."""
    body = LexborHTMLParser(html).body
    if body is None:
        return ()
    reader = _Reader(body, words)
    for event, node in events(body):
        if event == "text":
            reader.text(node.text_content or "")
        elif event == "open":
            reader.open(node)
        else:
            reader.close(node)
    return reader.blocks()


class _Reader:
    """Takes the events of a tree one after another."""

    def __init__(self, root: LexborNode, words: Translation) -> None:
        self._words = words
        self._frames = [_Frame(root, [])]
        self._runs: list[Run] = []
        self._marks: list[Mark] = []
        self._links: list[str] = []
        self._kept = 0
        """How many open elements keep their spaces."""
        self._levels: list[int] = []
        """The headings above, as HTML numbers them."""

    def blocks(self) -> tuple[Block, ...]:
        """Return what was read."""
        self._end_paragraph()
        return tuple(self._frames[0].blocks)

    def text(self, text: str) -> None:
        """Take words."""
        text = printable(text)
        if not self._kept:
            text = _SPACE.sub(" ", _BROKEN.sub("", text) if "\n" in text else text)
            if text == " " and not self._runs:
                return  # between blocks
        self._add(text)

    def open(self, node: LexborNode) -> None:
        """Take the beginning of an element."""
        tag = node.tag or ""
        if tag in _ENDS_PARAGRAPH or tag in _HOLDS_BLOCKS:
            self._end_paragraph()
        if tag in _HOLDS_BLOCKS:
            self._push(node)
        if tag in _MARKS:
            self._marks.append(_MARKS[tag])
        match tag:
            case "br":
                self._add("\n")
            case "img":
                self._image(node)
            case "a":
                self._links.append(target(node, "href"))
            case "q":
                self._add("“")
            case "pre":
                self._kept += 1
            case "tr":
                self._row(node)

    def close(self, node: LexborNode) -> None:
        """Take the end of an element."""
        tag = node.tag or ""
        match tag:
            case "a":
                self._links.pop()
            case "q":
                self._add("”")
            case "abbr" if title := node.attributes.get("title"):
                self._add(printable(f" ({title})"))
            case "pre":
                self._kept -= 1
                self._preformatted()
            case "hr":
                self._put(Rule())
        if tag in _HEADINGS:
            self._heading(int(tag[1]))
        if tag in _ENDS_PARAGRAPH or tag in _HOLDS_BLOCKS:
            self._end_paragraph()
        if tag in _HOLDS_BLOCKS:
            self._pop()
        if tag in _MARKS:
            self._marks.pop()

    def _add(self, text: str) -> None:
        marks = tuple(mark for mark in MARKS if mark in self._marks) if self._marks else ()
        href = next((link for link in reversed(self._links) if link), "")
        last = self._runs[-1] if self._runs else None
        if last is not None and (last.marks, last.href) == (marks, href):
            text = self._runs.pop().text + text
        if text:
            self._runs.append(Run(text, marks, href))

    def _image(self, node: LexborNode) -> None:
        """Name an image by what it shows: the form printed here holds no pictures."""
        attributes = node.attributes
        source = (attributes.get("src") or "").rpartition("/")[2]
        alt = attributes.get("alt") or attributes.get("title") or source
        self._links.append(target(node, "src"))
        self._add(printable(self._words("[Image: {alt}]", alt=alt)))
        self._links.pop()

    def _put(self, block: Block) -> None:
        self._frames[-1].blocks.append(block)

    def _take_runs(self) -> tuple[Run, ...]:
        runs, self._runs = trimmed(self._runs), []
        return runs

    def _end_paragraph(self) -> None:
        if self._runs and (runs := self._take_runs()):
            self._put(Paragraph(runs))

    def _preformatted(self) -> None:
        text = "".join(run.text for run in self._runs).strip("\n")
        self._runs = []
        if text.strip():
            self._put(Preformatted(text))

    def _heading(self, level: int) -> None:
        runs = self._take_runs()
        if not runs:
            return
        if len(self._frames) > 1:  # inside a cell or a list it heads nothing that follows
            self._put(Paragraph(strong(runs)))
            return
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        self._put(Heading(len(self._levels), runs))

    def _push(self, node: LexborNode) -> None:
        above = self._frames[-1]
        parents = _PARENTS.get(node.tag or "")
        if parents is None:
            lifted = sum(not frame.lifted for frame in self._frames) > DEEPEST
        else:
            lifted = above.lifted or above.node.tag not in parents
        if above.node.tag in _PARENTS["li"]:
            _end_item(above)  # words before the first point of a list
        self._frames.append(_Frame(node, above.blocks if lifted else [], lifted))

    def _pop(self) -> None:
        frame = self._frames.pop()
        if frame.lifted:
            return
        above = self._frames[-1]
        match frame.node.tag:
            case "ul" | "ol":
                _end_item(frame)
                if frame.items:
                    ordered = frame.node.tag == "ol"
                    start = number(frame.node, "start", 1) if ordered else 1
                    above.blocks.append(Listing(ordered, start, tuple(frame.items)))
            case "li":
                above.items.append(tuple(frame.blocks) or (Paragraph(()),))
            case "td" | "th":
                above.rows[-1].append(_cell(frame))
            case "caption":
                above.caption += frame.blocks
            case "table":
                self._table(frame)
            case _ if frame.blocks:
                above.blocks.append(Quote(tuple(frame.blocks)))

    def _row(self, node: LexborNode) -> None:
        frame = self._frames[-1]
        in_head = node.parent is not None and node.parent.tag == "thead"
        if in_head and frame.head == len(frame.rows):
            frame.head += 1
        frame.rows.append([])

    def _table(self, frame: _Frame) -> None:
        match frame.caption:
            case [Paragraph(runs)]:
                caption = runs
            case several:
                caption = ()
                for block in several:
                    self._put(block)
        head = frame.head or _leading_heads(frame.rows)
        made = table(frame.rows, head, caption)
        if made is not None:
            self._put(made)
        elif caption:
            self._put(Paragraph(caption))


def _end_item(frame: _Frame) -> None:
    if frame.blocks:
        frame.items.append(tuple(frame.blocks))
        frame.blocks.clear()


def _cell(frame: _Frame) -> Cell:
    node = frame.node
    return Cell(
        tuple(frame.blocks),
        node.tag == "th",
        max(1, number(node, "colspan", 1)),
        max(1, number(node, "rowspan", 1)),
        alignment(node),
    )


def _leading_heads(rows: list[list[Cell]]) -> int:
    """Count the rows of header cells with which a table without `thead` begins."""
    count = 0
    while count < len(rows) - 1 and rows[count] and all(cell.header for cell in rows[count]):
        count += 1
    return count
