"""Sanitised HTML of a record -> blocks to print. What has no form of its own keeps its words."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.i18n.translation import Translation
from gongkai.render.downloads.attributes import number, target
from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.document import (
    Block,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Rule,
    Run,
)
from gongkai.render.downloads.frames import Frame, cell, end_item, is_inside, leading_heads
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


Pictures = Callable[[str, str], Picture | None]
"""Where an image comes from and what it shows -> the picture, where a document can show it."""
_WORDS_ALONE = {*_HEADINGS, "pre"}
"""Elements that hold nothing but words."""


def _no_picture(source: str, alt: str) -> None:  # noqa: ARG001  as `Pictures`
    return None


def read_blocks(
    html: str, words: Translation, base: str = "", pictures: Pictures = _no_picture
) -> tuple[Block, ...]:
    """Return the blocks of `html`; `words` name an image that none of `pictures` shows.

    Addresses on this site begin with a slash, which stands for `base`.
    """
    body = LexborHTMLParser(html).body
    if body is None:
        return ()
    reader = _Reader(body, words, base, pictures)
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

    def __init__(self, root: LexborNode, words: Translation, base: str, pictures: Pictures) -> None:
        self._words = words
        self._base = base
        self._pictures = pictures
        self._frames = [Frame(root, [])]
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
                self._links.append(target(node, "href", self._base))
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
        """Show a picture, or name it by what it shows where there is none to show."""
        attributes = node.attributes
        source = attributes.get("src") or ""
        alt = attributes.get("alt") or attributes.get("title") or source.rpartition("/")[2]
        picture = self._pictures(source, printable(alt))
        if picture is not None and not is_inside(node, _WORDS_ALONE):
            self._end_paragraph()
            self._put(picture)
            return
        self._links.append(target(node, "src", self._base))
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
            end_item(above)  # words before the first point of a list
        self._frames.append(Frame(node, above.blocks if lifted else [], lifted))

    def _pop(self) -> None:
        frame = self._frames.pop()
        if frame.lifted:
            return
        above = self._frames[-1]
        match frame.node.tag:
            case "ul" | "ol":
                end_item(frame)
                if frame.items:
                    ordered = frame.node.tag == "ol"
                    start = number(frame.node, "start", 1) if ordered else 1
                    above.blocks.append(Listing(ordered, start, tuple(frame.items)))
            case "li":
                above.items.append(tuple(frame.blocks) or (Paragraph(()),))
            case "td" | "th":
                above.rows[-1].append(cell(frame))
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

    def _table(self, frame: Frame) -> None:
        match frame.caption:
            case [Paragraph(runs)]:
                caption = runs
            case several:
                caption = ()
                for block in several:
                    self._put(block)
        head = frame.head or leading_heads(frame.rows)
        made = table(frame.rows, head, caption)
        if made is not None:
            self._put(made)
        elif caption:
            self._put(Paragraph(caption))
