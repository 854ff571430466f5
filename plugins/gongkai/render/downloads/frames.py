"""What is open while HTML is read: an element that holds blocks, and what was read of it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from gongkai.render.downloads.attributes import alignment, number
from gongkai.render.downloads.document import Block, Cell


@dataclass
class Frame:
    """Something open that holds blocks."""

    node: LexborNode
    blocks: list[Block]
    lifted: bool = False
    """Whether it is left out, and its blocks go to what holds it."""
    items: list[tuple[Block, ...]] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)
    head: int = 0
    caption: list[Block] = field(default_factory=list)


def is_inside(node: LexborNode, tags: Collection[str]) -> bool:
    """Return whether an element lies in one of these."""
    above = node.parent
    while above is not None and above.tag not in tags:
        above = above.parent
    return above is not None


def end_item(frame: Frame) -> None:
    """Make a point of a list of what was read last."""
    if frame.blocks:
        frame.items.append(tuple(frame.blocks))
        frame.blocks.clear()


def cell(frame: Frame) -> Cell:
    """Return the cell of a table that was read."""
    node = frame.node
    return Cell(
        tuple(frame.blocks),
        node.tag == "th",
        max(1, number(node, "colspan", 1)),
        max(1, number(node, "rowspan", 1)),
        alignment(node),
    )


def leading_heads(rows: list[list[Cell]]) -> int:
    """Count the rows of header cells with which a table without `thead` begins."""
    count = 0
    while count < len(rows) - 1 and rows[count] and all(cell.header for cell in rows[count]):
        count += 1
    return count
