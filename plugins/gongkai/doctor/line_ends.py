"""Line ends: records have LF, whatever the machine; Git may have made CRLF of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.doctor.repository import is_repository
from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word
from gongkai.sources import git
from gongkai.sources.folders import SOURCES, WRITTEN

READ = (*SOURCES, "*.yml", "*.txt")
"""What is read of a column, as Git takes paths."""
_CRLF = ("w/crlf", "w/mixed")


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield whether Git changes line ends, and how many files have others than LF by now."""
    root = workplace.root
    if root is None or not is_repository(root):
        return
    converts = _converts(root)
    if converts:
        yield warning(
            Phrase("core.autocrlf is true, and no .gitattributes keeps LF line ends"),
            run_this("git config core.autocrlf input"),
        )
    changed = [path for path in _files_with_crlf(root) if not _is_kept_as_it_is(path)]
    records = [path for path in changed if Path(path).parts[0] in WRITTEN]
    others = [path for path in changed if Path(path).parts[0] not in WRITTEN]
    if records:
        yield warning(_counted(records), run_this("gongkai fix --select GK003"))
    if others:
        paths = " ".join(f'"{path}"' for path in others)
        yield warning(_counted(others), run_this(f"sed -i 's/\\r$//' {paths}"))
    if not converts and not changed:
        yield ok(Phrase("LF in every file"))


def _counted(paths: Sequence[str]) -> Phrase:
    count = str(len(paths))
    return Phrase("files with CRLF line ends: {count}, {path} first", count=count, path=paths[0])


def _converts(root: Path) -> bool:
    """Return whether the next checkout would write CRLF."""
    try:
        is_on = git.run(root, "config", "--bool", "core.autocrlf").strip() == b"true"
    except git.GitError:  # not set, or `input`, which is no Boolean
        return False
    return is_on and not (root / ".gitattributes").is_file()


def _files_with_crlf(root: Path) -> Iterator[str]:
    listed = git.run(root, "ls-files", "-z", "--eol", "--cached", "--others", "--exclude-standard",
                     "--", *READ).decode("utf-8", "replace")  # fmt: skip
    for line in filter(None, listed.split("\0")):
        ends, _, path = line.partition("\t")
        if any(mark in ends.split() for mark in _CRLF):
            yield path


def _is_kept_as_it_is(path: str) -> bool:
    """Return whether a file is an attachment, which stays as it was handed in."""
    return path.endswith(".csv") or (path.startswith("content/") and not path.endswith(".md"))


LINE_ENDS = Examination("line-ends", Word("line ends"), examine)
