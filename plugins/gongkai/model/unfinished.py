"""What marks, in a record file, that somebody has still to look at it or to write something."""

import re
from collections.abc import Iterator

TO_CONFIRM = ("to confirm: ", "待确认：")
"""How a comment begins that says what was guessed, in each language."""
TO_WRITE = ("[to be written: ", "【待填写：")
"""How what stands in the place of something that is still to be written begins."""
_ENDS = ("]", "】")
_CONFIRM = re.compile(
    r"^[ \t]*#[ \t]*(?:to confirm[:：]|待确认[:：])[ \t]*(?P<what>.*)$", re.MULTILINE
)
_WRITE = re.compile(
    "|".join(
        f"{re.escape(begins.rstrip())}[^\\n{re.escape(end)}]*{re.escape(end)}?"
        for begins, end in zip(TO_WRITE, _ENDS, strict=True)
    )
)


def placeholder(what: str, language: str) -> str:
    """Return what stands in the place of `what` until it is written."""
    at = int(language == "zh")
    return f"{TO_WRITE[at]}{what}{_ENDS[at]}"


def to_confirm(what: str, language: str) -> str:
    """Return the comment that says what is to be confirmed."""
    return f"# {TO_CONFIRM[language == 'zh']}{what}"


def unconfirmed(front_matter: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each comment that nobody has confirmed, and what it says."""
    for found in _CONFIRM.finditer(front_matter):
        yield found.start() + found[0].index("#"), found["what"]


def unwritten(text: str) -> Iterator[tuple[int, str]]:
    """Yield the offset of each thing that is still to be written, and what stands there."""
    for found in _WRITE.finditer(text):
        yield found.start(), found[0]
