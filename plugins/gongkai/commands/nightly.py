"""The steps of a night: commands of this program, run one after the other."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from gongkai.mkdocs.work import HeldError, held
from gongkai.model.findings import is_leak
from gongkai.model.language import Language
from gongkai.report.night import Failure, Night, Outcome, Told, render
from gongkai.sources import git
from gongkai.sources.build_day import build_day
from gongkai.sources.configuration import plugin_options
from gongkai.sources.earlier import HISTORY
from gongkai.translation import translation
from gongkai.whole import put_folder, write_whole

SEEN = "night.json"
REPORT = "report.md"
OF_NIGHTS = "history.json"
"""What inspections found: the dated input of the next build and inspection."""
TAIL = 20
"""How many of the last lines of a failed step are told."""


class NightError(Exception):
    """What earlier nights kept cannot be read."""


@dataclass
class _Steps:
    """Runs commands in a column and keeps what failed."""

    root: Path
    environment: Mapping[str, str]
    failures: list[Failure] = field(default_factory=list)
    told: str = ""
    """What the last command wrote beside its output."""

    def run(self, *arguments: str, right: Sequence[int] = (0,)) -> str | None:
        """Return what a command prints; None, and a failure, where it ends otherwise."""
        done = subprocess.run(  # noqa: S603  our own interpreter and arguments
            [sys.executable, "-m", "gongkai", *arguments],
            cwd=self.root,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.told = done.stderr.strip()
        if done.returncode in right:
            return done.stdout
        said = "\n".join(self.told.splitlines()[-TAIL:])
        self.failures.append(Failure(f"gongkai {arguments[0]}", done.returncode, said))
        return None

    def findings(self, *arguments: str) -> list[Told] | None:
        """Return the findings that a command prints as JSON; None where it could not run."""
        printed = self.run(*arguments, "--format", "json", right=(0, 1))
        return None if printed is None else json.loads(printed)


def run_night(
    root: Path,
    state: Path,
    site: Path,
    as_of: str | None,
    language: Language,
    *,
    is_offline: bool = False,
) -> Night:
    """Run a night on the project at `root`; `state` and `site` are replaced only by good ones.

    Raises NightError where the state of earlier nights cannot be read: counting anew would
    look as if all had been mended.
    """
    before = _read(state / SEEN)
    day = build_day(root, as_of).isoformat()
    history = _history(root, state)
    steps = _Steps(root, {"GONGKAI_HISTORY": str(history)})
    said = ("--lang", language)
    found = steps.findings("check", "--date", day, *said) or []
    leaks = [told for told in found if is_leak(told["code"]) and _is_error(told)]
    fresh = site.with_name(f"{site.name}.night")
    shutil.rmtree(fresh, ignore_errors=True)
    place = str(fresh)
    built = steps.run("build", "--date", day, "--on-leak", "take-down", "--site", place)
    links: list[Told] | None = None
    outside: list[Told] | None = None
    opinion = ""
    has_second = not is_offline and _has_linkchecker()
    if built is not None:
        links = steps.findings("links", place, *said)
        if links is not None and has_second:
            second = _Steps(root, {})  # it gives advice: what it cannot do fails no night
            outside = second.findings(
                "links", place, "--external", "--second-opinion", "--select", "GK7", *said
            )
            opinion = second.told
    is_good = built is not None and not steps.failures
    if built is not None and (is_good or leaks):  # what leaks goes, whatever else is in doubt
        _put(root, fresh, site)
    shutil.rmtree(fresh, ignore_errors=True)
    if is_good:
        remember = ("--history", str(history), "--update-history")
        steps.run("inspect", "--date", day, "--site", str(site), *remember, *said)
    replaced = built is not None and (is_good or bool(leaks))
    night = Night(
        day,
        _commit(root),
        _outcome(replaced, leaks),
        leaks,
        _printable([*found, *(links or [])]),
        outside,
        has_second,
        opinion,
        steps.failures,
    )
    _write(state, night, before, language)
    return night


def _put(root: Path, fresh: Path, site: Path) -> None:
    """Put the site of the night where the old one is, when no other run is building."""
    try:
        with held(root, lambda line: click.echo(line, err=True)):
            put_folder(fresh, site)
    except HeldError as error:
        raise NightError(str(error)) from None


def _outcome(replaced: bool, leaks: Sequence[Told]) -> Outcome:
    if not replaced:
        return Outcome.FAILED
    return Outcome.TAKEN_DOWN if leaks else Outcome.BUILT


def _printable(found: Sequence[Told]) -> list[Told]:
    """Return the findings without those of files and records that leak, and what they say."""
    of_leaks = [told for told in found if is_leak(told["code"])]
    names = {name for told in of_leaks for name in (told["path"], told["record"]) if name}
    return [told for told in found if not {told["path"], told["record"]} & names]


def _history(root: Path, state: Path) -> Path:
    """Return the file that inspections are kept in; the first night begins with the column's."""
    file = (state / OF_NIGHTS).resolve()
    own = root / str(plugin_options(root).get("history") or HISTORY)
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.is_file() and own.is_file():
        shutil.copyfile(own, file)
    return file


def _write(state: Path, night: Night, before: Mapping[str, Any], language: Language) -> None:
    known = before.get("fingerprints", [])
    report = render(night, known, translation(language))
    write_whole(state / REPORT, report)
    if night.outcome is Outcome.FAILED:
        return  # the next night compares with the last one that was whole
    seen = {
        "day": night.day,
        "commit": night.commit,
        "outcome": night.outcome,
        "fingerprints": sorted(
            told["fingerprint"] for told in [*night.findings, *(night.outside or ())]
        ),
    }
    write_whole(state / SEEN, json.dumps(seen, indent=1) + "\n")


def _read(file: Path) -> Mapping[str, Any]:
    if not file.is_file():
        return {}
    try:
        read = json.loads(file.read_bytes())
    except ValueError:
        read = None
    if not isinstance(read, dict) or not isinstance(read.get("fingerprints"), list):
        raise NightError(f"{file} is not what a night writes; delete it to begin anew")
    return read


def _commit(root: Path) -> str:
    try:
        return git.commit_of(root, "HEAD")
    except git.GitError:
        return "-"


def _has_linkchecker() -> bool:
    beside = Path(sys.executable).with_name("linkchecker")
    return beside.is_file() or shutil.which("linkchecker") is not None


def _is_error(told: Told) -> bool:
    return bool(told["severity"] == "error")
