"""What a text says, without its markup: its words, line by line."""

import re
from typing import Any

from gongkai.markdown.dialect import runs_on
from gongkai.markdown.events import parse

_TAG = re.compile(r"<[^<>]*>")
_ENDS = {
    "TableCell": "|",
    **dict.fromkeys(("Paragraph", "Item", "CodeBlock", "TableHead", "TableRow", "HtmlBlock"), "\n"),
}
"""What stands behind the words of something."""


def words(markdown: str, *, prose: bool = False) -> str:
    """Return the words of a text: each block on a line of its own, with a bar behind each cell.

    `prose` leaves headings and tables out.
    """
    found: list[str] = []
    left_out = False
    line_end = 0
    for event, _ in parse(markdown).events:
        name, value = (event, "") if isinstance(event, str) else _only(event)
        if prose and name in ("Start", "End") and (value == "Table" or _is_apart(value)):
            left_out = name == "Start"
        if left_out:
            continue
        if name in ("Text", "Code"):
            if line_end and runs_on(found[line_end - 1][-1:], value):
                found[line_end] = ""
            line_end = 0
            found.append(value)
        elif name == "End":
            end = _ENDS.get(value) if isinstance(value, str) else "\n"
            if end:
                found.append(end)
        elif name in ("SoftBreak", "HardBreak"):
            line_end = len(found) if name == "SoftBreak" else 0
            found.append("\n")
        elif name in ("Html", "InlineHtml"):
            found.append(_TAG.sub("", value))
    return "".join(found)


def _only(event: Any) -> tuple[str, Any]:
    ((name, value),) = event.items()
    return name, value


def _is_apart(tag: Any) -> bool:
    return isinstance(tag, dict) and ("Heading" in tag or "Table" in tag)
