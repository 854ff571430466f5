"""The title of a document, over one line or several."""

import re
from collections.abc import Sequence

from gongkai.importing.issuer_names import names_in
from gongkai.importing.layout import Item, ReadAt, Said
from gongkai.importing.number_line import split_number
from gongkai.importing.wordings import ABOUT, GENRE, OF_A_PAGE, is_addressee, is_organ
from gongkai.importing.written_forms import read_day

_TITLE = 18
"""Points from which letters are those of a title, which has 22."""
_LONGEST = 70
_GLUE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def read_title(items: Sequence[Item], at: int) -> tuple[Said | None, int]:
    """Return the title, which may have several lines, and the item behind it."""
    lines: list[str] = []
    start = at
    while at < len(items) and len(lines) < 6:
        item = items[at]
        if item.in_table or is_addressee(item.solid) or read_day(item.solid) is not None:
            break
        if split_number(item.line.text)[0] is not None or len(item.solid) > _LONGEST:
            break
        if OF_A_PAGE.match(item.line.text):
            break
        is_formed = item.line.is_central or item.line.points >= _TITLE
        is_formed |= start == at and _is_name_before_subject(items, at)
        if not is_formed and not (_goes_on(lines) and _may_be_title(item, start == at)):
            break
        is_whole = not _is_open("".join(lines)) and GENRE.search("".join(lines))
        if lines and is_whole and not _continues(item, items[at - 1]):
            break
        lines.append(item.line.text)
        at += 1
    title = _joined(lines)
    if title:
        is_sure = GENRE.search(title) is not None or ABOUT.search(title) is not None
        return Said(title, ReadAt.TITLE, is_sure), at
    return None, start


def _title_line(text: str) -> str:
    """Return a line of a title; a blank stands between names of organs and nowhere else."""
    names = names_in(text)
    return " ".join(names) if len(names) > 1 else _GLUE.sub("", text)


def _is_name_before_subject(items: Sequence[Item], at: int) -> bool:
    """Return whether a line names an organ, and the next one says what it writes about."""
    behind = items[at + 1].solid if at + 1 < len(items) else ""
    return is_organ(items[at].solid) and ABOUT.match(behind) is not None


def _joined(lines: Sequence[str]) -> str:
    """Return a title in one line; names of organs that follow each other keep a blank."""
    title = ""
    for line in map(_title_line, lines):
        about = ABOUT.search(line)
        begins = line[: about.start()] if about is not None else line
        is_list = is_organ(title.rsplit(" ", maxsplit=1)[-1]) and is_organ(begins.split(" ")[0])
        title += f" {line}" if is_list else line
    return title


def _is_open(title: str) -> bool:
    """Return whether the name of another document goes on."""
    return title.count("《") > title.count("》")


def _goes_on(lines: Sequence[str]) -> bool:
    title = "".join(lines)
    return not lines or _is_open(title) or GENRE.search(title) is None


def _may_be_title(item: Item, is_first: bool) -> bool:
    """Return whether a line that is not set as a title may be one, or the rest of one."""
    said = item.solid
    if said.endswith(("。", "；", "：", ":", "，")):
        return False
    if item.line.is_indented:
        return GENRE.search(said) is not None and ABOUT.search(said) is not None
    return not is_first or GENRE.search(said) is not None or ABOUT.search(said) is not None


def _continues(item: Item, before: Item) -> bool:
    """Return whether a line goes on with a title that could end before it."""
    said = item.solid
    if said.startswith(("（", "(")) and said.endswith(("）", ")")):
        is_version = said.endswith(("版）", "版)"))
        return read_day(said) is None and (is_version or not re.search(r"\d{4}年", said))
    is_alike = abs(item.line.points - before.line.points) < 1 and item.line.is_central
    return is_alike and GENRE.search(said) is not None and item.block is before.block
