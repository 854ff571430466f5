"""Attachments: the files that a record names, as found beside it."""

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from gongkai.model.findings import Finding, Place
from gongkai.model.record import File, Record
from gongkai.sources import codes
from gongkai.sources.nearest import nearest


def find_files(
    root: Path, record: Record, others: Iterable[str]
) -> tuple[Mapping[str, File], list[Finding]]:
    """Return the attachments of `record` by name, and what is wrong with them."""
    folder = posixpath.dirname(record.path)
    beside = {posixpath.basename(p): p for p in others if posixpath.dirname(p) == folder}
    files: dict[str, File] = {}
    findings = []
    taken = {"index.html": f"the page of {record.id}"}
    for number, attachment in enumerate(record.attachments):
        name = attachment.file
        place = Place(record.path, *record.marks.get(f"attachments.{number}.file", (1, 1)))
        if name != posixpath.basename(name) or "\\" in name or name in ("", ".", ".."):
            findings.append(Finding(codes.ATTACHMENT_PATH, place, {"file": name}, record.id))
        elif name not in beside:
            near = nearest(name, beside)
            details = {"file": name} | ({"nearest": near} if near else {})
            findings.append(Finding(codes.ATTACHMENT_MISSING, place, details, record.id))
        elif name.lower() in taken:
            details = {"other": taken[name.lower()]}
            findings.append(Finding(codes.SAME_ADDRESS, place, details, record.id))
        else:
            taken[name.lower()] = name
            data = (root / beside[name]).read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            files[name] = File(beside[name], len(data), digest)
    return files, findings
