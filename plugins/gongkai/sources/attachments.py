"""Attachments: the files that a record names, as found beside it."""

import hashlib
import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongkai.model.file_text import Attached
from gongkai.model.findings import Code, Finding, SourcePlace, Word
from gongkai.model.nearest import Lookup
from gongkai.model.parts import File
from gongkai.sources.codes import documents, files, places
from gongkai.sources.documents.reader import Reader
from gongkai.sources.svg import foreign_in
from gongkai.sources.tables.of_record import table_files
from gongkai.sources.translations import Parsed
from gongkai.sources.tree import Tree
from gongkai.sources.unread_parts import unread_parts
from gongkai.sources.yaml import quoted

DOCUMENTS = ("pdf", "ofd", "doc", "docx", "wps", "ppt", "pptx", "dps", "txt")
TABLES = ("xls", "xlsx", "et", "ods", "csv")
MEDIA = ("jpg", "jpeg", "png", "gif", "svg", "mp3", "mp4", "zip")
TYPES = (*DOCUMENTS, *TABLES, *MEDIA)
"""What may be attached: nothing that a browser would run on the government's own address."""
THE_PAGE = "the page of the record"


@dataclass(frozen=True)
class Beside:
    """The attachments of one record by name, what is wrong, and the files it names."""

    files: Mapping[str, File]
    read: tuple[Attached, ...]
    findings: tuple[Finding, ...]
    named: frozenset[str]


def find_files(root: Path, chief: Parsed, tree: Tree, reader: Reader) -> Beside:
    """Look for the attachments that the front matter of `chief` names, and read them."""
    folder = posixpath.dirname(chief.file.path)
    beside = tree.beside.get(folder, frozenset())
    refused = tree.refused_in(folder)
    found: dict[str, File] = {}
    read: list[Attached] = []
    named: set[str] = set()
    findings: list[Finding] = []
    entries = _entries(chief)
    listed = {name for name, *_ in entries}
    for name, place, is_scan in entries:
        named.add(posixpath.basename(name))
        fault, details = _fault(name, beside, found)
        if fault is None:
            path = posixpath.join(folder, name)
            try:
                size, digest = measured(root / path)
            except OSError:
                record = chief.file.id
                findings.append(Finding(files.UNREADABLE, SourcePlace(path), record=record))
            else:
                text = reader.text_of(root / path, digest)
                found[name] = File(path, size, digest, text.pages, text)
                read.append(Attached(path, digest, text, chief.file.id, place, is_scan))
                findings += unread_parts(name, place, text, is_scan)
                findings += _foreign(root / path, name, place)
        elif fault is not places.ATTACHMENT_MISSING or name not in refused:
            finding = Finding(fault, place, details)
            if fault is places.ATTACHMENT_MISSING:
                finding = _with_file(finding, name, beside, listed)
            named.add(finding.details.get("nearest", name))
            findings.append(finding)
    return Beside(
        found,
        tuple(read),
        tuple(findings),
        frozenset(posixpath.join(folder, name) for name in named),
    )


def _foreign(file: Path, name: str, place: SourcePlace) -> Iterator[Finding]:
    """Report an SVG that is more than a picture."""
    if file.suffix.lower() == ".svg":
        what = foreign_in(file.read_bytes())
        if what is not None:
            yield Finding(documents.FOREIGN, place, {"file": name, "what": what})


def read_stray(root: Path, path: str, reader: Reader) -> Attached | None:
    """Read a file that no record names: it lies in the repository, and so is public with it."""
    try:
        _, digest = measured(root / path)
    except OSError:
        return None
    return Attached(path, digest, reader.text_of(root / path, digest))


def measured(file: Path) -> tuple[int, str]:
    """Return the size and the SHA-256 of a file. Raises OSError where it cannot be read."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
        return opened.tell(), digest


def _entries(chief: Parsed) -> list[tuple[str, SourcePlace, bool]]:
    """Return every file name listed, whatever else is wrong with the record.

    A file may hold several tables, and be an attachment too: it is listed once.
    """
    entries = _attachments(chief)
    seen = {name for name, _, _ in entries}
    for number, name in table_files(chief.value):
        if name not in seen and chief.document is not None:
            seen.add(name)
            position = chief.document.position(("tables", number, "file"))
            entries.append((name, SourcePlace(chief.file.path, *position), False))
    return entries


def _attachments(chief: Parsed) -> list[tuple[str, SourcePlace, bool]]:
    listed = chief.value.get("attachments")
    entries = []
    for number, entry in enumerate(listed if isinstance(listed, list) else []):
        name = entry.get("file") if isinstance(entry, dict) else None
        if isinstance(name, str) and chief.document is not None:
            position = chief.document.position(("attachments", number, "file"))
            is_scan = entry.get("scan") in (True, "true")
            entries.append((name, SourcePlace(chief.file.path, *position), is_scan))
    return entries


def _with_file(
    finding: Finding, name: str, beside: Collection[str], listed: Collection[str]
) -> Finding:
    """Return a finding on a file that is not there with the one that was meant."""
    meant = Lookup(sorted(beside)).meant(name)
    if meant is None:
        return finding
    is_sure = meant.is_sure and meant.name not in listed
    details = {**finding.details, "nearest": meant.name}
    return replace(finding, details=details, instead=quoted(meant.name) if is_sure else None)


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
        return places.ATTACHMENT_MISSING, details
    taken = {other.lower(): other for other in found} | {"index.html": Word(THE_PAGE)}
    if name.lower() in taken:
        return places.SAME_ADDRESS, details | {"other": taken[name.lower()]}
    if name.rpartition(".")[2].lower() not in TYPES:
        return places.ATTACHMENT_TYPE, details | {"allowed": ", ".join(TYPES)}
    return None, details
