"""The blocks of a text as its parser takes them: from the front, as fast in a long text."""

from collections import deque
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown


class _Blocks(deque[str]):
    """A list of blocks of which the first is taken out and put back in no time.

    Python-Markdown does both on a list for each block, which moves all others: 160,000 paragraphs
    took ten seconds.
    """

    def pop(self, index: int = -1) -> str:
        """Take out one block, the first without moving the others."""
        if index == 0:
            return self.popleft()
        block = self[index]
        del self[index]
        return block

    def insert(self, index: int, block: str) -> None:
        """Put in one block, as the first without moving the others."""
        if index == 0:
            self.appendleft(block)
        else:
            super().insert(index, block)


def take_blocks_from_the_front(parser: Markdown) -> None:
    """Have a parser go through blocks without moving those that are still to come."""
    parse: Any = parser.parser.parseBlocks

    def parse_blocks(parent: Element, blocks: Any) -> None:
        parse(parent, blocks if isinstance(blocks, _Blocks) else _Blocks(blocks))

    parser.parser.parseBlocks = parse_blocks  # type: ignore[method-assign]
