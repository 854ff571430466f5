"""When each record file first went into the repository, read from Git once."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from gongkai.sources import git
from gongkai.sources.build_day import CHINA

_MARK = "\x01"
"""Begins what Git prints of a commit; no path begins with it."""


def first_days(root: Path, content: str = "content") -> Mapping[str, date]:
    """Return, by path, the day in China on which each file below `content` was first committed.

    A file that was moved keeps its first day: its name is its id and language, and ids are
    for ever. Empty without Git, outside a repository, and in a shallow copy, whose oldest
    commit says nothing about when its files came.
    """
    try:
        if git.is_shallow(root):
            return {}
        added = git.run(
            root, "-c", "log.showSignature=false", "log", "-z", "--relative", "--no-renames",
            "--diff-filter=A", "--name-only", f"--format={_MARK}%ct", "--", content,
        )  # fmt: skip
    except git.GitError:
        return {}
    first: dict[str, date] = {}
    paths: list[str] = []
    day = date.max
    for part in added.decode("utf-8", "replace").replace("\n", "\0").split("\0"):
        if part.startswith(_MARK):
            day = datetime.fromtimestamp(int(part.removeprefix(_MARK)), CHINA).date()
        elif part:
            name = PurePosixPath(part).name
            first[name] = min(day, first.get(name, day))
            paths.append(part)
    return {path: first[PurePosixPath(path).name] for path in paths}
