"""Texts whose marks are those of Chinese, for what reads by them."""

import re

_HALF = re.compile(r"(?<=[\u4e00-\u9fff％%℃”）)])[,;](?!\d{3}(?!\d))|[,;](?=[\u4e00-\u9fff])")
"""A mark of English beside Chinese; none within a number."""
_FULL = {",": "，", ";": "；"}


def with_full_marks(text: str) -> str:
    """Return a text of the same length in which `,` and `;` beside Chinese words are full.

    People type them as the keyboard has them: 共120户,每户2000元 says what it says with full ones.
    """
    if "," not in text and ";" not in text:
        return text
    return _HALF.sub(lambda half: _FULL[half[0]], text)
