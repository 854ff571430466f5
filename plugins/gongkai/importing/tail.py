"""The end of a document: attachments, signature, date, notes, and the lines at the very foot."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.importing.attachment_list import listed_titles
from gongkai.importing.colophon import printed_in, printer_in, read_colophon
from gongkai.importing.issuer_names import may_be_signature, names_in
from gongkai.importing.layout import Item, ReadAt, Said
from gongkai.importing.wordings import (
    ANNEX_TITLED,
    COPIES,
    LABELLED,
    OFFICE_HOLDER,
    OPENNESS,
    PAGE_NUMBER,
    SENT_TO,
    SOURCE,
    SUBJECTS,
    is_organ,
)
from gongkai.importing.written_forms import day_at_end, read_day

_FOOT = 14
"""Lines from the end in which the foot is sought."""
_WRAPPED = 6
"""Lines over which those go at most to whom copies are sent."""
_ENOUGH = 3
"""What speaks for a date at most: of two that are signed the first is that of the document."""
_SIGNATURES = 12


@dataclass
class DocumentTail:
    """What stands behind the text."""

    fields: dict[str, Said] = field(default_factory=dict)
    signed_by: list[Said] = field(default_factory=list)
    attachments: list[Said] = field(default_factory=list)
    foot: int = 0
    """The item with which the foot begins."""
    behind: int = 0
    """The item behind the foot: annexes may follow it."""
    signature: int = 0
    """The item with which signature and date begin."""
    dated: int = 0
    """The item that holds the date of signing, or the one with which the foot begins."""


def read_tail(items: Sequence[Item], begins: int) -> DocumentTail:
    """Return what the end of a document says; its text begins with the item `begins`."""
    first, behind = _foot(items, begins)
    tail = DocumentTail(foot=first, behind=behind)
    tail.fields.update(read_colophon(items[first:behind]))
    _openness(items, tail)
    day = _day(items, begins, tail.foot)
    tail.signature = tail.dated = tail.foot if day is None else day
    if day is not None:
        _signature(items, begins, day, tail)
    if not tail.signed_by:
        tail.signed_by = _named_below(items[begins : tail.foot])
    titles = listed_titles(items, begins, tail.signature, day, tail.foot)
    tail.attachments = [Said(one, ReadAt.BEFORE_SIGNATURE) for one in titles]
    return tail


def _foot(items: Sequence[Item], begins: int) -> tuple[int, int]:
    """Return the item with which the foot begins, and the one behind it; annexes may follow."""
    end = len(items)
    while end > begins and PAGE_NUMBER.fullmatch(items[end - 1].line.text):
        end -= 1
    printed = [at for at in range(begins, end) if _is_printed(items, at)]
    sent = [at for at in range(max(begins, end - _FOOT), end) if _is_sent(items[at])]
    if not printed and not sent:
        return end, len(items)
    first = last = printed[-1] if printed else sent[-1]
    if first > begins and _names_printer(items[first - 1], items[first]):
        first -= 1
    for at in range(first - 1, max(begins, first - _FOOT) - 1, -1):
        if _is_sent(items[at]) and first - at <= _WRAPPED:
            first = at
    behind = last + 1
    if not printed:
        while behind < end and not ANNEX_TITLED.match(items[behind].line.text):
            behind += 1
    while behind < len(items) and _is_of_foot(items[behind]):
        behind += 1
    return first, behind


def _is_printed(items: Sequence[Item], at: int) -> bool:
    """Return whether a line says who printed it and when, the name perhaps above it."""
    if printed_in(items[at].line.text) is not None:
        return True
    is_day = read_day(items[at].line.text) is not None
    return is_day and at > 0 and printer_in(items[at - 1].line.text) is not None


def _names_printer(above: Item, item: Item) -> bool:
    if printer_in(above.line.text) is not None:
        return True
    said = printed_in(item.line.text)
    return said is not None and not said[0] and is_organ(above.solid)


def _is_sent(item: Item) -> bool:
    text = item.line.text
    return any(one.match(text) for one in (COPIES, SENT_TO, SUBJECTS))


def _is_of_foot(item: Item) -> bool:
    text = item.line.text
    return SUBJECTS.match(text) is not None or PAGE_NUMBER.fullmatch(text) is not None


def _openness(items: Sequence[Item], tail: DocumentTail) -> None:
    for item in items:
        for part in [item.line.text, *re.split(r"[\t\u3000]+|\s{2,}", item.line.text)]:
            found = OPENNESS.fullmatch(part.strip())
            if found is not None:
                said = found["short"] or found["long"] or found["bare"]
                tail.fields["openness"] = Said(said, ReadAt.NOTE)
                return


def _day(items: Sequence[Item], begins: int, foot: int) -> int | None:
    """Return the item that holds the date of signing."""
    best: tuple[int, int] | None = None
    for at in range(begins, foot):
        item = items[at]
        alone = _day_of(item) is not None
        ended = None if alone else day_at_end(item.line.text)
        named = ended is not None and ended[0] != "" and _is_signed(ended[0])
        if not alone and not named:
            continue
        before = items[at - 1] if at > begins else None
        worth = 2 * (item.line.alignment == "right") + named - 2 * item.in_table
        worth += before is not None and not before.in_table and may_be_signature(before)
        worth += at + 1 >= foot or _is_behind(items[at + 1])
        worth = min(worth, _ENOUGH)
        if best is None or worth > best[0]:
            best = (worth, at)
    return best[1] if best is not None else None


def _named_below(items: Sequence[Item]) -> list[Said]:
    """Return who speaks, as a line of its own near the end says: 解读机关：某区民政局."""
    for item in reversed(items[-_SIGNATURES:]):
        if LABELLED.fullmatch(item.line.text) is None:
            continue
        for found in SOURCE.finditer(item.line.text):
            name = found["name"].rstrip("）)；;，,")
            if is_organ(name):
                return [Said(name, ReadAt.SIGNATURE, is_sure=False)]
    return []


def _day_of(item: Item) -> date | None:
    """Return the day that a line is; cells beside each other may repeat it, a day for each name."""
    days = {read_day(part) for part in item.line.text.split("\t")}
    return (
        days.pop()
        if len(days) == 1 and (item.in_table or "\t" not in item.line.text)
        else (read_day(item.line.text))
    )


def _is_signed(text: str) -> bool:
    return all(is_organ(name) for name in re.split(r"[、，,]", text))


def _is_behind(item: Item) -> bool:
    """Return whether a line stands behind a signature: an annex, a note."""
    said = item.line.text
    return bool(
        ANNEX_TITLED.match(said) or OPENNESS.fullmatch(said) or said.startswith(("（", "("))
    )


def _signature(items: Sequence[Item], begins: int, day: int, tail: DocumentTail) -> None:
    """Take in the date, and who signed above or before it."""
    text = items[day].line.text
    read = _day_of(items[day])
    names: list[Said] = []
    if read is not None:
        tail.fields["signed"] = Said(read.isoformat(), ReadAt.SIGNATURE)
    else:
        ended = day_at_end(text)
        if ended is not None:
            tail.fields["signed"] = Said(ended[1].isoformat(), ReadAt.SIGNATURE)
            names = [Said(one, ReadAt.SIGNATURE) for one in re.split(r"[、，,]", ended[0])]
    first = day
    while first > begins and day - first < _SIGNATURES and may_be_signature(items[first - 1]):
        if items[first - 1].in_table and not all(
            is_organ(name) for name in names_in(items[first - 1].line.text)
        ):
            break
        first -= 1
    above: list[Said] = []
    for item in items[first:day]:
        holder = OFFICE_HOLDER.fullmatch(item.solid)
        if holder is not None:
            tail.fields["signer"] = Said(holder["name"], ReadAt.SIGNATURE)
            continue
        for name in names_in(item.line.text):
            above.append(Said(name, ReadAt.SIGNATURE, is_organ(name)))
    tail.signed_by = [*above, *names]
    tail.signature = first
