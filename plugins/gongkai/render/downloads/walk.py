"""A tree of HTML as a row of events."""

from collections.abc import Iterator
from typing import Literal

from selectolax.lexbor import LexborNode

Event = tuple[Literal["open", "close", "text"], LexborNode]


def events(root: LexborNode) -> Iterator[Event]:
    """Walk the tree without recursion: a text may nest deeper than Python calls do."""
    todo: list[Event] = [("close", root), ("open", root)]
    while todo:
        event, node = todo.pop()
        if event == "open" and leads_back(node):
            todo.pop()
            continue
        yield event, node
        if event == "open":
            children = list(node.iter(include_text=True))
            for child in reversed(children):
                if child.is_text_node:
                    todo.append(("text", child))
                else:
                    todo += [("close", child), ("open", child)]


def leads_back(node: LexborNode) -> bool:
    """Return whether a node is the arrow from a footnote back to its mark, useless in print."""
    return node.tag == "a" and (node.attributes.get("href") or "").startswith("#fnref")
