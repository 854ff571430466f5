"""A text as it is read for what it names: years in digits, and nothing that cannot be seen."""

import re
import unicodedata

_NUMERALS = "〇零○◯Ｏ０一二三四五六七八九"
_DIGITS = str.maketrans(_NUMERALS, "000000123456789")
_ZERO = "[〇零○◯Ｏ０]"
_YEAR = re.compile(
    rf"(?<![{_NUMERALS}十百千])(?:一九|二{_ZERO})[{_NUMERALS}]{{2}}"
    r"(?=\s*年(?![一二三四五六七八九十]{1,3}月)|\s*[学财]年|\s*[至到—–~～-]+\s*二"
    r"|\s*[〕\]］﹞〗】）)}>》〉])"
)
"""A year in Chinese numerals: not that of a day, which is no year of a document."""
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_SPACED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]\s+){1,8}[\u4e00-\u9fff]?(?=\s*[〔\[（(【]\s*(?:19|20)\d\d\s*[〕\]）)】])"
)
"""The prefix of a number with a blank behind every character, as forms space it out: 甲 政 函."""


def plain(text: str) -> str:
    """Return a text with its years in digits, and without blanks or signs that mean nothing.

    Those have no width, or space out a number.
    """
    if text.isascii():
        return text
    if " " in text and "号" in text:
        text = _SPACED.sub(lambda found: "".join(found[0].split()), text)
    if not text.isprintable():
        text = "".join(one for one in text if unicodedata.category(one) != "Cf")
    text = text.translate(_WIDE)
    if "二" not in text and "一九" not in text:
        return text
    return _YEAR.sub(lambda found: found[0].translate(_DIGITS), text)
