"""Attachments: the files that a record names, as found beside it."""

import hashlib
import io
import posixpath
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.findings import Code, Finding, Place, Word
from gongkai.model.parts import File
from gongkai.sources.codes import files, places
from gongkai.sources.nearest import nearest
from gongkai.sources.translations import Parsed
from gongkai.sources.tree import Tree

DOCUMENTS = ("pdf", "ofd", "doc", "docx", "wps", "ppt", "pptx", "dps", "txt")
TABLES = ("xls", "xlsx", "et", "ods", "csv")
MEDIA = ("jpg", "jpeg", "png", "gif", "mp3", "mp4", "zip")
TYPES = (*DOCUMENTS, *TABLES, *MEDIA)
"""What may be attached: nothing that a browser would run on the government's own address."""
THE_PAGE = "the page of the record"


@dataclass(frozen=True)
class Attached:
    """The attachments of one record by name, what is wrong, and the files it names."""

    files: Mapping[str, File]
    findings: tuple[Finding, ...]
    named: frozenset[str]


def find_files(root: Path, chief: Parsed, tree: Tree) -> Attached:
    """Look for the attachments that the front matter of `chief` names."""
    folder = posixpath.dirname(chief.file.path)
    beside = {posixpath.basename(path) for path in tree.others if posixpath.dirname(path) == folder}
    refused = {posixpath.basename(p) for p in tree.refused if posixpath.dirname(p) == folder}
    found: dict[str, File] = {}
    named: set[str] = set()
    findings: list[Finding] = []
    for name, place in _entries(chief):
        named.add(posixpath.basename(name))
        fault, details = _fault(name, beside, found)
        if fault is None:
            path = posixpath.join(folder, name)
            try:
                data = (root / path).read_bytes()
            except OSError:
                findings.append(Finding(files.UNREADABLE, Place(path)))
            else:
                digest = hashlib.sha256(data).hexdigest()
                found[name] = File(path, len(data), digest, _pages(name, data))
        elif fault is not places.ATTACHMENT_MISSING or name not in refused:
            named.add(details.get("nearest", name))
            findings.append(Finding(fault, place, details))
    return Attached(
        found, tuple(findings), frozenset(posixpath.join(folder, name) for name in named)
    )


def _entries(chief: Parsed) -> list[tuple[str, Place]]:
    """Return every file name listed, whatever else is wrong with the record."""
    listed = chief.value.get("attachments")
    entries = []
    for number, entry in enumerate(listed if isinstance(listed, list) else []):
        name = entry.get("file") if isinstance(entry, dict) else None
        if isinstance(name, str) and chief.document is not None:
            position = chief.document.position(("attachments", number, "file"))
            entries.append((name, Place(chief.file.path, *position)))
    return entries


def _fault(
    name: str, beside: Collection[str], found: Collection[str]
) -> tuple[Code | None, dict[str, str]]:
    """Return what is wrong with a file name, if anything, and its details."""
    details = {"file": name}
    if name != posixpath.basename(name) or "\\" in name or name in ("", ".", ".."):
        return places.ATTACHMENT_PATH, details
    if name in found:
        return places.ATTACHMENT_TWICE, details
    if name not in beside:
        near = nearest(name, sorted(beside))
        return places.ATTACHMENT_MISSING, details | ({"nearest": near} if near else {})
    taken = {other.lower(): other for other in found} | {"index.html": Word(THE_PAGE)}
    if name.lower() in taken:
        return places.SAME_ADDRESS, details | {"other": taken[name.lower()]}
    if name.rpartition(".")[2].lower() not in TYPES:
        return places.ATTACHMENT_TYPE, details | {"allowed": ", ".join(TYPES)}
    return None, details


def _pages(name: str, data: bytes) -> int | None:
    """Return the pages of a PDF; None for other files, and for one that cannot be read."""
    if not name.lower().endswith(".pdf"):
        return None
    from pypdf import PdfReader  # noqa: PLC0415  slow, and few records have one
    from pypdf.errors import PyPdfError  # noqa: PLC0415  as above

    try:
        return len(PdfReader(io.BytesIO(data)).pages)
    except PyPdfError:
        return None
