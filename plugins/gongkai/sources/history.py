"""When each record file first went into the repository, read from Git once."""

import os
import subprocess
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from gongkai.sources.build_day import CHINA

_SECONDS = 60


def first_days(root: Path, content: str = "content") -> Mapping[str, date]:
    """Return, by path, the day in China on which each file below `content` was first committed.

    A file that was moved keeps its first day: its name is its id and language, and ids are
    for ever. Empty without Git, outside a repository, and in a shallow copy, whose oldest
    commit says nothing about when its files came.
    """
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() != "false":
        return {}
    log = _git(
        root, "log", "-z", "--relative", "--no-renames", "--diff-filter=A", "--name-only",
        "--format=%x01%ct", "--", content,
    )  # fmt: skip
    days: dict[str, date] = {}
    paths: list[str] = []
    day = date.max
    for part in (log or "").replace("\n", "\0").split("\0"):
        if part.startswith("\x01"):
            day = datetime.fromtimestamp(int(part[1:]), CHINA).date()
        elif part:
            name = PurePosixPath(part).name
            days[name] = min(day, days.get(name, day))
            paths.append(part)
    return {path: days[PurePosixPath(path).name] for path in paths}


def _git(root: Path, *arguments: str) -> str | None:
    """Return what Git answers; None where it cannot."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603  fixed arguments, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607  Git stands elsewhere on each machine
            env=clean,
            capture_output=True,
            check=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
