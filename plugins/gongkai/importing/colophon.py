"""The lines at the very foot: whom copies go to, who printed it and when."""

import re
from collections.abc import Sequence

from gongkai.importing.layout import Item, ReadAt, Said
from gongkai.importing.wordings import COPIES, PRINTED, PRINTER, SENT_TO, is_organ
from gongkai.importing.written_forms import read_day

_LONGEST_NAME = 45
_COPIES_BEFORE = re.compile(r"^(?:抄送|抄报|[分发印]送)[:：].*。(?=.)")
"""Those whom copies go to, on the line of who printed it."""


def printed_in(text: str) -> tuple[str, str] | None:
    """Return who printed it, which may be empty, and the day; None for any other line."""
    solid = _COPIES_BEFORE.sub("", re.sub(r"\s", "", text))
    if solid.startswith(("（", "(")):
        solid = solid[1:].rstrip(")）")
    for form in PRINTED:
        found = form.fullmatch(solid)
        if found is not None and len(found["by"]) <= _LONGEST_NAME:
            day = read_day(found["day"])
            return (found["by"], day.isoformat()) if day is not None else None
    return None


def printer_in(text: str) -> str | None:
    """Return who printed it, where a line says that and nothing else."""
    found = PRINTER.fullmatch(re.sub(r"\s", "", text))
    name = (found["label"] or found["end"]) if found is not None else ""
    return name if name and (is_organ(name) or (found is not None and found["label"])) else None


def read_colophon(items: Sequence[Item]) -> dict[str, Said]:
    """Return addressees, copies_to, printed_by and printed_on, those of them that are there."""
    fields: dict[str, Said] = {}
    copies: list[str] = []
    is_open = False
    before = ""
    for item in items:
        text = item.line.text
        printed, printer = printed_in(text), printer_in(text)
        found = COPIES.match(text)
        sent = SENT_TO.match(text)
        if sent is not None:
            names = re.sub(r"\s", "", sent["names"]).rstrip("。")
            fields["addressees"] = Said(names, ReadAt.COLOPHON)
        if printed is not None:
            is_open = False
            if found is not None:
                copies.append(found["names"].rpartition("。")[0].strip())
            by, day = printed
            fields["printed_on"] = Said(day, ReadAt.COLOPHON)
            if by or is_organ(before):
                fields.setdefault("printed_by", Said(by or before, ReadAt.COLOPHON))
        elif printer is not None:
            is_open = False
            fields["printed_by"] = Said(printer, ReadAt.COLOPHON)
        elif "printed_by" in fields and (alone := read_day(text)) is not None:
            fields["printed_on"] = Said(alone.isoformat(), ReadAt.COLOPHON)
        elif found is not None:
            is_open = not found["names"].rstrip().endswith("。")
            copies.append(found["names"].strip())
        elif is_open and not is_organ(item.solid):
            copies.append(text.strip())
            is_open = not text.rstrip().endswith("。")
        before = item.solid
    if copies:
        names = re.sub(r"\s", "", "".join(copies)).rstrip("。")
        fields["copies_to"] = Said(names, ReadAt.COLOPHON)
    return fields
