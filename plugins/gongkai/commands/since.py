"""The column as it was at a revision of its repository."""

import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from gongkai.commands.project import could_not_run
from gongkai.model.findings import Finding
from gongkai.sources import git
from gongkai.sources.folders import CONTENT, JUDGED
from gongkai.verdict.selection import brought


def commit_of(root: Path, revision: str) -> str:
    """Return the commit that `--since` names; exit 2 when there is none."""
    try:
        return git.commit_of(root, revision)
    except git.GitError as error:
        could_not_run("--since: {error}", error=error)


@contextmanager
def earlier(root: Path, commit: str) -> Iterator[Path]:
    """Yield a folder with the project's records and registries as they were at a commit."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            project = git.extract(root, commit, JUDGED, Path(folder))
        except git.GitError as error:
            could_not_run("--since: {error}", error=error)
        yield project


def brought_by_change(
    root: Path, now: Sequence[Finding], before: Collection[Finding]
) -> tuple[Finding, ...]:
    """Return the findings that were not there before, even where records were moved."""
    content = root / CONTENT
    files = [path.relative_to(root).as_posix() for path in content.rglob("*") if path.is_file()]
    there = [*files, *(finding.place.path for finding in now)]
    return tuple(brought(now, before, frozenset(there)))
