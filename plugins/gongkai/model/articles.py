"""Articles: those that a text names (第九条、第十二条第二款, 第三条至第五条), and those it has."""

import re

from gongkai.model.numbers import numeral

_NUMERALS = "〇零一二三四五六七八九十百千"
_ARTICLE = rf"第?\s*(\d{{1,4}}|[{_NUMERALS}]+)\s*条"
_RANGE = re.compile(rf"{_ARTICLE}(?:(?:\s*(?:至|到|—|–|-|～|~)\s*){_ARTICLE})?")


def articles_in(text: str) -> frozenset[int]:
    """Return the numbers of the articles that a text names."""
    found: set[int] = set()
    for match in _RANGE.finditer(text):
        first = _number(match[1])
        last = _number(match[2]) if match[2] else first
        found.update(range(first, last + 1))
    return frozenset(found)


def articles_alone(text: str) -> tuple[int, ...]:
    """Return the numbers of the articles where a text names these and nothing else; else none."""
    rest = _RANGE.sub("", text).strip("、，,和及 ")
    return () if rest else tuple(sorted(articles_in(text)))


BEGINNING = (
    rf"第(?P<number>\d{{1,4}}|[{_NUMERALS}]+)条(?:之(?P<beside>[{_NUMERALS}]+))?"
    r"|Article (?P<english>\d{1,4})\.?"
)
"""With what the paragraph of an article begins."""
CHAPTER = (
    rf"第(?P<chapter>\d{{1,3}}|[{_NUMERALS}]+)章(?=[\s\u3000]|$|</)"
    r"|Chapter (?P<chapter_in_english>\d{1,3}|[IVXL]{1,6})\b"
)
"""With what the heading of a chapter begins."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_BEGINS = re.compile(rf"^[ \t\u3000]*(?:\*\*)?(?:{BEGINNING})(?=\*\*|[ \u3000])", re.MULTILINE)


def article_anchor(found: re.Match[str]) -> str:
    """Return the id of an article by its beginning: art-3, and art-3-1 of 第三条之一."""
    number = int(found["english"]) if found["english"] else _number(found["number"])
    beside = f"-{numeral(found['beside'])}" if found["beside"] else ""
    return f"art-{number}{beside}"


def chapter_anchor(found: re.Match[str]) -> str:
    """Return the id of a chapter by its heading: chap-2 of 第二章 and of Chapter II."""
    number = found["chapter"] or found["chapter_in_english"]
    return f"chap-{_roman(number) if number[0] in _ROMAN else _number(number)}"


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


def anchors_of_articles(markdown: str) -> frozenset[str]:
    """Return the ids of the articles that a text has, each in a paragraph of its own."""
    return frozenset(map(article_anchor, _BEGINS.finditer(markdown)))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else numeral(text)
