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
    rf"{_STRUCTURE}|(?P<entity>&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,31}});)"
)
_DROPPED = re.compile(_STRUCTURE)
_MARKUP = "*_~`^=\\[]!"
_FEW = 100
"""Up to how many letters it is quicker to replace one by one; ordinary texts have twenty."""
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
    shown: list[str] = []
    offsets: list[int] = []
    start = 0
    for piece in _PIECE.finditer(source):
        _read_letters(source, start, piece.start(), shown, offsets)
        if piece["entity"]:
            letters = html.unescape(piece[0]).translate(_SEEN)
            shown.append(letters)
            offsets += [piece.start()] * len(letters)
        start = piece.end()
    _read_letters(source, start, len(source), shown, offsets)
    return Reading("".join(shown), tuple(offsets))


def squeeze(*sources: str) -> str:
    """Return the letters of `read` on one line, without their places but many times faster.

    Of several texts the letters follow each other.
    """
    texts = [html.unescape(_DROPPED.sub("", source)) for source in sources]
    joined = "".join(texts)
    others = [letter for letter in set(joined) if _SEEN[ord(letter)] != letter]
    if len(others) > _FEW:
        return joined.translate(_SEEN)
    for letter in others:  # what stands for one is seen as it is, so their order is nothing
        joined = joined.replace(letter, _SEEN[ord(letter)])
    return joined


def _read_letters(source: str, start: int, stop: int, shown: list[str], offsets: list[int]) -> None:
    """Add the letters of a part of the text that has no markup."""
    letters = [_SEEN_IN_LINES[ord(letter)] for letter in source[start:stop]]
    shown += letters
    offsets += [place for place, seen in enumerate(letters, start) for _ in seen]


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
_SEEN_IN_LINES = _Seen({ord("\n"): "\n"})
