"""The steps of a night: commands of this program, run one after the other."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.commands.night_state import OF_OTHER_SITES, NightState, keep, recall
from gongkai.commands.speaking import report, why
from gongkai.i18n.translation import translation
from gongkai.mkdocs.work import HeldError, held
from gongkai.model.findings import Word, is_leak
from gongkai.model.language import Language
from gongkai.model.moment import Moment
from gongkai.model.refusals import reason_of
from gongkai.model.said import SaidError
from gongkai.publish import CannotPublishError, RefusedError
from gongkai.publish.built_site import read_site
from gongkai.publish.fitness import brings_back
from gongkai.report.night import Failure, Night, Outcome, PrintedFinding, render
from gongkai.sources import git
from gongkai.sources.build_day import build_moment
from gongkai.sources.configuration import plugin_options
from gongkai.sources.earlier import HISTORY
from gongkai.whole import put_folder

STEPS = 4
"""The steps of a night that goes well; a second opinion on links is one more."""
TAIL = 20
"""How many of the last lines of a failed step are reported."""


class NightError(Exception):
    """Another run holds the site and does not end."""


class StateError(SaidError):
    """What the night found cannot be written down; the site is what the night made of it."""

    def __init__(self, night: Night, error: OSError) -> None:
        """Say what became of the site, and which file cannot be written."""
        super().__init__(
            "night: {outcome}, but {file} cannot be written: {why}",
            outcome=Word(night.outcome),
            file=error.filename,
            why=reason_of(error),
        )
        self.exit_code = max(night.exit_code, 1)


@dataclass
class _Steps:
    """Runs commands in a column and keeps what failed."""

    root: Path
    environment: Mapping[str, str]
    begin: Callable[[], None]
    """Is told when a command begins."""
    failures: list[Failure] = field(default_factory=list)
    stderr: str = ""
    """What the last command wrote to stderr."""

    def run(self, *arguments: str, right: Sequence[int] = (0,)) -> str | None:
        """Return what a command prints; None, and a failure, where it ends otherwise."""
        self.begin()
        done = subprocess.run(  # noqa: S603  our own interpreter and arguments
            [sys.executable, "-m", "gongkai", *arguments],
            cwd=self.root,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        self.stderr = done.stderr.strip()
        if done.returncode in right:
            return done.stdout
        said = "\n".join(self.stderr.splitlines()[-TAIL:])
        self.failures.append(Failure(f"gongkai {arguments[0]}", done.returncode, said))
        return None

    def findings(self, *arguments: str) -> list[PrintedFinding] | None:
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
    show: Callable[[int, int], None] = lambda _, __: None,
) -> Night:
    """Run a night on the project at `root`; `state` and `site` are replaced only by good ones.

    What has to be taken down goes first, as soon as it is built: no link is asked before, and
    nothing that is wrong with the state, another record or an address stops it. Raises StateError
    where the state cannot be written, with the site switched all the same.
    """
    now = build_moment(root, as_of)
    own = root / str(plugin_options(root).get("history") or HISTORY)
    with TemporaryDirectory() as work:
        kept = recall(state, own, Path(work))
        night = _Night(root, site, now, language, kept, show, is_offline=is_offline).run()
        report = render(night, kept.fingerprints, translation(language))
        try:
            keep(kept, night, report)
        except OSError as error:
            raise StateError(night, error) from None
    return night


@dataclass
class _Night:
    """One night, step by step."""

    root: Path
    site: Path
    now: Moment
    language: Language
    kept: NightState
    show: Callable[[int, int], None]
    """Gets how many steps are done, of how many."""
    is_offline: bool
    steps: _Steps = field(init=False)
    links: list[PrintedFinding] | None = None
    outside: list[PrintedFinding] | None = None
    opinion: str = ""

    def __post_init__(self) -> None:
        self.day = self.now.day.isoformat()
        self.steps = _Steps(self.root, {"GONGKAI_HISTORY": str(self.kept.history)}, self.shown)
        self.fresh = self.site.with_name(f"{self.site.name}.night")
        self.said = ("--lang", self.language)
        self.has_second = not self.is_offline and _has_linkchecker()
        self.done = 0

    def shown(self) -> None:
        """Show that a step begins, and that all before it are done."""
        self.show(self.done, STEPS + self.has_second)
        self.done = min(self.done + 1, STEPS + self.has_second - 1)

    def run(self) -> Night:
        found = self.steps.findings("check", "--date", self.day, *self.said) or []
        leaks = [finding for finding in found if is_leak(finding["code"]) and _is_error(finding)]
        shutil.rmtree(self.fresh, ignore_errors=True)
        try:
            replaced = self.replace_site(has_leaks=bool(leaks))
        finally:
            shutil.rmtree(self.fresh, ignore_errors=True)
        return Night(
            self.day,
            _commit(self.root),
            _outcome(replaced, leaks),
            leaks,
            _printable([*found, *(self.links or [])]),
            self.outside,
            self.has_second,
            self.opinion,
            self.steps.failures,
            [_name(file, self.kept.state, self.root) for file in self.kept.broken],
        )

    def replace_site(self, *, has_leaks: bool) -> bool:
        """Build, and switch if that is good or cannot wait; return whether it was switched."""
        is_built = self.build(has_leaks=has_leaks)
        must_go = is_built and (has_leaks or _takes_down(self.site, self.fresh))
        if must_go:
            _put(self.root, self.fresh, self.site)
        if is_built:
            self.check_links(self.site if must_go else self.fresh)
        is_good = is_built and not self.steps.failures
        if is_good and not must_go:
            _put(self.root, self.fresh, self.site)
        if is_good:
            remember = ("--history", str(self.kept.history), "--update-history")
            self.steps.run(
                "inspect", "--date", self.day, "--site", str(self.site), *remember, *self.said
            )
        return must_go or is_good

    def build(self, *, has_leaks: bool) -> bool:
        """Build beside the site; where a leak is online, leave out whatever stops the build."""
        given = ("--date", str(self.now), "--on-leak", "take-down", "--site", str(self.fresh))
        build = ("build", *given)
        if self.steps.run(*build) is not None:
            return True
        return has_leaks and self.steps.run(*build, "--urgent") is not None

    def check_links(self, place: Path) -> None:
        """Look at the links of the site at `place`, and at those to other sites."""
        self.links = self.steps.findings("links", str(place), *self.said)
        if self.links is None or not self.has_second:
            return
        # it gives advice: what it cannot do fails no night
        second = _Steps(self.root, {}, self.shown)
        others = ("--external", "--history", str(self.kept.state / OF_OTHER_SITES), "--standing")
        asked = (*others, "--second-opinion", "--select", "GK7")
        self.outside = second.findings("links", str(place), *asked, *self.said)
        self.opinion = second.stderr


def _takes_down(site: Path, fresh: Path) -> bool:
    """Return whether the site shows what the fresh one has taken down."""
    try:
        return bool(brings_back(read_site(site), read_site(fresh)))
    except (RefusedError, CannotPublishError):
        return False


def _name(file: Path, state: Path, root: Path) -> str:
    """Return how a report names a file: nothing of where this machine keeps it."""
    for above in (state, root):
        if file != above and file.is_relative_to(above):
            return file.relative_to(above).as_posix()
    return file.name


def _put(root: Path, fresh: Path, site: Path) -> None:
    """Put the site of the night where the old one is, when no other run is building."""
    try:
        with held(root, report):
            put_folder(fresh, site)
    except HeldError as error:
        raise NightError(why(error)) from None


def _outcome(replaced: bool, leaks: Sequence[PrintedFinding]) -> Outcome:
    if not replaced:
        return Outcome.FAILED
    return Outcome.TAKEN_DOWN if leaks else Outcome.BUILT


def _printable(found: Sequence[PrintedFinding]) -> list[PrintedFinding]:
    """Return the findings without those of files and records that leak, and what they say."""
    of_leaks = [finding for finding in found if is_leak(finding["code"])]
    names = {name for finding in of_leaks for name in (finding["path"], finding["record"]) if name}
    return [finding for finding in found if not {finding["path"], finding["record"]} & names]


def _commit(root: Path) -> str:
    try:
        return git.commit_of(root, "HEAD")
    except git.GitError:
        return "-"


def _has_linkchecker() -> bool:
    beside = Path(sys.executable).with_name("linkchecker")
    return beside.is_file() or shutil.which("linkchecker") is not None


def _is_error(finding: PrintedFinding) -> bool:
    return bool(finding["severity"] == "error")
