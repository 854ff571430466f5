"""A text as it is read: one width, no blanks, no markup between its letters."""

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

_STRUCTURE = (
    r"<!--|-->|</?[a-zA-Z][^<>]*>"  # comments and tags, but not what is between them
    r"|\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|\]\[[^\]\n]*\]"  # where a link leads
    r"|\{:?[ ]*[.#][^{}\n]*\}"  # attributes
)
_PIECE = re.compile(
    rf"(?P<structure>{_STRUCTURE})"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});)"
    r"|(?P<break>\n)"
    r"|(?P<letter>.)",
    re.DOTALL,
)
_DROPPED = re.compile(_STRUCTURE)
_MARKUP = "*_~`^=\\[]!"
_UNSEEN = ("Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp")
_FILLERS = "\u115f\u1160\u3164\uffa0"


@dataclass(frozen=True)
class Reading:
    """The letters that a reader sees, line by line, and where each stands in the source."""

    letters: str
    """Line ends are kept."""
    offsets: tuple[int, ...]

    def changed(self, change: Callable[[str], str]) -> "Reading":
        """Return the reading with some letters changed, each one for one."""
        return Reading(change(self.letters), self.offsets)

    def lines(self) -> list["Reading"]:
        """Return the lines that hold anything."""
        lines, start = [], 0
        for line in self.letters.split("\n"):
            end = start + len(line)
            if line:
                lines.append(Reading(line, self.offsets[start:end]))
            start = end + 1
        return lines


def read(source: str) -> Reading:
    """Return what a reader of `source`, which is Markdown, sees."""
    letters: list[str] = []
    offsets: list[int] = []
    for piece in _PIECE.finditer(source):
        shown = _shown(piece)
        letters += shown
        offsets += [piece.start()] * len(shown)
    return Reading("".join(letters), tuple(offsets))


def squeeze(*sources: str) -> str:
    """Return the letters of `read` on one line, without their places but many times faster.

    Of several texts the letters follow each other.
    """
    texts = [html.unescape(_DROPPED.sub("", source)) for source in sources]
    return "".join(texts).translate(_SEEN)


def _shown(piece: re.Match[str]) -> str:
    if piece.lastgroup == "break":
        return "\n"
    if piece.lastgroup not in ("entity", "letter"):
        return ""
    text = html.unescape(piece[0]) if piece.lastgroup == "entity" else piece[0]
    return text.translate(_SEEN)


def _is_seen(letter: str) -> bool:
    return (
        letter not in _MARKUP
        and letter not in _FILLERS
        and unicodedata.category(letter) not in _UNSEEN
    )


class _Seen(dict[int, str]):
    """A table for `str.translate`, filled as letters come up: each in one width, if it is seen."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(filter(_is_seen, unicodedata.normalize("NFKC", chr(code))))
        return self[code]


_SEEN = _Seen()
