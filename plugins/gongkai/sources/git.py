"""What Git knows of a project: where its repository begins, and its files at a revision.

history.py says when its files first came.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from gongkai.model.said import SaidError

_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""What a hook finds in its environment: it names another folder than the one asked about."""


class GitError(SaidError):
    """Git is not there, this is no repository, or it has no such revision."""


def failure(printed: bytes) -> GitError:
    """Return the error for what Git printed when it failed: its own words, which are English."""
    said = printed.decode("utf-8", "replace").strip().partition("\n")[0]
    return GitError("Git says: {said}", said=said) if said else GitError("Git failed")


def prefix(root: Path) -> str:
    """Return the folder of `root` in its repository, ending in a slash; empty at its top.

    It is empty outside a repository too.
    """
    try:
        return run(root, "rev-parse", "--show-prefix").decode().removesuffix("\n")
    except (GitError, UnicodeDecodeError):
        return ""


def commit_of(root: Path, revision: str) -> str:
    """Return the commit that a revision names. Raises GitError where there is none."""
    if revision.startswith("-"):
        raise GitError("“{revision}” is no revision", revision=revision)
    inside = run(root, "rev-parse", "--is-inside-work-tree").strip()
    if inside != b"true":
        raise GitError("this is not the work tree of a repository")
    try:
        name = f"{revision}^{{commit}}"
        return run(root, "rev-parse", "--verify", "--quiet", name).decode().strip()
    except GitError:
        if is_shallow(root):
            raise GitError(
                "there is no revision “{revision}” here; the clone is shallow: fetch more of its "
                "history",
                revision=revision,
            ) from None
        raise GitError("there is no revision “{revision}” here", revision=revision) from None


def is_shallow(root: Path) -> bool:
    """Return whether the repository lacks the beginning of its history."""
    return run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def changed_files(root: Path, commit: str) -> list[str]:
    """Return the files below `root` that are not as they were at a commit, deleted ones too.

    Files that Git does not know yet count, those that it ignores do not.
    """
    changed = run(root, "diff", "-z", "--name-only", "--no-renames", "--relative", commit)
    new = run(root, "ls-files", "-z", "--others", "--exclude-standard")
    names = (changed + new).decode("utf-8", "replace").split("\0")
    return sorted({name for name in names if name})


def committed_files(root: Path, commit: str, later: str) -> list[str]:
    """Return the files below `root` that a later commit has, not as they were at an earlier."""
    wanted = ("diff", "-z", "--name-only", "--no-renames", "--diff-filter=d", "--relative")
    names = run(root, *wanted, commit, later).decode("utf-8", "replace").split("\0")
    return [name for name in names if name]


def extract(root: Path, commit: str, folders: Sequence[str], target: Path) -> Path:
    """Write `folders` of the project at `root` as they were at `commit` below `target`.

    They are written as a checkout would write them, line ends included; links stay links.
    Returns the folder that stands for `root`.
    """
    names = run(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", *folders)
    index = {"GIT_INDEX_FILE": str(target / "index")}
    run(root, "read-tree", commit, more=index)
    copy = target / "files"
    run(root, "checkout-index", "-z", "--stdin", f"--prefix={copy}/", given=names, more=index)
    project = copy / prefix(root)
    project.mkdir(parents=True, exist_ok=True)
    return project


def environment() -> dict[str, str]:
    """Return the environment of Git: nothing of a hook that we run in, and to change nothing."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return kept | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LFS_SKIP_SMUDGE": "1"}


def run(
    root: Path, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None
) -> bytes:
    """Return what Git prints in `root`. Raises GitError where it cannot."""
    try:
        done = subprocess.run(  # noqa: S603  no shell, and the revision is never an option
            ["git", *arguments],  # noqa: S607  whichever Git the machine has
            cwd=root,
            env={**environment(), **(more or {})},
            input=given,
            check=True,
            capture_output=True,
        )
    except FileNotFoundError:
        raise GitError("Git is not installed") from None
    except subprocess.CalledProcessError as error:
        raise failure(error.stderr) from error
    return done.stdout
