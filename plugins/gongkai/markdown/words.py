"""What a text says, without its markup: its words, line by line."""

import re

from gongkai.markdown.dialect import runs_on
from gongkai.markdown.events import parse

_TAG = re.compile(r"<[^<>]*>")
_ENDS_LINE = {"Paragraph", "Item", "CodeBlock", "TableHead", "TableRow", "HtmlBlock"}


def words(markdown: str, *, prose: bool = False) -> str:
    """Return the words of a text: each block on a line of its own, with a bar behind each cell.

    `prose` leaves headings and tables out.
    """
    found: list[str] = []
    left_out = 0
    line_end: int | None = None
    for event, _ in parse(markdown).events:
        match event:
            case {"Start": {"Heading": _} | {"Table": _}} if prose:
                left_out += 1
            case {"End": {"Heading": _} | "Table"} if prose:
                left_out -= 1
            case _ if left_out:
                pass
            case {"Text": str(text)} | {"Code": str(text)}:
                if line_end is not None and line_end and runs_on(found[line_end - 1][-1:], text):
                    found[line_end] = ""
                line_end = None
                found.append(text)
            case {"Html": str(html)} | {"InlineHtml": str(html)}:
                found.append(_TAG.sub("", html))
            case "SoftBreak":
                line_end = len(found)
                found.append("\n")
            case {"End": "TableCell"}:
                found.append("|")
            case "HardBreak" | "Rule" | {"End": {"Heading": _}}:
                found.append("\n")
            case {"End": str(tag)} if tag in _ENDS_LINE:
                found.append("\n")
    return "".join(found)
