"""The commands of the program, as a user runs them."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile

import preloaded


def run(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command and return all that it said. It is loaded already, where that tells nothing."""
    given = {**os.environ, **(environment or {})}
    if preloaded.starts_alike(given):
        with (
            Path(os.devnull).open() as nothing,
            TemporaryFile("w+", encoding="utf-8") as said,
            TemporaryFile("w+", encoding="utf-8") as complained,
        ):
            streams = (nothing.fileno(), said.fileno(), complained.fileno())
            command = ("-m", "gongkai", *arguments)
            code = preloaded.run(preloaded.place(), command, str(folder), given, streams)
            said.seek(0)
            complained.seek(0)
            return subprocess.CompletedProcess(arguments, code, said.read(), complained.read())
    return subprocess.run(
        [sys.executable, "-m", "gongkai", *arguments],
        cwd=folder,
        env=given,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def git(folder: Path, *arguments: str) -> str:
    """Run Git with nobody's configuration."""
    nobody = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **nobody},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout.strip()


def commit_all(folder: Path, subject: str) -> str:
    """Commit everything and return the commit."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", subject)
    return git(folder, "rev-parse", "HEAD")
