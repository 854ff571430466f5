"""Titles of documents: the names they have in 《》, and whether a name may mean a document."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.model.language import Language

TOKENS = re.compile(r"[a-z]+|\d+|[\u3400-\u9fff〇]+")
"""What a normal form consists of: English words, numbers, runs of Chinese characters."""
SAMPLE_MARKS: Mapping[Language, str] = {"zh": "【示例】", "en": "SAMPLE:"}
"""What the title of an invented record begins with."""
_SAMPLE = re.compile(rf"^\s*(?:{SAMPLE_MARKS['zh']}|[\[(]示例[\])]|sample\s*:)\s*", re.IGNORECASE)
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}(?=年|至)")
_NUMBER = re.compile(r"\d+|[〇零一二三四五六七八九十百]+")
_LEAST = 4


@dataclass(frozen=True)
class NamedTitle:
    """A document's name in 《》, with its place in the text around it."""

    name: str
    start: int


def unmarked(title: str) -> str:
    """Return the title without the mark of a sample."""
    for mark in SAMPLE_MARKS.values():
        title = title.removeprefix(mark)
    return title.strip()


def normal_form(title: str) -> str:
    """Return the form by which titles are equal: one width, no punctuation, no sample mark.

    English words keep one blank between them; nothing else has blanks.
    """
    plain = _SAMPLE.sub("", unicodedata.normalize("NFKC", title)).casefold()
    plain = _CHINESE_YEAR.sub(lambda found: found[0].translate(_CHINESE_DIGITS), plain)
    parts: list[str] = []
    for token in TOKENS.findall(plain):
        if parts and token[0] < "\u3400" and parts[-1][-1] < "\u3400":
            parts.append(" ")
        parts.append(token)
    return "".join(parts)


def plain_title(title: str) -> str:
    """Return the normal form of a title without the blanks between English words."""
    return normal_form(title).replace(" ", "")


def without_numbers(title: str) -> str:
    """Return what the titles of a series have in common: all but numbers, in digits or characters.

    “十四五”养老规划 and “十三五”养老规划 are one.
    """
    return _NUMBER.sub("0", plain_title(title))


def titles_in(text: str) -> list[NamedTitle]:
    """Return the names that stand in 《》, the outer ones where they are nested."""
    found, depth, start = [], 0, 0
    for place, character in enumerate(text):
        if character == "《":
            start = place if depth == 0 else start
            depth += 1
        elif character == "》" and depth:
            depth -= 1
            if depth == 0:
                found.append(NamedTitle(text[start + 1 : place], start))
    return found


def may_mean(name: str, title: str) -> bool:
    """Return whether `name`, perhaps shortened, may mean the document of this title.

    《停车收费办法》 may mean 某区公共停车收费管理办法: its letters stand there in this order.
    """
    short, whole = sorted((plain_title(name), plain_title(title)), key=len)
    if len(short) < _LEAST:
        return short == whole
    letters = iter(whole)
    return all(letter in letters for letter in short)
