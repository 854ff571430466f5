"""A project with a change -> what `gongkai fix` would write in the lines of the change."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gongkai.i18n.translation import Translation
from gongkai.model.edits import Recoding
from gongkai.report.suggestions import FixableFile, render, review, suggestions
from gongkai.sources import git
from gongkai.verdict.fixing import FixedFile, fixed

NOTHING = render(None)
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def suggested(root: Path, since: str, newest: str, day: date, words: Translation) -> str:
    """Return the review with suggestions as JSON, for a change from where it left `since`.

    Lines that the change did not write get none, nor files that are not as its newest commit has
    them, because what is checked out is merged with others': the host would refuse the whole
    review. Nothing is suggested in a file that leaks.
    """
    head = git.commit_of(root, newest)
    base = git.run(root, "merge-base", since, head).decode().strip()
    changed = set(git.committed_files(root, base, head))
    below = git.prefix(root)
    found = fixed(root, day, lambda one: one.place.path in changed)
    files = [
        _with_lines(root, base, head, file)
        for file in found.files
        if file.path in changed and not _is_recoded(file) and _is_committed(root, head, file)
    ]
    each = [
        FixableFile(f"{below}{one.path}", one.before, one.after, one.added, one.findings)
        for one in files
    ]
    return render(review([one for file in each for one in suggestions(file)], head, words))


def _is_recoded(file: FixedFile) -> bool:
    return any(isinstance(finding.edit, Recoding) for finding in file.findings)


def _is_committed(root: Path, head: str, file: FixedFile) -> bool:
    return git.run(root, "show", f"{head}:./{file.path}") == file.before


def _with_lines(root: Path, base: str, head: str, file: FixedFile) -> FixableFile:
    wanted = ("diff", "-U0", "--no-ext-diff", "--no-textconv", "--no-color")
    lines = frozenset(_added(git.run(root, *wanted, base, head, "--", file.path)))
    return FixableFile(file.path, file.before.decode(), file.after.decode(), lines, file.findings)


def _added(diff: bytes) -> Iterator[int]:
    """Yield the lines that a diff without context adds, as they are counted now."""
    for hunk in _HUNK.finditer(diff):
        first, count = int(hunk[1]), int(hunk[2] or 1)
        yield from range(first, first + count)
