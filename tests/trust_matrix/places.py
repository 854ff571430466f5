"""Where a number stands in a record, and records that hold one there."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from trust_matrix.disguises import DISGUISES, OF_PHONES, Disguise
from trust_matrix.needles import NUMBER_CODES, NUMBERS, SEED

HEAD = {
    "kind": "policy",
    "title": "【示例】停车收费通知",
    "summary": "规定停车收费。",
    "unit": "sample-transport",
    "issuers": "[示例区交通运输局]",
    "dated": "2021-05-08",
    "published": "2021-05-10 09:30",
    "class": "other",
    "genre": "notice",
    "openness": "proactive",
    "topics": "[transport]",
    "sample": "true",
}


class Place(NamedTuple):
    """A place of a record: `{}` in its form is what stands there."""

    name: str
    syntaxes: frozenset[str]
    key: str
    """The key of the front matter; empty where it is the text, OTHER that of the other edition."""
    form: str
    refused: str = ""
    """Characters that would mean something else there."""


def _place(name: str, syntaxes: str, key: str, form: str, refused: str = "") -> Place:
    return Place(name, frozenset(syntaxes.split()), key, form, refused)


FRONT = "text scalar"
OTHER = "other"
PLACES: tuple[Place, ...] = (
    _place("title", FRONT, "title", "{}"),
    _place("summary", FRONT, "summary", "{}"),
    _place("issuer", FRONT, "issuers", "\n  - 示例区交通运输局\n  - {}"),
    _place("note of a change", FRONT, "changes", "\n  - date: 2021-06-01\n    note: {}"),
    _place(
        "who may claim",
        FRONT,
        "claim",
        "\n  amount: 300元\n  until: 长期\n  where: 政务服务大厅\n  who: {}",
    ),
    _place("title of an attachment", FRONT, "attachments", "\n  - file: a.csv\n    title: {}"),
    _place("line of front matter", "line", "line", "{}"),
    _place("paragraph", "text inline", "", "各单位：\n\n经办人登记 {} 备查。"),
    _place("whole text", "text inline block", "", "{}"),
    _place("list", "text inline", "", "- 各单位\n- 经办人 {}\n", "\n"),
    _place("numbered list", "text inline", "", "1. 各单位\n2. 经办人 {}\n", "\n"),
    _place("heading", "text inline", "", "## 经办人 {}\n\n各单位。", "\n"),
    _place("table", "text inline cells", "", "| 姓名 | 登记 |\n|---|---|\n| 张三 | {} |\n", "\n|"),
    _place(
        "head of a table", "text inline", "", "| 经办人 | {} |\n|---|---|\n| 无 | 无 |\n", "\n|"
    ),
    _place("link text", "text", "", "见[经办人 {}](https://example.gov.cn/)。", "[]\n`\\"),
    _place("link title", "text", "", '见[经办人](https://example.gov.cn/ "{}")。', '"\n\\'),
    _place("image text", "text", "", "![{}](a.png)", "[]\n`\\"),
    _place("image title", "text", "", '![图](a.png "{}")', '"\n\\'),
    _place("text of the other edition", "text inline", OTHER, "The office keeps {} on file."),
    _place("link target", "address", "", "见[经办人]({})。"),
    _place("link in brackets", "address", "", "见<{}>。"),
)


@dataclass(frozen=True)
class Case:
    """A record without its id, and the code that must be found in it, or must not in a twin."""

    place: str
    disguise: str
    number: str
    twin: bool
    code: str
    text: str
    other: str = ""
    """The file of the other edition, if it has one."""


def scalar(text: str) -> str:
    """Write a text as a value of YAML in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def cases() -> Iterator[Case]:
    """Yield every disguise in every place where it means what it should, then its twin."""
    chance = random.Random(SEED)
    for place in PLACES:
        for disguise in DISGUISES:
            for number, (guilty, innocent) in NUMBERS.items():
                if disguise.name in OF_PHONES and number != "mobile":
                    continue
                pair = [disguise.write(make(chance)) for make in (guilty, innocent)]
                if all(_stands(place, disguise, written) for written in pair):
                    for twin, written in zip((False, True), pair, strict=True):
                        yield _case(place, disguise, number, twin, written)


def _stands(place: Place, disguise: Disguise, written: str) -> bool:
    """Return whether a disguise means there what it should."""
    is_plain = disguise.syntax != "cells" and set(written) & set(place.refused)
    return disguise.syntax in place.syntaxes and not is_plain


def _case(place: Place, disguise: Disguise, number: str, twin: bool, written: str) -> Case:
    case = partial(Case, place.name, disguise.name, number, twin, NUMBER_CODES[number])
    if place.key == OTHER:
        text = _record(HEAD, "", "各单位：按规定收费。")
        body = place.form.replace("{}", written)
        return case(text, f'title: "SAMPLE: Parking"\nsummary: Parking.\n---\n{body}\n')
    return case(_text(place, disguise, written))


def _text(place: Place, disguise: Disguise, written: str) -> str:
    if not place.key:
        return _record(HEAD, "", place.form.replace("{}", written))
    value = written
    if disguise.syntax == "text":
        value = scalar(f"【示例】{written}" if place.key == "title" else written)
    if place.key == "line":
        return _record(HEAD, written + "\n", "各单位：按规定收费。")
    value = place.form.replace("{}", value)
    if place.key in HEAD:
        return _record({**HEAD, place.key: value}, "", "各单位：按规定收费。")
    return _record(HEAD, f"{place.key}: {value}\n".replace(": \n", ":\n"), "各单位：按规定收费。")


def _record(head: dict[str, str], more: str, body: str) -> str:
    lines = "".join(f"{key}: {value}\n".replace(": \n", ":\n", 1) for key, value in head.items())
    return f"{lines}{more}---\n{body}\n"
