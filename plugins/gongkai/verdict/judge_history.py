"""A range of commits -> what of it must not be published, though no file may show it any more."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from gongkai.checks.attachments import find_in_attachments
from gongkai.checks.leaks import find_leaks_in_texts
from gongkai.checks.privacy import find_personal_numbers, holds_a_number
from gongkai.checks.redaction import redact
from gongkai.digests import engine_digest
from gongkai.model.file_text import Attached
from gongkai.model.findings import Finding, SourcePlace
from gongkai.model.gate import Gate
from gongkai.model.parts import RawText
from gongkai.sources import git_objects
from gongkai.sources.cache import cache_folder
from gongkai.sources.clean_contents import CleanContents
from gongkai.sources.documents.limits import MEGABYTE, SIZE
from gongkai.sources.documents.reader import ROOM, Reader, forget
from gongkai.sources.git_objects import Contents, FileChange
from gongkai.sources.limits import LINE, RECORD_BYTES, UNREAD_BYTES
from gongkai.sources.registries import load_registries
from gongkai.sources.unread_parts import unread_parts

CLEAN = "history"
"""The room of the cache with the hashes of contents in which nothing was found."""
_LONG = re.compile(rb"[^\n]{%d}" % (4 * LINE))
"""A line that is too long, however many bytes its characters take."""
_BINARY = 8_000
"""Bytes in which a zero byte shows that a file is no text, as Git has it."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Past:
    """Something that must not be published, and the commit that brought it."""

    commit: str
    path: str
    finding: Finding

    @property
    def placed(self) -> Finding:
        """Return the finding at the place by which `git show` names it: commit and path."""
        place = replace(self.finding.place, path=f"{self.commit[:12]}:{self.path}")
        return replace(self.finding, place=place)


@dataclass
class HistoryScan:
    """What was looked at so far."""

    commits: int = 0
    contents: int = 0
    """Contents that were read now; others were known to be clean, or seen before."""
    unread: list[Past] = field(default_factory=list)
    """Attachments that could not be read, or not all of them: nobody knows what they hold."""
    cut: list[str] = field(default_factory=list)
    """Texts of which only the beginning was read: they are too long, or one of their lines is."""


def judge_history(
    root: Path, wanted: str, as_of: date, looked: HistoryScan, progress: Progress | None = None
) -> Iterator[Past]:
    """Yield what the commits of a range brought that must not be published, the oldest first.

    Looked at are contents and names of files, attachments among them, those that a later commit
    deleted too; messages, authors, and the names of branches and tags. Below content/ everything
    counts that the gate knows of a file; elsewhere the numbers of persons. A content is read once,
    by its hash, and the next run passes over those that were clean.

    Raises GitError where the range is none.
    """
    revisions = git_objects.revisions(root, wanted)
    looked.commits = git_objects.count(root, revisions)
    gate = load_registries(root).registries.gate
    texts = cache_folder(root, ROOM)
    done = 0
    commit = ""
    with (
        TemporaryDirectory() as folder,
        Contents(root) as contents,
        Reader(texts) as reader,
        CleanContents(cache_folder(root, CLEAN), _rules(gate, as_of)) as clean,
    ):
        judging = _Judging(gate, as_of, contents, reader, Path(folder), texts, clean, looked)
        for change in git_objects.changes(root, revisions):
            if change.commit != commit:
                commit, done = change.commit, done + 1
                if progress is not None:
                    progress(min(done, looked.commits), looked.commits)
            yield from judging.of_change(change)
        for words in git_objects.words(root, revisions):
            raw = RawText("", words.name, words.text)
            found = find_personal_numbers([raw], [], gate.privacy, as_of)
            yield from judging.as_printed(words.commit, words.name, found)


@dataclass
class _Judging:
    """Judges changes, one after the other, and remembers what it has to."""

    gate: Gate
    as_of: date
    contents: Contents
    reader: Reader
    folder: Path
    texts: Path
    clean: CleanContents
    looked: HistoryScan
    leaking: dict[tuple[str, str], list[Finding]] = field(default_factory=dict)
    """What was found in a content, by its hash and kind: there are few such."""
    before: dict[str, Counter[str]] = field(default_factory=dict)
    """What the last version of a file held, of files that hold anything."""
    names: set[int] = field(default_factory=set)
    """The names of files that came up, by their hash."""

    def of_change(self, change: FileChange) -> Iterator[Past]:
        """Yield what a commit brought into a file, or with its name."""
        found = self.of_name(change.path)
        if change.blob:
            found += [_at(one, change.path) for one in self.of_blob(change.blob, change.path)]
        marks = Counter(one.fingerprint for one in found)
        old = self.before.pop(change.path, Counter())
        if marks:
            self.before[change.path] = marks
        # What the version before held was reported with the commit that brought it.
        new = marks - old
        brought = []
        for one in found:
            if new[one.fingerprint]:
                new[one.fingerprint] -= 1
                brought.append(one)
        yield from self.as_printed(change.commit, change.path, brought)

    def as_printed(self, commit: str, path: str, found: Iterable[Finding]) -> Iterator[Past]:
        """Yield findings as they may be printed."""
        for finding in redact(found, self.gate.privacy):
            yield Past(commit, finding.place.path or path, finding)

    def of_name(self, path: str) -> list[Finding]:
        """Return what is found in the name of a file, when it first comes up."""
        if hash(path) in self.names:
            return []
        self.names.add(hash(path))
        return find_personal_numbers([], [path], self.gate.privacy, self.as_of)

    def of_blob(self, blob: str, path: str) -> list[Finding]:
        kind = _kind(path)
        if self.clean.has(blob, kind):
            return []
        if (blob, kind) not in self.leaking:
            found, is_whole = self.judged(blob, path)
            self.looked.contents += 1
            if not found:
                if is_whole:
                    self.clean.add(blob, kind)
                return []
            self.leaking[blob, kind] = found
        return self.leaking[blob, kind]

    def judged(self, blob: str, path: str) -> tuple[list[Finding], bool]:
        """Return what is found in a content, and whether all of it was read."""
        file = self.folder / f"content{PurePosixPath(path).suffix.lower()}"
        is_attachment = _kind(path) not in (_RECORD, _ELSEWHERE)
        size = self.contents.write(
            blob, file, SIZE * MEGABYTE + 1 if is_attachment else RECORD_BYTES
        )
        try:
            if size is None:
                return [], False
            if is_attachment:
                return self.of_attachment(file, path)
            data = file.read_bytes()
            is_whole = size <= RECORD_BYTES and not _LONG.search(data)
            if not is_whole:  # as today's gate reads what is no record: no more of it is read
                data = data[:UNREAD_BYTES]
                self.looked.cut.append("…" if holds_a_number(path, self.gate.privacy) else path)
            return self.of_text(data, path), is_whole
        finally:
            file.unlink(missing_ok=True)

    def of_text(self, data: bytes, path: str) -> list[Finding]:
        if path.startswith("content/"):
            raw = _raw(path, data)
            found = find_leaks_in_texts([raw], self.gate)
        elif b"\0" in data[:_BINARY]:
            return []
        else:
            raw, found = _raw(path, data), []
        return [*found, *find_personal_numbers([raw], [], self.gate.privacy, self.as_of)]

    def of_attachment(self, file: Path, path: str) -> tuple[list[Finding], bool]:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        text = self.reader.text_of(file, digest)
        found = find_in_attachments([Attached(path, digest, text)], self.gate, self.as_of, {})
        if found:
            forget(self.texts, [digest])
        name = PurePosixPath(path).name
        unread = [one for one in unread_parts(name, SourcePlace(path), text, False) if text.lacking]
        said = redact(unread, self.gate.privacy)
        self.looked.unread += [Past("", one.place.path, one) for one in said]
        return found, not unread


_RECORD, _ELSEWHERE = "record", "elsewhere"


def _kind(path: str) -> str:
    """Return what a file is judged as: one content may be a record here and a table there."""
    if not path.startswith("content/"):
        return _ELSEWHERE
    suffix = PurePosixPath(path).suffix.lower()
    return _RECORD if suffix == ".md" else suffix


def _raw(path: str, data: bytes) -> RawText:
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if is_wide else "utf-8", "replace")
    return RawText(PurePosixPath(path).name.partition(".")[0], path, text)


def _at(finding: Finding, path: str) -> Finding:
    """Return a finding of a content at one of the paths that the content had."""
    return replace(finding, place=replace(finding.place, path=path))


def _rules(gate: Gate, as_of: date) -> str:
    """Return a key for what a verdict depends on besides the content: words, day and program."""
    digest = hashlib.sha256(f"{engine_digest()} {gate.model_dump_json()}".encode())
    allowed = [entry.text for entry in gate.privacy.allowed if as_of <= entry.until]
    digest.update("\0".join(allowed).encode())
    return digest.hexdigest()[:16]
