"""Git, and how much of the column's history is here."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning, wrong
from gongkai.model.findings import Phrase, Word
from gongkai.sources import git


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield whether Git is there, and whether the column is a repository with all its commits."""
    if shutil.which("git") is None:
        yield wrong(Phrase("Git is not installed"), run_this("sudo apt-get install git"))
        return
    release = git.run(workplace.folder, "--version").decode().strip().removeprefix("git version ")
    yield ok(Phrase("version {version}", version=release))
    if workplace.root is not None:
        yield _history(workplace.root)


def is_repository(root: Path) -> bool:
    """Return whether a folder lies in a repository, and Git is there to say so."""
    try:
        return git.run(root, "rev-parse", "--is-inside-work-tree").strip() == b"true"
    except git.GitError:
        return False


def _history(root: Path) -> Diagnosis:
    if not is_repository(root):
        return warning(
            Phrase("the column is in no repository: nothing is kept of what was changed"),
            run_this("git init -b main && git add -A && git commit -m 建立专栏"),
        )
    if git.is_shallow(root):
        return wrong(
            Phrase("the clone is shallow: changes cannot be compared, first days are not known"),
            run_this("git fetch --unshallow"),
        )
    return ok(Phrase("the whole history is here"))


REPOSITORY = Examination("git", Word("Git"), examine)
