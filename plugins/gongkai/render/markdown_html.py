"""The events of a text -> HTML, its links as written and nothing yet sanitised."""

from html import escape
from typing import Any

from pyromark.event import Range

from gongkai.markdown.dialect import begins_line, is_han, runs_on
from gongkai.markdown.events import MarkdownText
from gongkai.render.footnotes import Footnotes
from gongkai.render.headings import Heading, Headings

_ALIGNED = {"Left": "gk-left", "Center": "gk-center", "Right": "gk-right"}
ALIGNMENTS = frozenset(_ALIGNED.values())
"""The classes of cells: the pages' policy allows no style of their own."""
_INLINE = {"Emphasis", "Strong", "Link"}
_OPENING = {
    "Paragraph": "<p>",
    "Emphasis": "<em>",
    "Strong": "<strong>",
    "Item": "<li>",
    "TableHead": "<thead>\n<tr>\n",
    "TableRow": "<tr>\n",
}
_CLOSING = {
    "Paragraph": "</p>\n",
    "Emphasis": "</em>",
    "Strong": "</strong>",
    "Link": "</a>",
    "Item": "</li>\n",
    "CodeBlock": "</code></pre>\n",
    "TableHead": "</tr>\n</thead>\n<tbody>\n",
    "TableRow": "</tr>\n",
    "Table": "</tbody>\n</table>\n",
}
_BLANKS = 4
"""How many blanks at the beginning of a line are an indent."""
_INDENT = "\u3000\u3000"


def html_of(text: MarkdownText) -> tuple[str, tuple[Heading, ...]]:
    """Return the HTML of a text, and its headings."""
    writer = _Writer(text)
    for event, place in text.events:
        writer.take(event, place)
    return writer.html(), writer.headings.nested()


class _Writer:
    """Takes the events of a text one after another."""

    def __init__(self, text: MarkdownText) -> None:
        self.headings = Headings()
        self._text = text
        self._footnotes = Footnotes(text.events if b"[^" in text.source else ())
        self._out: list[str] = []
        self._heading: list[str] | None = None
        """The words of the heading that is open."""
        self._heading_at = self._note_at = 0
        """Where in the HTML a heading or the text of a footnote begins."""
        self._images: list[tuple[str, str]] = []
        """Target and title of the image that is open, with those in its description."""
        self._description: list[str] = []
        self._containers = 0
        self._inline = 0
        self._is_paragraph = False
        self._columns: tuple[str, ...] = ()
        self._column = 0
        self._cell = "td"
        self._begins = self._last = ""
        """The first words and the last character of the line."""
        self._line_end: int | None = None
        """Where in the HTML the end of the line before stands, as long as none follows it."""

    def html(self) -> str:
        return "".join(self._out) + self._footnotes.html()

    def take(self, event: Any, place: Range) -> None:
        """Take an event, and where in the source it lies."""
        if isinstance(event, str):
            self._take_alone(event)
            return
        ((name, value),) = event.items()
        if name == "Text":
            if self._line_end is not None:
                self._end_line(value, place["start"])
            words = value.lstrip() if self._heading == [] else value
            self._begins = self._begins if self._last else words
            self._write(words, escape(words, quote=False))
        elif name == "Start":
            if isinstance(value, str):
                self._open(value)
            else:
                self._open_with(value)
        elif name == "End":
            if isinstance(value, str):
                self._close(value)
            else:
                self._close_with(value)
        elif name == "Code":
            self._end_line(value, place["start"])
            self._write(value, f"<code>{escape(value, quote=False)}</code>")
        elif name == "FootnoteReference":
            self._line_end = None
            self._write("", self._footnotes.reference(value))
        else:  # HTML, in a line or as a block
            self._line_end = None
            self._write("", value)

    def _take_alone(self, event: str) -> None:
        match event:
            case "SoftBreak":
                self._line_end = None if self._images else len(self._out)
                last = self._last
                self._write("\n", "\n")
                self._last = last
            case "HardBreak":
                self._write("\n", "<br>\n")
            case "Rule":
                self._out.append("<hr>\n")

    def _write(self, words: str, html: str) -> None:
        if self._images:
            self._description.append(words)
        else:
            self._out.append(html)
            if self._heading is not None:
                self._heading.append(words)
        self._last = words[-1:] or self._last

    def _end_line(self, words: str, start: int) -> None:
        """Write what ends the line before, now that the next one is known."""
        if self._line_end is None:
            return
        at, self._line_end = self._line_end, None
        is_indented = not self._containers and self._text.indent(start) >= _BLANKS and is_han(words)
        if is_indented or begins_line(words, self._begins + self._last):
            is_plain = self._is_paragraph and not self._inline
            self._out[at] = "</p>\n<p>" if is_plain else "<br>\n"
            if is_indented:
                self._out.append(_INDENT)
        elif runs_on(self._last, words):
            self._out[at] = ""
        self._begins = words

    def _open(self, tag: str) -> None:
        if tag in _INLINE:
            self._inline += 1
            self._write("", _OPENING[tag])
            return
        self._last, self._line_end = "", None
        if tag == "TableCell":
            self._out.append(self._cell_opening())
            return
        self._out.append(_OPENING.get(tag, ""))
        if tag == "Paragraph":
            self._is_paragraph = True
        elif tag == "TableRow":
            self._column = 0
        elif tag == "TableHead":
            self._cell, self._column = "th", 0

    def _cell_opening(self) -> str:
        aligned = _ALIGNED.get(self._columns[self._column])
        self._column += 1
        return f'<{self._cell} class="{aligned}">' if aligned else f"<{self._cell}>"

    def _open_with(self, tag: Any) -> None:
        match tag:
            case {"Link": link}:
                self._inline += 1
                target = link["dest_url"]
                target = f"mailto:{target}" if link["link_type"] == "Email" else target
                self._write("", f'<a href="{escape(target)}"{_title(link["title"])}>')
                return
            case {"Image": image}:
                self._images.append((image["dest_url"], image["title"]))
                return
            case {"Heading": _}:
                self._heading, self._heading_at = [], len(self._out)
                self._out.append("")
            case {"List": first}:
                self._containers += 1
                start = f' start="{first}"' if first not in (None, 1) else ""
                if self._out and not self._out[-1].endswith("\n"):
                    self._out.append("\n")  # behind the words of the item that holds it
                self._out.append("<ul>\n" if first is None else f"<ol{start}>\n")
            case {"BlockQuote": _}:
                self._containers += 1
                self._out.append("<blockquote>\n")
            case {"CodeBlock": _}:
                self._out.append("<pre><code>")
            case {"FootnoteDefinition": _}:
                self._containers += 1
                self._note_at = len(self._out)
            case {"Table": columns}:
                self._columns = columns
                self._out.append("<table>\n")
        self._last, self._line_end = "", None

    def _close(self, tag: str) -> None:
        if tag in _INLINE:
            self._inline -= 1
            self._write("", _CLOSING[tag])
        elif tag == "TableCell":
            self._out.append(f"</{self._cell}>\n")
        elif tag == "Image":
            self._close_image()
        elif tag == "FootnoteDefinition":
            self._containers -= 1
            self._footnotes.define("".join(self._out[self._note_at :]))
            del self._out[self._note_at :]
        else:
            self._out.append(_CLOSING.get(tag, ""))
            if tag == "Paragraph":
                self._is_paragraph = False
            elif tag == "TableHead":
                self._cell = "td"

    def _close_with(self, tag: Any) -> None:
        match tag:
            case {"Heading": level}:
                words, self._heading = " ".join("".join(self._heading or []).split()), None
                number = max(int(level[1]), 2)
                name = self.headings.add(number, words)
                self._out[self._heading_at] = f'<h{number} id="{escape(name)}">'
                self._out.append(f"</h{number}>\n")
            case {"List": is_ordered}:
                self._containers -= 1
                self._out.append("</ol>\n" if is_ordered else "</ul>\n")
            case {"BlockQuote": _}:
                self._containers -= 1
                self._out.append("</blockquote>\n")

    def _close_image(self) -> None:
        target, title = self._images.pop()
        if not self._images:
            words = escape("".join(self._description))
            self._description.clear()
            self._out.append(f'<img alt="{words}" src="{escape(target)}"{_title(title)}>')


def _title(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""
