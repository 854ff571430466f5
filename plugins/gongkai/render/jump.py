"""The quick jump's index -> JSON, as assets/numbers.js reads it."""

import json
from collections.abc import Iterable, Iterator, Mapping

from gongkai.render.characters import allowed
from gongkai.render.writing import Edition
from gongkai.views.datafile import DataFile
from gongkai.views.jump import JumpIndex, NumberEntry, RowEntry


def write_jump_index(file: DataFile, index: JumpIndex, edition: Edition) -> bytes:  # noqa: ARG001  as all writers
    """Return the years and the names of units."""
    names: list[Mapping[str, object]] = [
        {"title": edition.say(n.title), "address": n.address, "names": n.names}
        for n in index.names
        if edition.is_there(n.address)
    ]
    names += [
        {"title": said["title"], "address": said["address"], "names": [row.index]}
        for row in index.rows
        for said in _entries(row, edition)
    ]
    ends = {"ends": index.ends} if index.ends else {}
    words = {"words": index.words} if index.words else {}
    return _lines({"years": index.years, "names": names, **ends, **words})


def write_jump(
    file: DataFile,  # noqa: ARG001  as above
    entries: Iterable[NumberEntry | RowEntry],
    edition: Edition,
) -> bytes:
    """Return the records of one year, or the rows of tables whose numbers end alike."""
    return _lines([said for entry in entries for said in _entries(entry, edition)])


def _entries(entry: NumberEntry | RowEntry, edition: Edition) -> Iterator[Mapping[str, object]]:
    """Yield what is said of an entry whose page is there."""
    if isinstance(entry, RowEntry):
        if edition.is_there(entry.address):
            yield _row(entry, edition)
    elif edition.is_there(entry.row.address):
        yield _entry(entry, edition)


def _row(entry: RowEntry, edition: Edition) -> Mapping[str, object]:
    day = entry.record.day
    return {
        "title": f"{allowed(entry.title)} · {edition.say(entry.record.title)}",
        "address": entry.address,
        "prefix": "",
        "index": entry.index,
        "number": allowed(entry.number),
        **({"date": day.isoformat()} if day is not None else {}),
    }


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
