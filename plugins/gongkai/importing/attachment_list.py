"""The list of attachments above a signature, or below the date."""

import re
from collections.abc import Sequence

from gongkai.importing.issuer_names import may_be_signature
from gongkai.importing.layout import Item
from gongkai.importing.wordings import NOTE_OF_ATTACHMENTS, NUMBERED

_LONGEST = 45
_BETWEEN = re.compile(
    r"(?<=[；;，,、])\s*(?=\d{1,2}[.．、](?:\D|(?:19|20)\d\d))|(?<=\S)\s+(?=\d{1,2}[.．、])"
)
"""What stands between titles on one line: 1.申报书；2.2026年台账."""


def listed_titles(
    items: Sequence[Item], begins: int, signature: int, day: int | None, foot: int
) -> list[str]:
    """Return the titles that the list between text and `signature` names, or that below `day`."""
    ends = signature
    at = next((n for n in range(ends - 1, begins - 1, -1) if _begins_note(items[n])), None)
    while at is not None and at > begins and _begins_note(items[at - 1]):
        at -= 1
    if at is None and day is not None:
        at = _bare_list(items, begins, ends)
    if at is None and day is not None:
        ends = foot
        below = range(day + 1, min(day + 3, foot))
        at = next((n for n in below if _begins_note(items[n]) and _is_note(items[:foot], n)), None)
        at = _bare_list(items, day + 1, foot) if at is None else at
    if at is None:
        return []
    found = NOTE_OF_ATTACHMENTS.match(items[at].line.text)
    lines = [found["rest"] if found is not None else items[at].line.text]
    for item in items[at + 1 : ends]:
        if item.in_table or not _is_listed(item):
            break
        lines.append(item.line.text)
    return titles_in(lines)


def _bare_list(items: Sequence[Item], first: int, end: int) -> int | None:
    """Return where a list without a colon begins that goes on to the item `end`: 附件1 登记表."""
    begins, at = None, end
    while at > first and not items[at - 1].in_table and _is_listed(items[at - 1]):
        at -= 1
        begins = at if _is_bare(items[at]) else begins
    return begins


def _is_bare(item: Item) -> bool:
    said = item.line.text
    is_numbered = said.startswith("附") and NUMBERED.fullmatch(said) is not None
    return is_numbered and not said.endswith(("。", "；", "：", "，"))


def _begins_note(item: Item) -> bool:
    return not item.in_table and NOTE_OF_ATTACHMENTS.match(item.line.text) is not None


def _is_note(items: Sequence[Item], at: int) -> bool:
    """Return whether a line below the date lists attachments and is not the head of one."""
    found = NOTE_OF_ATTACHMENTS.match(items[at].line.text)
    if found is None:
        return False
    behind = [NUMBERED.match(item.line.text) is not None for item in items[at + 1 :]]
    return all(behind[:1]) if found["rest"] else bool(behind) and all(behind)


def _is_listed(item: Item) -> bool:
    """Return whether a line goes on with the list of attachments."""
    text = item.line.text
    if NUMBERED.match(text):
        return True
    is_short = len(item.solid) <= _LONGEST and not item.solid.endswith(("。", "；", "："))
    return (
        is_short and item.line.alignment not in ("right", "center") and not may_be_signature(item)
    )


def titles_in(lines: Sequence[str]) -> list[str]:
    """Return the titles of a list of attachments; a long one goes over several lines."""
    found: list[str] = []
    for line in lines:
        for part in _BETWEEN.split(line.strip()):
            numbered = NUMBERED.fullmatch(part.strip())
            if numbered is not None:
                found.append(numbered["rest"].strip())
            elif found:
                found[-1] += part.strip()
            elif part.strip():
                found.append(part.strip())
    return [one.rstrip("。；;，,、") for one in found]
