"""Articles that a text names: 第九条、第十二条第二款, 第三条至第五条."""

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


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else numeral(text)
