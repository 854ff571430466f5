"""The text of a Word file, made ready for the library that makes HTML of it.

What the library does not know or would lose is turned into what it knows: formulas and ruby become
text, boxes become paragraphs, and headings are told from paragraphs that only look bold.
"""

import copy
import re
from collections.abc import Sequence
from itertools import pairwise
from xml.etree import ElementTree as Tree

from gongkai.importing.blocks import Block, _boxes, symbol
from gongkai.importing.styles import Styles
from gongkai.importing.word_file import MC, W, WordFile
from gongkai.importing.wordings import ANNEX

HEADING = "GongkaiHeading{level}"
"""The style of a heading; the library is told what to make of it."""
LEVELS = (2, 3, 4, 5)
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LONGEST = 50
_STOPS = ("。", "；", ";", "：", ":", "，", "！", "？")
_LARGE = 17
_BY_NUMBER = (
    (re.compile(r"第[一二三四五六七八九十百\d]+章"), 2),
    (re.compile(r"第[一二三四五六七八九十百\d]+节"), 3),
    (re.compile(r"[一二三四五六七八九十]{1,3}、"), 2),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"), 3),
)
"""How headings of official documents begin; 1. and （1） are never more than paragraphs."""


def make_ready(file: WordFile, blocks: Sequence[Block], styles: Styles) -> None:
    """Change the tree of a file so that nothing of its text is lost in HTML."""
    for block in blocks:
        _put_boxes_behind(block)
    for parent in list(file.body.iter()):
        for child in list(parent):
            if child.tag == f"{_MATHS}oMathPara" and parent.tag != f"{W}p":
                _replace(parent, child, [_paragraph(_math(child))])
            elif child.tag in (f"{_MATHS}oMath", f"{_MATHS}oMathPara"):
                _replace(parent, child, [_run(_math(child))])
            elif child.tag == f"{W}fldSimple":
                _replace(parent, child, list(child))
            elif child.tag == f"{W}ruby":
                _replace(parent, child, list(child.iterfind(f"{W}rubyBase/{W}r")))
            elif child.tag == f"{W}sym" and symbol(child):
                _replace(parent, child, [_text(symbol(child))])
    _mark_headings(blocks, styles)


def has_formula(file: WordFile) -> bool:
    """Return whether a formula stands in the text, of which only the characters are kept."""
    return next(file.body.iter(f"{_MATHS}oMath"), None) is not None


def ruby_of(file: WordFile) -> str:
    """Return what stands above characters, such as how they are read."""
    found = (one for ruby in file.body.iter(f"{W}rt") for one in ruby.iter(f"{W}t"))
    return " ".join(filter(None, (one.text for one in found)))


def _put_boxes_behind(block: Block) -> None:
    """Put the paragraphs of text boxes behind the paragraph on which they hang."""
    if not block.boxes or block.is_table:
        return
    found = [list(box) for box in _boxes(block.element)]
    for parent in list(block.element.iter()):
        for child in list(parent):
            is_drawn = child.tag in (f"{MC}AlternateContent", f"{W}pict", f"{W}drawing")
            if is_drawn and next(child.iter(f"{W}txbxContent"), None) is not None:
                parent.remove(child)
    at = list(block.parent).index(block.element) + 1
    for child in reversed([one for box in found for one in box]):
        block.parent.insert(at, copy.deepcopy(child))


def _replace(parent: Tree.Element, old: Tree.Element, new: Sequence[Tree.Element]) -> None:
    at = list(parent).index(old)
    parent.remove(old)
    for child in reversed(new):
        parent.insert(at, child)


def _math(element: Tree.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{_MATHS}t"))


def _text(said: str) -> Tree.Element:
    text = Tree.Element(f"{W}t")
    text.text = said
    return text


def _run(said: str) -> Tree.Element:
    run = Tree.Element(f"{W}r")
    run.append(_text(said))
    return run


def _paragraph(said: str) -> Tree.Element:
    paragraph = Tree.Element(f"{W}p")
    paragraph.append(_run(said))
    return paragraph


def _mark_headings(blocks: Sequence[Block], styles: Styles) -> None:
    """Give headings the style that says so, and take such styles from all other paragraphs."""
    previous: Block | None = None
    for block, behind in pairwise([*[b for b in blocks if not b.is_blank], None]):
        if block is None or block.is_table:
            previous = block
            continue
        level = _level(block, previous, behind)
        if level is not None:
            _set_style(block.element, HEADING.format(level=level))
        elif styles.heading(block.element) is not None:
            _set_style(block.element, None)
        previous = block


def _level(block: Block, before: Block | None, behind: Block | None) -> int | None:
    """Return the level of the heading that a paragraph is; None of any other."""
    if not block.lines or block.boxes or block.has_picture:
        return None
    said = "".join(line.text for line in block.lines)
    line = block.lines[0]
    if len(said) > _LONGEST or said.endswith(_STOPS):
        return None
    follows = "".join(line.text for line in behind.lines) if behind is not None else None
    if any(pattern.match(said) for pattern, _ in _BY_NUMBER) or ANNEX.fullmatch(said):
        return heading_level(said, follows)
    if line.is_central and line.points >= _LARGE:
        is_annex = before is not None and any(ANNEX.fullmatch(one.text) for one in before.lines)
        return 3 if is_annex else 2
    if line.heading is not None and line.alignment != "right":
        return min(line.heading + 1, LEVELS[-1]) if line.heading else 2
    return None


def heading_level(said: str, behind: str | None) -> int | None:
    """Return the level of a heading by its number; None where it has none, or is of a list.

    `behind` is the next paragraph: numbered lines that follow each other without text are a list.
    """
    if len(said) > _LONGEST or said.endswith(_STOPS):
        return None
    if ANNEX.fullmatch(said):
        return 2
    for pattern, level in _BY_NUMBER:
        if pattern.match(said):
            is_listed = behind is None or pattern.match(behind) is not None
            return None if is_listed else level
    return None


def _set_style(paragraph: Tree.Element, name: str | None) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Tree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}pStyle"):
        properties.remove(old)
    if name is not None:
        style = Tree.Element(f"{W}pStyle")
        style.set(f"{W}val", name)
        properties.insert(0, style)
