"""The folder content/: which files are records, which are not, and why."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.findings import Code, Finding, Place
from gongkai.model.language import LANGUAGES, Language
from gongkai.sources import codes
from gongkai.sources.nearest import nearest


@dataclass(frozen=True)
class RecordFile:
    """A Markdown file that may hold a record in one language."""

    path: str
    """Relative to the project."""
    column: str
    id: str
    language: Language


@dataclass(frozen=True)
class Tree:
    """What content/ holds."""

    records: tuple[RecordFile, ...]
    others: tuple[str, ...]
    """Files beside the records, relative to the project: attachments, if a record names them."""
    findings: tuple[Finding, ...]


def walk(root: Path, content: str, columns: Collection[str]) -> Tree:
    """Sort the files below `root`/`content`, never following a link."""
    records: list[RecordFile] = []
    others: list[str] = []
    findings: list[Finding] = []
    for path in _files(root / content, root, findings):
        parts = path.split("/")[1:]
        if len(parts) < 2:
            findings.append(_finding(codes.NO_COLUMN, path, folder=content))
        elif parts[0] not in columns:
            near = nearest(parts[0], columns)
            details = {"folder": parts[0]} | ({"nearest": near} if near else {})
            findings.append(_finding(codes.NO_COLUMN, path, **details))
        elif len(parts) > 3 or (len(parts) == 3 and not _is_year(parts[1])):
            findings.append(_finding(codes.DEEP_FOLDER, path))
        elif not path.endswith(".md"):
            others.append(path)
        else:
            name, _, language = parts[-1].removesuffix(".md").rpartition(".")
            if language in LANGUAGES and name:
                records.append(RecordFile(path, parts[0], name, language))  # type: ignore[arg-type]
            else:
                findings.append(_finding(codes.NOT_A_RECORD_NAME, path))
    return Tree(tuple(records), tuple(others), tuple(findings))


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isdecimal() and name.isascii()


def _finding(code: Code, path: str, **details: str) -> Finding:
    return Finding(code, Place(path), details)


def _files(folder: Path, root: Path, findings: list[Finding]) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = Path(entry.path).relative_to(root).as_posix()
        if entry.is_symlink():
            findings.append(_finding(codes.SYMLINK, path))
        elif entry.name.startswith(".") or (entry.is_dir() and entry.name == "templates"):
            findings.append(_finding(codes.DROPPED_NAME, path))
        elif entry.is_dir():
            yield from _files(Path(entry.path), root, findings)
        else:
            yield path
