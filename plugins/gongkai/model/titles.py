"""Titles of documents: the names they have in 《》, and whether a name may mean a document."""

import re
import unicodedata
from dataclasses import dataclass

_SIGNS = re.compile(
    r"^(?:【示例】|SAMPLE: *)|[\s《》〈〉「」『』“”‘’\"'()\[\]【】〔〕,.:;!?，。、：；！？·-]"
)
_LEAST = 4


@dataclass(frozen=True)
class NamedTitle:
    """A document's name in 《》, with its place in the text around it."""

    name: str
    start: int


def plain_title(title: str) -> str:
    """Return the letters of a title, without the mark of a sample, brackets and blanks."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", title)).casefold()


def titles_in(text: str) -> list[NamedTitle]:
    """Return the names that stand in 《》, the outer ones where they are nested."""
    found, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        if sign == "《":
            start = place if depth == 0 else start
            depth += 1
        elif sign == "》" and depth:
            depth -= 1
            if depth == 0:
                found.append(NamedTitle(text[start + 1 : place], start))
    return found


def may_mean(name: str, title: str) -> bool:
    """Tell whether `name`, perhaps shortened, may mean the document of this title.

    《停车收费办法》 may mean 某区公共停车收费管理办法: its letters stand there in this order.
    """
    short, whole = sorted((plain_title(name), plain_title(title)), key=len)
    if len(short) < _LEAST:
        return short == whole
    letters = iter(whole)
    return all(letter in letters for letter in short)
