"""The folder content/: which files are records, which are not, and why."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gongkai.model.findings import Code, Finding, SourcePlace
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.nearest import nearest
from gongkai.sources.codes import files, places

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs makes pages of, in any case of letters."""


KEPT = ".gitkeep"
"""What keeps an empty folder in Git; it is empty itself."""


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
    """Files in a folder that is no column are among them, so that they are judged too."""
    others: tuple[str, ...]
    """Files beside the records, relative to the project: attachments, if a record names them."""
    refused: frozenset[str]
    """Files and folders that are not read, for a reason that `findings` give."""
    findings: tuple[Finding, ...]

    @cached_property
    def beside(self) -> Mapping[str, Collection[str]]:
        """Return the names of the other files by their folder."""
        return _by_folder(self.others)

    def refused_in(self, folder: str) -> Collection[str]:
        """Return the names of what is not read in a folder."""
        return self._refused.get(folder, frozenset())

    @cached_property
    def _refused(self) -> Mapping[str, Collection[str]]:
        return _by_folder(self.refused)

    @property
    def of_records(self) -> list[list[RecordFile]]:
        """Return the record files that belong together: of one id, in one folder."""
        groups: dict[tuple[str, str], list[RecordFile]] = defaultdict(list)
        for file in sorted(self.records, key=lambda file: file.path):
            groups[file.id, file.path.rpartition("/")[0]].append(file)
        return [files for _, files in sorted(groups.items())]

    @property
    def lost(self) -> set[str]:
        """Return the ids that refused files seem to have."""
        return {path.rpartition("/")[2].partition(".")[0] for path in self.refused}


def _by_folder(paths: Iterable[str]) -> Mapping[str, Collection[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        folder, _, name = path.rpartition("/")
        names[folder].add(name)
    return {folder: frozenset(found) for folder, found in names.items()}


def walk(root: Path, content: str, columns: Collection[str]) -> Tree:
    """Sort the files below `root`/`content`, never following a link.

    Without `columns` any folder will do: the registry of columns has a fault of its own.
    """
    walk = _Walk(root, columns)
    if (root / content).is_dir():
        walk.visit(root / content, ())
    return Tree(
        tuple(walk.records), tuple(walk.others), frozenset(walk.refused), tuple(walk.findings)
    )


class _Walk:
    def __init__(self, root: Path, columns: Collection[str]) -> None:
        self.root = root
        self.columns = columns
        self.records: list[RecordFile] = []
        self.others: list[str] = []
        self.refused: set[str] = set()
        self.findings: list[Finding] = []

    def visit(self, folder: Path, parents: tuple[str, ...]) -> None:
        """Sort what is in `folder`, which lies below content/ in `parents`."""
        if len(parents) == 1:
            self.check_column(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            self.refuse(files.UNREADABLE, folder.relative_to(self.root).as_posix())
            return
        for entry in entries:
            path = Path(entry.path).relative_to(self.root).as_posix()
            if not _is_utf8(path):
                self.refuse(places.NAME_NOT_UTF8, os.fsencode(path).decode("utf-8", "replace"))
            elif entry.is_symlink():
                self.refuse(places.SYMLINK, path)
            elif entry.name == KEPT and entry.is_file() and not entry.stat().st_size:
                continue
            elif entry.name.startswith(".") or (entry.is_dir() and entry.name == "templates"):
                self.refuse(places.DROPPED_NAME, path)
            elif entry.is_dir():
                self.visit(Path(entry.path), (*parents, entry.name))
            elif not entry.is_file():
                self.refuse(files.UNREADABLE, path)
            else:
                self.sort(path, parents)

    def check_column(self, folder: Path) -> None:
        """Report a folder that is no column once, not for each of its files."""
        if not self.columns or folder.name in self.columns or folder.name == "templates":
            return
        near = nearest(folder.name, self.columns)
        details = {"folder": folder.name} | ({"nearest": near} if near else {})
        self.refuse(places.NO_COLUMN, folder.relative_to(self.root).as_posix(), **details)

    def sort(self, path: str, parents: tuple[str, ...]) -> None:
        """Sort records from attachments."""
        if not parents:
            self.refuse(places.NO_COLUMN, path, folder=path.split("/", maxsplit=1)[0])
        elif len(parents) > 2 or (len(parents) == 2 and not _is_year(parents[1])):
            self.refuse(places.DEEP_FOLDER, path)
        elif not path.lower().endswith(_MARKDOWN):
            self.others.append(path)
        else:
            name, language = _name(path)
            if language is None or not name:
                self.refuse(places.NOT_A_RECORD_NAME, path)
            else:
                self.records.append(RecordFile(path, parents[0], name, language))

    def refuse(self, code: Code, path: str, **details: str) -> None:
        """Report a file or folder that is not read."""
        self.findings.append(Finding(code, SourcePlace(path), details))
        self.refused.add(path)


def _name(path: str) -> tuple[str, Language | None]:
    stem, _, suffix = path.rpartition("/")[2].rpartition(".")
    name, _, ending = stem.rpartition(".")
    language = next((known for known in LANGUAGES if known == ending), None)
    return name, language if suffix == "md" else None


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isdecimal() and name.isascii()


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
