"""The forms in which one digit is written, and a text with the digits as the eye meets them."""

import html
import re
import unicodedata

from gongkai.model.reading_order import TURNED

HAN = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
HAN |= dict(zip("壹贰叁肆伍陆柒捌玖貳參叄陸弌弍弎幺", "12345678923361231", strict=True))
"""Chinese numerals that stand for one digit."""
_ODD = "".join(
    chr(code)
    for first, last in ((0xB2, 0xB9), (0x2070, 0x2089), (0x2460, 0x24FF), (0x2776, 0x2792))
    for code in range(first, last + 1)
    if unicodedata.digit(chr(code), None) is not None
)
"""Digits in circles and brackets, above and below the line."""
_CODE = r"(?:;|(?![0-9a-fA-F]))"  # browsers read an entity without its semicolon, too
ENCODED_DIGIT = (
    r"&#0*(?:4[89]|5[0-7]|6529[6-9]|6530[0-5])(?:;|(?![0-9]))"
    rf"|&#[xX]0*(?:3[0-9]|[fF]{{2}}1[0-9]){_CODE}"
)
DIGIT = rf"(?:[\d{_ODD}{''.join(HAN)}]|{ENCODED_DIGIT})"
ENCODED_X = r"&#0*(?:88|120|65336|65368)(?:;|(?![0-9]))|&#[xX]0*(?:[57]8|[fF]{2}[35]8)" + _CODE
X = rf"(?:[XxＸｘ]|{ENCODED_X})"

_ENCODED = re.compile(r"%(?:3[0-9]|[57]8|[89A-Fa-f][0-9A-Fa-f]|2[0BbDd]|3[AaDd])")
_LATIN = "A-Za-zＡ-Ｚａ-ｚ"
_NOUGHT = "OoＯｏОоΟο"
_NOUGHTS = re.compile(
    rf"[{_NOUGHT}](?:(?<=\d.)[{_NOUGHT}]*+(?![{_LATIN}])"
    rf"|(?<![{_LATIN}].)[{_NOUGHT}]*+(?=\d))",
    re.DOTALL,
)
"""The letter O beside digits and no other letters, which is read as a nought."""


def plain(source: str) -> str:
    """Return a text in the order of the eye, of the same length.

    What addresses encode is one character each, what is turned from right to left is turned
    back, and letters that are read as a nought are one.
    """
    text = TURNED.sub(_turned, source) if "\u202e" in source else source
    text = _ENCODED.sub(lambda match: _decoded(match[0]), text) if "%" in text else text
    return _NOUGHTS.sub(lambda match: "0" * len(match[0]), text)


def digit_of(written: str) -> str:
    """Return the digit that one of its forms stands for."""
    character = html.unescape(written) if len(written) > 1 else written
    return HAN.get(character) or str(unicodedata.digit(character))


def _turned(match: re.Match[str]) -> str:
    return f"\u200b{match[1][::-1]}"


def _decoded(code: str) -> str:
    """Return three characters: a digit, or blanks for a blank or hyphen, or what joins nothing."""
    if code[1] in "357" and code[2] in "0123456789":
        return f"{chr(int(code[1:], 16))}\u200b\u200b"
    return "   " if code.upper() in ("%20", "%2D") else "×××"
