"""What must be found, each with a twin that resembles it and is innocent.

Numbers are made by chance when a matrix runs: none that passes the rules is written down.
"""

import random
from dataclasses import dataclass

import personal

SEED = 20211
WITHHELD_TITLE = "【示例】停车场选址内部比选方案"
WITHHELD_NUMBER = "示例交〔2021〕第97号"
PUBLIC_TITLE = "【示例】停车场选址公开比选方案"
PUBLIC_NUMBER = "示例交〔2021〕第98号"
NUMBER_CODES = {"identity": "GK510", "mobile": "GK511", "card": "GK512"}


@dataclass(frozen=True)
class Said:
    """Words to be hidden in a file: a sentence or a few lines, and the shortest form of them."""

    text: str
    core: str


@dataclass(frozen=True)
class Needle:
    """What must be found by one of `codes`, and the twin that must not."""

    kind: str
    codes: frozenset[str]
    guilty: Said
    innocent: Said


def broken_identity(chance: random.Random) -> str:
    """Return 18 digits whose check digit is another's."""
    number = personal.identity(chance, check=str(chance.randrange(10)))
    return number[:-1] + str((int(number[-1]) + chance.randrange(1, 9)) % 10)


def broken_mobile(chance: random.Random) -> str:
    """Return 11 digits with which no mobile number begins."""
    return chance.choice(["12", "10", "20", "40", "67"]) + personal.mobile(chance)[2:]


def broken_card(chance: random.Random) -> str:
    """Return 19 digits of no card: the last is not the sum's."""
    number = personal.card(chance)
    return number[:-1] + str((int(number[-1]) + chance.randrange(1, 10)) % 10)


NUMBERS = {
    "identity": (personal.identity, broken_identity),
    "mobile": (personal.mobile, broken_mobile),
    "card": (personal.card, broken_card),
}


def needles(chance: random.Random) -> tuple[Needle, ...]:
    """Return one of each kind."""
    numbers = [
        Needle(
            kind,
            frozenset([NUMBER_CODES[kind]]),
            _number(guilty(chance)),
            _number(innocent(chance)),
        )
        for kind, (guilty, innocent) in NUMBERS.items()
    ]
    return (*numbers, MARK, RECORD, TITLE)


def _number(number: str) -> Said:
    return Said(f"经办人已登记 {number} 备查", number)


MARK = Needle(
    "mark",
    frozenset(["GK502", "GK505"]),
    Said("（此件不公开）", "此件不公开"),
    Said("注明“此件不公开”的文件不得上传", "此件公开"),
)
RECORD = Needle(
    "record",
    frozenset(["GK507"]),
    *(
        Said(
            f"---\nid: sample-inner\nkind: policy\ntitle: 【示例】方案\nopenness: {openness}\n---\n"
            "示例区停车场选址方案。",
            f"openness: {openness}",
        )
        for openness in ("withheld", "proactive")
    ),
)
TITLE = Needle(
    "title",
    frozenset(["GK507"]),
    *(
        Said(f"附件：《{title}》（{number}）", title.removeprefix("【示例】"))
        for title, number in (
            (WITHHELD_TITLE, WITHHELD_NUMBER),
            (PUBLIC_TITLE, PUBLIC_NUMBER),
        )
    ),
)
