"""Text side of a paper: the small markup of the content, dates and Chinese numerals.

The markup of a paragraph, chosen so that the content reads as text:

    **bold**  [fn:footnote]  [mail:address]  [hide:hidden]  [ins:new]  [del:old]
    [cmt:text|comment]  ↵ line break inside the paragraph  ⇥ tab
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

DIGITS = "零一二三四五六七八九"
MARKS = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<mark>fn|mail|hide|ins|del|cmt):(?P<inner>.+?)\]")


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """Yield (mark, text) of a marked-up paragraph; mark is "" for plain text."""
    at = 0
    for found in MARKS.finditer(text):
        if found.start() > at:
            yield "", text[at : found.start()]
        if found["bold"]:
            yield "bold", found["bold"]
        else:
            yield found["mark"], found["inner"]
        at = found.end()
    if at < len(text):
        yield "", text[at:]


def plain(text: str) -> str:
    """Give the text a reader sees, changes accepted, notes and hidden text left out."""
    kept = []
    for mark, inner in tokens(text):
        if mark in ("fn", "hide", "del"):
            continue
        kept.append(inner.partition("|")[0] if mark == "cmt" else inner)
    return "".join(kept).replace("↵", "\n").replace("⇥", "\t").strip(" \t\n\u3000\u00a0")


def footnotes(text: str) -> list[str]:
    """Give the footnotes of a marked-up paragraph."""
    return [inner for mark, inner in tokens(text) if mark == "fn"]


def lines(block: str) -> Iterator[str]:
    """Yield the paragraphs of a block: one a line, a line that begins with a space goes on."""
    held = ""
    for line in block.strip("\n").split("\n"):
        if line.startswith(" "):
            held += line[1:]
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def numeral(number: int) -> str:
    """Write 1 to 99 in Chinese numerals as counting does."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def date_text(day: str, form: str = "digits", zero: str = "〇") -> str:
    """Write an ISO date as offices do: digits, padded, spaced or hanzi with a zero character."""
    when = date.fromisoformat(day)
    if form == "hanzi":
        year = "".join(zero if d == "0" else DIGITS[int(d)] for d in str(when.year))
        return f"{year}年{numeral(when.month)}月{numeral(when.day)}日"
    if form == "padded":
        return f"{when.year}年{when.month:02d}月{when.day:02d}日"
    if form == "spaced":
        return f"{when.year} 年 {when.month} 月 {when.day} 日"
    return f"{when.year}年{when.month}月{when.day}日"


def offices(text: str) -> list[str]:
    """Give the offices named in a line of addressees, each as it stands."""
    return [name for name in re.split(r"[、，,]", text.rstrip(":： ")) if name]


def normal_number(text: str) -> str:
    """Put the year of a document number into the brackets of the standard."""
    return re.sub(r"[(（\[【〔［﹝](\d{4})[)）\]】〕］﹞]", r"〔\1〕", text).replace(" ", "")
