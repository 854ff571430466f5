"""Attachments: the files that a record names, as found beside it."""

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from gongkai.model.findings import Code, Finding, Place, Word
from gongkai.model.record import File, Record
from gongkai.sources.codes import files, places
from gongkai.sources.nearest import nearest

THE_PAGE = "the page of the record"


def find_files(
    root: Path, record: Record, others: Iterable[str]
) -> tuple[Mapping[str, File], list[Finding]]:
    """Return the attachments of `record` by name, and what is wrong with them."""
    folder = posixpath.dirname(record.path)
    beside = {posixpath.basename(path): path for path in others if _folder(path) == folder}
    found: dict[str, File] = {}
    findings: list[Finding] = []
    taken: dict[str, str] = {"index.html": Word(THE_PAGE)}
    for number, attachment in enumerate(record.attachments):
        name = attachment.file
        place = Place(record.path, *record.marks.get(f"attachments.{number}.file", (1, 1)))
        fault: Code | None = None
        details = {"file": name}
        if name != posixpath.basename(name) or "\\" in name or name in ("", ".", ".."):
            fault = places.ATTACHMENT_PATH
        elif name not in beside:
            fault = places.ATTACHMENT_MISSING
            if near := nearest(name, beside):
                details["nearest"] = near
        elif name in found:
            fault = places.ATTACHMENT_TWICE
        elif name.lower() in taken:
            fault = places.SAME_ADDRESS
            details["other"] = taken[name.lower()]
        else:
            taken[name.lower()] = name
            try:
                data = (root / beside[name]).read_bytes()
            except OSError:
                fault, details, place = files.UNREADABLE, {}, Place(beside[name])
            else:
                found[name] = File(beside[name], len(data), hashlib.sha256(data).hexdigest())
        if fault is not None:
            findings.append(Finding(fault, place, details, record.id))
    return found, findings


def _folder(path: str) -> str:
    return posixpath.dirname(path)
