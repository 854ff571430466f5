"""Numbers that look like those of persons, made by the rules when a test runs.

Nothing that passes the rules is written down anywhere: a county that does not exist, and
accounts and phones by chance. `filled` puts them in the place of {id}, {mobile|spaced} ...
"""

import random
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

SEED = 92
PLACE = "37" + "04" + "98"
"""In the province, but no county has it."""


def identity(chance: random.Random, check: str = "") -> str:
    """Return an identity number; with `check`, one that ends so."""
    while True:
        born = date(1950, 1, 1) + timedelta(days=chance.randrange(25_000))
        body = f"{PLACE}{born:%Y%m%d}{chance.randrange(1000):03d}"
        if not check or _check(body) == check:
            return body + _check(body)


def _check(body: str) -> str:
    """Return the character after the digits, by the recursive way of ISO 7064 for modulus 11-2."""
    rest = 0
    for digit in body:
        rest = (rest + int(digit)) * 2 % 11
    return "0123456789X"[(12 - rest) % 11]


def old_identity(chance: random.Random) -> str:
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(15_000))
    return f"{PLACE}{born:%y%m%d}{chance.randrange(1000):03d}"


def mobile(chance: random.Random) -> str:
    return f"1{chance.choice((3, 5, 8))}{chance.randrange(4)}{chance.randrange(10**8):08d}"


def card(chance: random.Random, length: int = 19) -> str:
    first = chance.choice(
        ["62"] if length != 16 else ["62", "4", "5" + str(chance.randrange(1, 6))]
    )
    body = first + "".join(chance.choices("0123456789", k=length - 1 - len(first)))
    return next(body + last for last in "0123456789" if _sum(body + last) % 10 == 0)


def _sum(number: str) -> int:
    """Return the sum of ISO/IEC 7812, by another way than ours: a table instead of doubling."""
    return sum(
        int("0246813579"[int(digit)]) if place % 2 else int(digit)
        for place, digit in enumerate(reversed(number))
    )


def _of_nobody(number: str) -> str:
    """Return a number of the same shape that nobody has: its check digit is another one."""
    last = "0123456789".index(number[-1]) if number[-1] != "X" else 9
    return number[:-1] + str((last + 1) % 10)


KINDS: dict[str, Callable[[random.Random], str]] = {
    "id": identity,
    "id-x": lambda chance: identity(chance, "X"),
    "old-id": old_identity,
    "mobile": mobile,
    "card": card,
    "card-16": lambda chance: card(chance, 16),
    "no-id": lambda chance: _of_nobody(identity(chance)),
    "no-id-x": lambda chance: _of_nobody(identity(chance, "X")),
    "no-mobile": lambda chance: f"12{chance.randrange(10**9):09d}",
    "no-card": lambda chance: _of_nobody(card(chance)),
    "no-card-16": lambda chance: _of_nobody(card(chance, 16)),
}
"""Those that begin with `no-` look like the others, and are nobody's."""


def _between(character: str) -> Callable[[str], str]:
    return character.join


def _grouped(character: str) -> Callable[[str], str]:
    def grouped(number: str) -> str:
        sizes = {11: (3, 4, 4), 15: (6, 6, 3), 18: (6, 8, 4)}.get(len(number), (4, 4, 4, 4, 3))
        return character.join(_parts(number, sizes))

    return grouped


def _parts(number: str, sizes: Sequence[int]) -> list[str]:
    parts, start = [], 0
    for size in sizes:
        parts.append(number[start : start + size])
        start += size
    return [part for part in parts if part]


def _wide(number: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in number)


def _entities(number: str) -> str:
    return "".join(f"&#{ord(character)};" for character in number)


def _hexadecimal(number: str) -> str:
    return "".join(f"&#x{ord(character):x};" for character in number)


def _bold(number: str) -> str:
    return f"{number[:3]}**{number[3:7]}**{number[7:]}"


def _tagged(number: str) -> str:
    return f"{number[:5]}<b>{number[5:8]}</b>{number[8:]}"


def _commented(number: str) -> str:
    return f"{number[:6]}<!-- -->{number[6:]}"


def _other_digits(zero: str) -> Callable[[str], str]:
    """Return what writes a number in the digits that begin with `zero`."""
    return lambda number: "".join(
        chr(ord(zero) + int(character)) if character.isdecimal() else character
        for character in number
    )


def _by_table(digits: str) -> Callable[[str], str]:
    return lambda number: "".join(
        digits[int(character)] if character.isdecimal() else character for character in number
    )


def _half(write: Callable[[str], str]) -> Callable[[str], str]:
    """Return what writes every other digit in another way."""
    return lambda number: "".join(
        write(character) if place % 2 else character for place, character in enumerate(number)
    )


def _cut(between: str, at: int = 3) -> Callable[[str], str]:
    """Return what puts something into a number that no reader sees."""
    return lambda number: f"{number[:at]}{between}{number[at:]}"


def _bracketed(number: str) -> str:
    return f"({number[:3]}){number[3:7]}({number[7:]})" if len(number) == 11 else f"({number})"


DISGUISES: dict[str, Callable[[str], str]] = {
    "none": str,
    "wide": _wide,
    "spaced": _between(" "),
    "grouped": _grouped(" "),
    "hyphens": _grouped("-"),
    "wide-blanks": _grouped("\u3000"),
    "no-break": _between("\u00a0"),
    "zero-width": _between("\u200b"),
    "soft-hyphens": _between("\u00ad"),
    "joined": _between("\u2060"),
    "entities": _entities,
    "hexadecimal": _hexadecimal,
    "entity-blanks": _between("&nbsp;"),
    "entity-unseen": _between("&#8203;"),
    "bold": _bold,
    "tagged": _tagged,
    "commented": _commented,
    "escaped": _between("\\"),
    "slashes": _grouped("/"),
    "wide-slashes": _grouped("／"),
    "commas": _grouped(","),
    "wide-commas": _grouped("，"),
    "list-commas": _grouped("、"),
    "colons": _grouped(":"),
    "points": _grouped("."),
    "middle-dots": _grouped("·"),
    "dashes": _grouped("—"),
    "stars": _grouped("★"),
    "left-to-right": _between("\u200e"),
    "keycaps": _between("\ufe0f\u20e3"),
    "arabic": _other_digits("\u0660"),
    "bold-digits": _other_digits("\U0001d7ce"),
    "circled": _by_table("⓪①②③④⑤⑥⑦⑧⑨"),
    "filled-circles": _by_table("⓿❶❷❸❹❺❻❼❽❾"),
    "superscript": _by_table("⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "half-wide": _half(_wide),
    "long-tag": _cut(f'<span title="{"a" * 300}">', 4),
    "odd-tag": lambda number: f'{number[:4]}<span title="a>b">{number[4:]}</span>',
    "struck": _cut("~~x~~"),
}
"""Those that show in the source, from the first digit on."""
ODD_DISGUISES: dict[str, Callable[[str], str]] = {
    "cells": _grouped(" | "),
    "line-ends": _grouped("\n"),
    "breaks": _grouped("<br>"),
    "brackets": _bracketed,
    "each-slashed": _between("/"),
    "each-comma": _between("，"),
    "turned": lambda number: f"\u202e{number[::-1]}\u202c",
    "open-entities": lambda number: "".join(f"&#{ord(character)}" for character in number) + ";",
    "han": _by_table("〇一二三四五六七八九"),
    "han-formal": _by_table("零壹贰叁肆伍陆柒捌玖"),
    "han-grouped": lambda number: _grouped(" ")(_by_table("零一二三四五六七八九")(number)),
    "half-han": _half(_by_table("〇一二三四五六七八九")),
    "comment-of-words": _cut("<!-- 甲 -->"),
    "comment-of-digits": _cut("<!-- 12 -->"),
    "script": _cut("<script>x</script>"),
    "style": _cut("<style>x</style>", 6),
    "picture": _cut("![](a.png)"),
    "linked": lambda number: (
        f"{number[:3]}[{number[3:7]}](https://www.example.gov.cn/){number[7:]}"
    ),
    "deleted": _cut("<del>12</del>"),
    "address-code": lambda number: "".join(f"%{ord(character):x}" for character in number),
    "yaml": lambda number: "".join(f"\\x{ord(character):02x}" for character in number),
    "yaml-lines": _grouped("\n  "),
    "flow": _grouped(", "),
    "fillers": _between("\u3164"),
    "letter-o": lambda number: number.replace("0", "O"),
    "images": lambda number: f"![{number[:3]}](a.png)![{number[3:]}](a.png)",
    "referred": lambda number: f"{number[:6]}[{number[6:14]}][见此]{number[14:]}",
    "long-parts": lambda number: f"“{number[:4]}”“{number[4:8]}”“{number[8:]}”",
    "long-lines": lambda number: f"{number[:4]}  \n{number[4:8]}  \n{number[8:]}",
    "digit-cells": _between(" | "),
}
"""Those that show on the page, or only with the words around them."""


def disguised(number: str, disguise: str) -> str:
    """Return a number so written that a reader still sees it."""
    return (DISGUISES | ODD_DISGUISES)[disguise](number)


def filled(text: str) -> str:
    """Return a text with numbers in the place of `{kind}` and `{kind|disguise}`.

    The same kind is the same number each time. `{country}` before one is left to the text.
    """
    return re.sub(r"\{([a-z0-9-]+)(?:\|([a-z-]+))?\}", _value, text)


def _value(match: re.Match[str]) -> str:
    if match[1] not in KINDS:
        return match[0]
    number = KINDS[match[1]](random.Random(f"{SEED}{match[1]}"))
    return disguised(number, match[2] or "none")
