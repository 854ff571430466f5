"""What Git still holds of a record: a file that was deleted is in the history, and so published."""

import posixpath
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.language import LANGUAGES
from gongkai.sources import git, git_objects

_AT_ONCE = 500
"""Commits that one command line names."""


@dataclass(frozen=True)
class Held:
    """Files of a record in the history, and what leads to them."""

    paths: Sequence[str] = ()
    """Every path that a file of the record ever had, and those of copies with the same content."""
    commits: Sequence[str] = ()
    """The commits that brought them, the oldest first."""
    refs: Sequence[str] = ()
    """Branches, tags, remote branches and the stash that lead to one of them."""
    is_cut: bool = False
    """Whether the clone is shallow: then more may lie in what it lacks."""


def held(root: Path, names: Collection[str], attachments: Collection[str]) -> Held:
    """Return what Git holds of records and of their attachments, by the names of those.

    Attachments lie beside the record, wherever it was filed. Raises GitError outside a repository.
    """
    everything = git_objects.revisions(root, git_objects.ALL)
    wanted = [f":(glob)**/{name}.{language}.md" for name in names for language in LANGUAGES]
    own = [change for change in git_objects.changes(root, everything, wanted) if change.blob]
    folders = {posixpath.dirname(change.path) for change in own}
    beside = [f":(literal){posixpath.join(at, name)}" for at in folders for name in attachments]
    if beside:
        own += [change for change in git_objects.changes(root, everything, beside) if change.blob]
    blobs = {change.blob for change in own}
    copies = [
        change
        for change in (git_objects.changes(root, everything) if blobs else ())
        if change.blob in blobs
    ]
    commits = list(dict.fromkeys(change.commit for change in copies))
    return Held(
        sorted({change.path for change in copies}),
        commits,
        _leading_to(root, commits),
        git.is_shallow(root),
    )


def _leading_to(root: Path, commits: Sequence[str]) -> list[str]:
    refs: set[str] = set()
    for first in range(0, len(commits), _AT_ONCE):
        wanted = [f"--contains={commit}" for commit in commits[first : first + _AT_ONCE]]
        printed = git.run(root, "for-each-ref", "--format=%(refname)", *wanted)
        refs.update(printed.decode("utf-8", "replace").split())
    return sorted(refs)
