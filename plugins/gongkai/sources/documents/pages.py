"""Web pages (.html): their text, and what tags and comments say beside it, each at its line."""

from html.parser import HTMLParser

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents.parts import is_free

_RUNNING = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "mark", "nobr", "o:p", "q", "rb", "rp", "rt", "ruby", "s"),
        *("samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        *("wbr", "img", "input"),
    }
)
"""Elements that stand within a line; any other begins one."""
_CELLS = ("td", "th")


def pieces_of(text: str) -> list[tuple[Spot, str]]:
    """Return the text of a page in pieces, with nothing to be put between them."""
    page = _Page()
    page.feed(text)
    page.close()
    return [*page.pieces, *page.apart]


class _Page(HTMLParser):
    """Takes what a page holds; scripts are text too."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[tuple[Spot, str]] = []
        self.apart: list[tuple[Spot, str]] = [(Spot.at(Where.LINE, line=1), "\n")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part(tag)
        for name, value in attrs:
            if name not in ("style", "class", "id") and value and is_free(value):
                self._aside(value, name)

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)

    def handle_data(self, data: str) -> None:
        self.pieces.append((self._spot(), data))

    def handle_comment(self, data: str) -> None:
        self._aside(data, "comment")

    def handle_decl(self, decl: str) -> None:
        self._aside(decl, "doctype")

    def unknown_decl(self, data: str) -> None:
        self._aside(data, "comment")

    def handle_pi(self, data: str) -> None:
        self._aside(data, "comment")

    def _part(self, tag: str) -> None:
        if tag not in _RUNNING:
            self.pieces.append((self._spot(), " | " if tag in _CELLS else "\n"))

    def _aside(self, text: str, name: str) -> None:
        spot = Spot(Where.BESIDE, (("name", name),), self._spot())
        self.apart.append((spot, f"{text}\n"))

    def _spot(self) -> Spot:
        return Spot.at(Where.LINE, line=self.getpos()[0])
