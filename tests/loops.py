"""The loops as their own files describe them: the steps of a workflow, run in a real repository.

What a runner does itself (actions, fonts) is left to it; every `run:` is run as it stands there.
"""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

import built
import preloaded
import workspace
from commands import commit_all, git

ROOT = built.ROOT
WORKFLOWS = ROOT / ".github" / "workflows"
CHANGE = {"SINCE": "origin/main", "NEWEST": "HEAD", "CHANGE": "5"}
"""What the host says of a change."""
TREE = (
    "hooks", ".github", "mkdocs.yml", "mkdocs.zh.yml", "Makefile",
    "plugins/gongkai/starter/column.mk", "requirements.txt", "requirements-night.txt",
    "pyproject.toml", ".gitignore", ".pre-commit-config.yaml",
)  # fmt: skip
"""What a repository of a column has beside content/ and data/."""


@dataclass
class Run:
    """What became of a job."""

    said: dict[str, str] = field(default_factory=dict)
    """What each step printed, by its name."""
    stopped_at: str | None = None
    kept: set[str] = field(default_factory=set)
    """The artefacts that were uploaded."""
    summary: str = ""

    @property
    def all(self) -> str:
        return "\n".join([*self.said.values(), self.summary])


def workflow(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return read


def job(name: str, job_name: str, folder: Path, environment: Mapping[str, str]) -> Run:
    """Run the steps of a job in `folder`; stop at the first that fails, as a runner does."""
    whole = workflow(name)
    described = whole["jobs"][job_name]
    values = {
        name: environment.get(name) or _default(str(value))
        for name, value in {**(whole.get("env") or {}), **(described.get("env") or {})}.items()
    }
    summary = folder / ".git" / "summary"
    summary.write_text("", encoding="utf-8")
    values |= {"CI": "true", "GITHUB_STEP_SUMMARY": str(summary)} | environment
    run, outcomes = Run(), {}
    for number, step in enumerate(described["steps"]):
        if not _is_due(step.get("if"), outcomes, values, run.stopped_at is not None):
            continue
        name = step.get("name", str(number))
        if "uses" in step:
            paths = (step.get("with") or {}).get("path", "").split()
            if "/upload-" in step["uses"] and any((folder / path).exists() for path in paths):
                run.kept.add(step["with"].get("name", "github-pages"))
            continue
        if step["run"].startswith("sudo "):
            continue
        done = shell(step["run"], folder, values)
        run.said[name] = done.stdout + done.stderr
        outcomes[step.get("id")] = "success" if done.returncode == 0 else "failure"
        if done.returncode and run.stopped_at is None:
            run.stopped_at = name
    run.summary = summary.read_text(encoding="utf-8")
    return run


def shell(
    script: str, folder: Path, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[str]":
    """Run a script as a runner does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**_quiet(), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _default(value: str) -> str:
    """Return what a variable is where nobody has set it: `${{ vars.X }}` is empty."""
    if re.fullmatch(r"\$\{\{ vars\.\w+ \}\}", value):
        return ""
    assert "${{" not in value, f"the test has to say what {value} is"
    return value


def _is_due(
    condition: str | None,
    outcomes: Mapping[str, str],
    variables: Mapping[str, str],
    has_failed: bool,
) -> bool:
    """Work out the `if` of a step as far as these workflows use it."""
    if condition is None:
        return not has_failed
    written = re.sub(r"^\$\{\{|\}\}$", "", condition).strip()
    asked = re.fullmatch(r"vars\.(\w+) == '(\w*)'", written)
    if asked:
        return not has_failed and variables.get(asked[1], "") == asked[2]
    written = re.sub(
        r"steps\.(\w+)\.outcome", lambda m: repr(outcomes.get(m[1], "skipped")), written
    )
    written = written.replace("!cancelled()", "True").replace("&&", "and").replace("||", "or")
    assert re.fullmatch(r"(True|and|or|[()=' ]|'(success|failure|skipped)')+", written), condition
    return bool(eval(written))


def _quiet() -> dict[str, str]:
    """Return the environment without what another runner has put there."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GITHUB_", "CI_", "GITLAB_", "FORGE_", "GONGKAI_DATE"))
    }


def repository(folder: Path) -> Path:
    """Make the base column in a repository with a remote, both at the same commit of main."""
    here, remote = folder / "column", folder / "remote.git"
    workspace.make(here)
    for name in TREE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, here / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, here / name)
    (here / ".github" / "CODEOWNERS").unlink()
    with (here / "data" / "site.yml").open("a", encoding="utf-8") as site:
        site.write("owners: {organisation: city, office: office, engineers: engineers}\n")
    set_up(here)
    git(folder, "init", "-q", "--bare", "-b", "main", str(remote))
    git(here, "init", "-q", "-b", "main")
    git(here, "remote", "add", "origin", str(remote))
    shell(".venv/bin/gongkai owners", here, {})
    push(here, "column")
    return here


def push(here: Path, subject: str) -> str:
    commit = commit_all(here, subject)
    git(here, "push", "-q", "origin", "HEAD:main")
    git(here, "fetch", "-q", "origin")
    return commit


def set_up(here: Path) -> None:
    """Stand in for `make setup`: the environment that it makes is the one of these tests."""
    place = here / ".venv" / "bin"
    place.mkdir(parents=True)
    loaded = f" -I -S {preloaded.__file__} {preloaded.place()} -m gongkai"
    for name, more in {"python": "", "gongkai": loaded}.items():
        file = place / name
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}"{more} "$@"\n', encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    for name in ("requirements.txt", "requirements-night.txt", "pyproject.toml", "engine.txt"):
        if (here / name).exists():
            os.utime(here / name, (0, 0))
    (here / ".venv" / ".site").touch()
    (here / ".venv" / ".night").touch()


def runs() -> Iterator[tuple[str, str, str]]:
    """Yield workflow, job and script of every step that runs something."""
    for file in sorted(WORKFLOWS.glob("*.yml")):
        for name, described in workflow(file.name)["jobs"].items():
            for step in described.get("steps", ()):
                if "run" in step:
                    yield file.name, name, step["run"]
