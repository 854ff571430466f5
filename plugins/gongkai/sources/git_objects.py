"""What commits brought into a repository: each file that they added or changed, and their words."""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO

from gongkai.sources import git

ALL = "all"
"""The range that is everything that a branch, a tag, a stash or a remote branch leads to."""
UNPUSHED = "unpushed"
"""The range that the next push would publish: what no remote branch has."""
_BLOCK = 1 << 16
_COMMIT = b"\x01"
"""Begins what Git prints of a commit; no entry of a file begins with it."""
_FILES = (b"100644", b"100755", b"120000")
"""Modes of what has content here: files and links, but no modules."""


@dataclass(frozen=True)
class FileChange:
    """A file as a commit left it; `blob` is empty where the commit deleted it."""

    commit: str
    path: str
    """Relative to the project."""
    blob: str


@dataclass(frozen=True)
class Words:
    """A text that comes with a commit or a tag and is pushed with it."""

    commit: str
    name: str
    """What the text is: the message, or the name of a branch or tag."""
    text: str


def revisions(root: Path, given: str) -> Sequence[str]:
    """Return a range as Git takes it: `A..B`, one commit with all before it, `all`, `unpushed`.

    Raises GitError where an end of it is no revision.
    """
    if given.removeprefix("--") == ALL:
        git.run(root, "rev-parse", "--is-inside-work-tree")
        return ["--all"]
    if given == UNPUSHED:
        return [git.commit_of(root, "HEAD"), "--not", "--remotes"]
    first, dots, last = given.partition("..")
    if not dots:
        return [git.commit_of(root, given)]
    return [git.commit_of(root, last or "HEAD"), f"^{git.commit_of(root, first or 'HEAD')}"]


def count(root: Path, wanted: Sequence[str]) -> int:
    """Return how many commits a range has."""
    return int(git.run(root, "rev-list", "--count", *wanted, "--"))


def changes(
    root: Path, wanted: Sequence[str], paths: Sequence[str] = (".",)
) -> Iterator[FileChange]:
    """Yield what each commit of a range did to files below `root`, the oldest first.

    Of a merge those that are unlike each of its parents: the others came with the commits before.
    Nothing is kept: the history may be of any length.
    """
    commit = ""
    blobs: list[str] = []
    for part in _parts(
        root, "-c", "log.showSignature=false", "log", "--reverse", "--topo-order", "-c", "--raw",
        "-z", "--no-abbrev", "--no-renames", "--root", "--relative", "--no-ext-diff",
        "--format=%x01%H", *wanted, "--", *paths,
    ):  # fmt: skip
        if blobs:  # an entry is followed by its path, whatever that begins with
            yield FileChange(commit, part.decode("utf-8", "surrogateescape"), blobs.pop())
            continue
        line = part.lstrip(b"\n")
        if line.startswith(_COMMIT):
            commit = line.removeprefix(_COMMIT).decode().strip()
        elif line.startswith(b":"):
            blobs.append(_blob(line))


def words(root: Path, wanted: Sequence[str]) -> Iterator[Words]:
    """Yield the message of each commit of a range with its authors, then names and words of tags.

    Names are those of all branches and tags, where the range is all of the history.
    """
    form = "--format=%H%n%B%n%an <%ae>%n%cn <%ce>"
    for part in _parts(
        root, "-c", "log.showSignature=false", "log", "-z", "--reverse", "--topo-order", form,
        *wanted, "--",
    ):  # fmt: skip
        commit, _, text = part.decode("utf-8", "replace").partition("\n")
        if commit:
            yield Words(commit, "commit message", text)
    if "--all" in wanted:
        form = "--format=%(objectname)%0a%(refname)%0a%(if)%(taggername)%(then)%(contents)%(end)%00"
        for part in _parts(root, "for-each-ref", form):
            commit, _, rest = part.decode("utf-8", "replace").strip("\n").partition("\n")
            if commit:
                yield Words(commit, rest.partition("\n")[0], rest)


def _blob(entry: bytes) -> str:
    """Return the content that an entry of `--raw` leaves: modes, contents, then the letters."""
    parents = len(entry) - len(entry.lstrip(b":"))
    fields = entry.lstrip(b":").split(b" ")
    is_file = fields[parents] in _FILES
    return fields[2 * parents + 1].decode() if is_file else ""


def _parts(root: Path, *arguments: str) -> Iterator[bytes]:
    """Yield what Git prints, up to each zero byte. Raises GitError where it cannot."""
    with TemporaryFile() as complaints, _started(root, arguments, complaints) as process:
        assert process.stdout is not None  # noqa: S101  it is a pipe
        rest = b""
        while block := process.stdout.read(_BLOCK):
            *whole, rest = (rest + block).split(b"\0")
            yield from whole
        if rest:
            yield rest
        if process.wait():
            complaints.seek(0)
            raise git.failure(complaints.read())


def _started(
    root: Path, arguments: Sequence[str], complaints: IO[bytes] | int
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  no shell, and every revision is a commit or an option of ours
        ["git", *arguments],  # noqa: S607  whichever Git the machine has
        cwd=root,
        env=git.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
    )


class Contents:
    """Reads contents by their hash, one after the other, from one process of Git."""

    def __init__(self, root: Path) -> None:
        """Start Git in the repository of `root`."""
        self._process = _started(root, ("cat-file", "--batch"), subprocess.DEVNULL)

    def __enter__(self) -> "Contents":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def write(self, blob: str, target: Path, limit: int) -> int | None:
        """Write a content to a file, no more than `limit` bytes; return its whole size.

        None where the repository lacks it, as one that was cloned in part does.
        """
        given, printed = self._process.stdin, self._process.stdout
        assert given is not None and printed is not None  # noqa: S101  they are pipes
        given.write(f"{blob}\n".encode())
        given.flush()
        head = printed.readline().split()
        if len(head) != 3:
            return None
        size = left = int(head[2])
        with target.open("wb") as file:
            while left:
                block = printed.read(min(left, _BLOCK))
                if not block:
                    return None
                file.write(block[: max(limit - (size - left), 0)])
                left -= len(block)
        printed.read(1)  # the line end behind it
        return size
