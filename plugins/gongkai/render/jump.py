"""The quick jump's index -> JSON, as assets/numbers.js reads it."""

import json
from collections.abc import Iterable, Mapping

from gongkai.render.writing import Edition
from gongkai.views.datafile import DataFile
from gongkai.views.jump import JumpIndex, NumberEntry


def write_jump_index(file: DataFile, index: JumpIndex, edition: Edition) -> bytes:  # noqa: ARG001  as all writers
    """Return the years and the names of units."""
    names = [
        {"title": edition.say(n.title), "address": n.address, "names": n.names}
        for n in index.names
        if edition.is_there(n.address)
    ]
    return _lines({"years": index.years, "names": names})


def write_jump(file: DataFile, entries: Iterable[NumberEntry], edition: Edition) -> bytes:  # noqa: ARG001  as above
    """Return the records of one year."""
    return _lines([_entry(e, edition) for e in entries if edition.is_there(e.row.address)])


def _entry(entry: NumberEntry, edition: Edition) -> Mapping[str, object]:
    row, number = entry.row, entry.number
    said: dict[str, object] = {
        "title": edition.say(row.title),
        "address": row.address,
        "prefix": number.prefix if number is not None else "",
        "year": number.year if number is not None else None,
        "order": number.order if number is not None else None,
        "index": entry.index,
        "number": row.record.number,
        "date": row.day and row.day.isoformat(),
        "status": edition.say(row.status),
        "tone": row.tone,
    }
    return {key: value for key, value in said.items() if value not in (None, "")} | {
        "prefix": said["prefix"]
    }


def _lines(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
