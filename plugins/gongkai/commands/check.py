"""`gongkai check`: what is wrong, in the form that is asked for."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

import click

from gongkai.checks.selection import ByCode, only, unknown
from gongkai.checks.waivers import CODES as OF_WAIVERS
from gongkai.checks.waivers import Verdict, stops_build
from gongkai.codes import CODES
from gongkai.commands.progress import Progress
from gongkai.commands.project import check_date, could_not_run, project_root
from gongkai.commands.since import brought_by_change, commit_of, earlier
from gongkai.judge import judge
from gongkai.model.findings import Finding
from gongkai.model.language import LANGUAGES, Language
from gongkai.report import baseline, github, gitlab, json, junit, markdown_summary, sarif, text
from gongkai.sources import git
from gongkai.sources.build_day import build_day
from gongkai.sources.history import first_days
from gongkai.sources.registries import BASELINE
from gongkai.translation import Translation, translation

FORMS = ("text", "json", "github", "sarif", "gitlab", "junit")
SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file to which a step on GitHub Actions adds its summary."""


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True))
@click.option("--select", multiple=True, metavar="CODES", help="Only these; GK3 is all GK3xx.")
@click.option("--ignore", multiple=True, metavar="CODES", help="All but these.")
@click.option("--since", metavar="REV", help="Only what was not wrong at this Git revision.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of messages.",
)
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day by which things are judged.")
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write data/baseline.yml; where it is there, only take out what is mended.",
)
def check(
    paths: Sequence[str],
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    since: str | None,
    form: str,
    lang: Language,
    as_of: str | None,
    write_baseline: bool,
) -> None:
    """Say what is wrong in the records and registries, where, and how to mend it.

    Without PATH the whole project is checked; with it, only findings in those files or
    folders are shown. CODES are separated by commas; the longer one decides. The exit code
    is 0 when nothing is wrong, 1 when there are errors, and 2 when the check could not run.
    """
    root = project_root()
    wanted = [_in_project(path, root) for path in paths]
    codes = ByCode(_codes(select, "--select"), _codes(ignore, "--ignore"))
    check_date(as_of)
    if write_baseline and (paths or select or ignore or since):
        could_not_run("--write-baseline takes the whole column, and no PATH, CODES or REV")
    commit = commit_of(root, since) if since is not None else None
    day = build_day(root, as_of)
    with Progress(sys.stderr) as progress:
        verdict = judge(root, day, progress)
        before = _before(root, commit, day, progress) if commit else ()
    if write_baseline:
        verdict = _write_baseline(root, verdict)
    if commit:
        verdict = replace(verdict, findings=brought_by_change(root, verdict.findings, before))
    verdict = only(verdict, codes)
    if paths:
        verdict = only(verdict, lambda finding: _concerns(finding, wanted, root))
    _print(verdict, translation(lang), form, root)
    sys.exit(any(finding.is_error for finding in verdict.findings))


def _print(verdict: Verdict, words: Translation, form: str, root: Path) -> None:
    findings = verdict.findings
    waived, accepted = len(verdict.waived), len(verdict.accepted)
    if form == "text":
        shown = text.render(
            findings, words, root, leaking=verdict.leaking, waived=waived, accepted=accepted
        )
        click.echo(shown)
        return
    prefix = "" if form == "json" else git.prefix(root)
    forms: dict[str, Callable[[], str]] = {
        "json": lambda: json.render(findings, words),
        "github": lambda: github.render(findings, words, prefix, waived=waived, accepted=accepted),
        "sarif": lambda: sarif.render(findings, words, CODES, version("gongkai"), prefix),
        "gitlab": lambda: gitlab.render(findings, words, prefix),
        "junit": lambda: junit.render(findings, words, prefix),
    }
    click.echo(forms[form]().encode())  # programs read UTF-8, whatever the terminal shows
    if form == "github" and os.environ.get(SUMMARY):
        told = markdown_summary.render(findings, words, prefix, waived=waived, accepted=accepted)
        with Path(os.environ[SUMMARY]).open("a", encoding="utf-8") as file:
            file.write(told)


def _codes(given: Iterable[str], option: str) -> tuple[str, ...]:
    prefixes = [part.strip().upper() for value in given for part in value.split(",")]
    for prefix in unknown(prefixes, CODES):
        raise click.BadParameter(f"there is no code that begins with {prefix!r}", param_hint=option)
    if "" in prefixes:
        raise click.BadParameter("a code is missing", param_hint=option)
    return tuple(prefixes)


def _before(
    root: Path, commit: str, day: date, progress: Callable[[int, int], None]
) -> Sequence[Finding]:
    """Return what was wrong at a commit, judged by the day of today."""
    with earlier(root, commit) as project:
        return judge(project, day, progress, history=first_days(root)).findings


def _write_baseline(root: Path, verdict: Verdict) -> Verdict:
    """Write the baseline and return the verdict by it; it is never made longer."""
    if any(map(stops_build, verdict.findings)):
        could_not_run("mend what stops the build first: until then the checks see a part only")
    file = root / BASELINE
    if file.exists():
        entries, left = verdict.accepted, verdict.findings
        left = tuple(finding for finding in left if finding.code.id != "GK804")
        refused = sum(finding.code.id not in OF_WAIVERS for finding in left)
        if refused:
            click.echo(f"gongkai: not added to the baseline: {refused}", err=True)
    else:
        left = tuple(finding for finding in verdict.findings if finding.code.id in OF_WAIVERS)
        entries = tuple(f for f in verdict.findings if f.code.id not in OF_WAIVERS)
    file.write_text(baseline.render(entries), encoding="utf-8", newline="\n")
    click.echo(f"gongkai: {BASELINE} lists {len(entries)}", err=True)
    return replace(verdict, findings=left, accepted=entries)


def _in_project(path: str, root: Path) -> Path:
    """Return PATH with its folder resolved, but not the file, which may be a link."""
    given = Path(path).absolute()
    resolved = given.parent.resolve() / given.name if given.name != ".." else given.resolve()
    if not resolved.is_relative_to(root.resolve()):
        could_not_run(f"{path} does not lie in the column at {root}")
    return resolved


def _concerns(finding: Finding, wanted: Iterable[Path], root: Path) -> bool:
    """Tell whether a finding is in a wanted file or folder, or says why its folder is wrong."""
    place = root.resolve() / finding.place.path
    return any(place.is_relative_to(path) or path.is_relative_to(place) for path in wanted)
