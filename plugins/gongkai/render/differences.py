"""Two texts as readers see them -> what was taken out and what was put in, line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Literal

ALIKE = 0.4
"""The share that two lines have in common, 0 to 1, below which one is no version of the other."""
LONGEST = 4_000
"""Words of two lines that are compared word by word; longer ones differ as a whole."""
AROUND = 1
"""Lines that are shown before and after a difference."""
_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_BLOCKS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "hr", "table", "tr"),
    *("ul", "ol", "dl", "figure", "figcaption", "caption", "li", "dt", "br", "summary"),
}
_PARTED = {"td": " | ", "th": " | ", "dt": ": "}
"""Elements behind which a line goes on."""
_WHITE = re.compile(r"\s+")

Sort = Literal["same", "out", "in"]


@dataclass(frozen=True)
class DifferencePiece:
    """A part of a line."""

    sort: Sort
    text: str


@dataclass(frozen=True)
class DifferenceLine:
    """A line of both texts, or of one of them; without pieces, lines that are left out."""

    pieces: tuple[DifferencePiece, ...]
    left_out: int = 0


def differences(before: str, now: str) -> list[DifferenceLine]:
    """Return what differs between the HTML of two texts, with the lines around it."""
    lines = list(_lines(_read(before), _read(now)))
    changed = [at for at, line in enumerate(lines) if any(p.sort != "same" for p in line.pieces)]
    shown = {at + by for at in changed for by in range(-AROUND, AROUND + 1)}
    found: list[DifferenceLine] = []
    for at, line in enumerate(lines):
        if at in shown or {at - 1, at + 1} <= shown:
            found.append(line)
        elif found and not found[-1].pieces:
            found[-1] = DifferenceLine((), found[-1].left_out + 1)
        else:
            found.append(DifferenceLine((), 1))
    return found if changed else []


def _lines(before: Sequence[str], now: Sequence[str]) -> Iterator[DifferenceLine]:
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (_whole("same", line) for line in before[a:b])
        else:
            yield from _replaced(before[a:b], now[c:d])


def _replaced(before: Sequence[str], now: Sequence[str]) -> Iterator[DifferenceLine]:
    """Yield lines that stand for each other as one, and others as taken out and put in."""
    left = list(before)
    for line in now:
        at = next((at for at, old in enumerate(left) if _is_alike(old, line)), None)
        if at is None:
            yield _whole("in", line)
            continue
        yield from (_whole("out", old) for old in left[:at])
        yield DifferenceLine(tuple(_pieces(left[at], line)))
        del left[: at + 1]
    yield from (_whole("out", old) for old in left)


def _is_alike(before: str, now: str) -> bool:
    if len(before) + len(now) > LONGEST:
        return False
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _pieces(before: str, now: str) -> Iterator[DifferencePiece]:
    """Yield the parts of a line; what is the same for a character alone is not told apart."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(now)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    out, put_in = "", ""
    opcodes = matcher.get_opcodes()
    for at, (tag, a, b, c, d) in enumerate(opcodes):
        same = "".join(old[a:b])
        is_scrap = (
            tag == "equal" and b - a == 1 and 0 < at < len(opcodes) - 1 and not same.isspace()
        )
        if tag == "equal" and not is_scrap:
            yield from _changed(out, put_in)
            out, put_in = "", ""
            yield DifferencePiece("same", same)
        else:
            out += same
            put_in += "".join(new[c:d])
    yield from _changed(out, put_in)


def _changed(out: str, put_in: str) -> Iterator[DifferencePiece]:
    if out:
        yield DifferencePiece("out", out)
    if put_in:
        yield DifferencePiece("in", put_in)


def _whole(sort: Sort, line: str) -> DifferenceLine:
    return DifferenceLine((DifferencePiece(sort, line),))


def _read(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (_WHITE.sub(" ", line).strip() for line in "".join(reader.parts).split("\n"))
    return [line for line in lines if line]


class _Reader(HTMLParser):
    """Reads the words of HTML: a block is a line, and so is a row of a table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, and write what a picture shows."""
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or a cell."""
        if tag in _BLOCKS and tag not in _PARTED:
            self.parts.append("\n")
        elif tag in _PARTED:
            self.parts.append(_PARTED[tag])

    def handle_data(self, data: str) -> None:
        """Read words; a line end among them is none of the text."""
        self.parts.append(data.replace("\n", " "))
