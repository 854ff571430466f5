"""The HTML of a text -> the words that a reader sees, with those of its attributes."""

from html.parser import HTMLParser
from urllib.parse import unquote

_BLOCKS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "table"),
    *("ul", "ol", "dl", "figure", "figcaption", "caption", "li", "dt", "dd"),
}
_ITEMS = {"li": "- ", "dt": "- ", "dd": "- "}
_CELLS = {"td", "th"}
_STRUCK = {"del", "s", "sup", "sub"}
"""What is struck out, or above or below the line, as the mark of a footnote is."""
_WORDS = ("alt", "title")
_TARGETS = ("href", "src")


def shown_texts(html: str) -> list[str]:
    """Return what a reader sees of HTML; once more without what is struck out, if anything is.

    Words within elements run on; blocks are parted by a blank line, and cells by bars, so that
    tables read as in Markdown. What attributes say follows, each on a line of its own.
    """
    whole = _Reader()
    whole.feed(html)
    whole.close()
    texts = [whole.text()]
    if whole.has_struck:
        rest = _Reader(struck=False)
        rest.feed(html)
        rest.close()
        texts.append(rest.text())
    return texts


class _Reader(HTMLParser):
    def __init__(self, *, struck: bool = True) -> None:
        super().__init__(convert_charrefs=True)
        self.has_struck = False
        self._parts: list[str] = []
        self._attributes: list[str] = []
        self._reads_struck = struck
        self._depth = 0
        self._cells = 0
        self._is_head = False

    def text(self) -> str:
        return "".join(self._parts) + "".join(f"\n\n{value}" for value in self._attributes)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name in _WORDS:
                self._attributes.append(value)
            elif value and name in _TARGETS:
                self._attributes.append(unquote(value))
        if tag in _STRUCK:
            self.has_struck = True
            self._depth += 1
        elif tag == "br":
            self._parts.append("\n")
        elif tag in _CELLS:
            self._parts.append(" | " if self._cells else "| ")
            self._cells += 1
        elif tag == "tr":
            self._parts.append("\n")
            self._cells = 0
        elif tag in _BLOCKS:
            self._is_head = self._is_head or tag == "table"
            self._parts.append(f"\n\n{_ITEMS.get(tag, '')}")

    def handle_endtag(self, tag: str) -> None:
        if tag in _STRUCK:
            self._depth = max(self._depth - 1, 0)
        elif tag == "tr":
            self._parts.append(" |")
            if self._is_head:
                self._parts.append("\n|" + "---|" * self._cells)
                self._is_head = False
        elif tag in _BLOCKS:
            self._parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self._reads_struck or not self._depth:
            self._parts.append(data if data.strip("\n") else "")
