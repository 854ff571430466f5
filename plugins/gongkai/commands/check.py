"""`gongkai check`: what is wrong, in the form that is asked for."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from gongkai.commands.baseline import write_baseline
from gongkai.commands.files_of import concerns, in_project
from gongkai.commands.given_day import given_date
from gongkai.commands.help import command
from gongkai.commands.history import check_history
from gongkai.commands.progress import Progress
from gongkai.commands.project import could_not_run, editions_of, project_root
from gongkai.commands.report_options import ReportOptions
from gongkai.commands.showing import chosen, of_report, show
from gongkai.commands.since import brought_by_change, commit_of, earlier
from gongkai.commands.unsaved import STDIN, with_unsaved
from gongkai.i18n.translation import translation
from gongkai.model.findings import Finding
from gongkai.model.language import Language
from gongkai.sources.build_day import build_day
from gongkai.sources.cache import cache_folder
from gongkai.sources.documents.reader import ROOM
from gongkai.sources.history import first_days
from gongkai.verdict.judge import is_of_column, judge
from gongkai.verdict.selection import ByCode, only


@command()
@click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, allow_dash=True)
)
@of_report
@click.option("--since", metavar="REV", help="Only what was not wrong at this Git revision.")
@click.option(
    "--history",
    metavar="RANGE",
    help="What commits brought that must not be published: A..B, all, or unpushed.",
)
@click.option(
    "--stdin-filename",
    metavar="PATH",
    help="With - as PATH: the file that the text on standard input will be.",
)
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day by which things are judged.")
@click.option(
    "--write-baseline",
    "is_baseline",
    is_flag=True,
    help="Write data/baseline.yml; where it is there, only take out what is fixed.",
)
def check(
    paths: Sequence[str],
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    since: str | None,
    history: str | None,
    report: ReportOptions,
    lang: Language,
    stdin_filename: str | None,
    as_of: str | None,
    is_baseline: bool,
) -> None:
    """Say what is wrong in the records and registries, where, and how to fix it.

    Without PATH the whole project is checked; with it, only findings in those files or
    folders are shown. CODES are separated by commas; the longer one decides. The exit code
    is 0 when nothing is wrong, 1 when there are errors, and 2 when the check could not run. Text
    at a terminal has colours; NO_COLOR takes them out.

    With - as PATH, and --stdin-filename, the text on standard input is checked as that file, as
    editors do with what is not saved yet.

    With --history RANGE the leak gate alone runs, on every file, name and message that the
    commits of a range brought, be they deleted since or not. RANGE is A..B as Git has it, a
    commit with all before it, “all” for every branch and tag, or “unpushed” for what the next
    push would publish.
    """
    root = project_root()
    is_stdin = tuple(paths) == (STDIN,)
    if is_stdin != (stdin_filename is not None) or (STDIN in paths and not is_stdin):
        could_not_run("- as the only PATH and --stdin-filename go together")
    wanted = [in_project(path, root) for path in ([stdin_filename] if stdin_filename else paths)]
    codes = chosen(select, ignore)
    as_of = given_date(as_of)
    editions_of(root)
    if is_baseline and (paths or select or ignore or since):
        could_not_run("--write-baseline takes the whole column, and no PATH, CODES or REV")
    commit = commit_of(root, since) if since is not None else None
    day = build_day(root, as_of)
    if history is not None:
        if paths or since or is_baseline:
            could_not_run("--history takes no PATH, no --since and no --write-baseline")
        sys.exit(check_history(root, history, day, codes, report=report, language=lang))
    if is_stdin:
        if since or is_baseline:
            could_not_run("standard input takes no --since and no --write-baseline")
        sys.exit(_check_unsaved(root, wanted[0], day, codes, report=report, lang=lang))
    with Progress(sys.stderr, quiet=report.quiet) as progress:
        verdict = judge(root, day, progress)
        before = _before(root, commit, day, progress) if commit else ()
    if is_baseline:
        verdict = write_baseline(root, verdict, is_of_column)
    if commit:
        verdict = replace(verdict, findings=brought_by_change(root, verdict.findings, before))
    verdict = only(verdict, codes)
    if paths:
        verdict = only(verdict, lambda finding: concerns(finding, wanted, root))
    show(verdict, translation(lang), report, root)
    sys.exit(report.exit_code(verdict.findings))


def _check_unsaved(
    root: Path, file: Path, day: date, codes: ByCode, *, report: ReportOptions, lang: Language
) -> int:
    """Check a file as standard input has it; return the exit code."""
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    with with_unsaved(root, file, text) as project:
        verdict = judge(project, day, None, first_days(root), cache_folder(root, ROOM))
        own = [project.resolve() / file.relative_to(root.resolve())]
        verdict = only(only(verdict, codes), lambda finding: concerns(finding, own, project))
        show(verdict, translation(lang), report, project)
    return report.exit_code(verdict.findings)


def _before(
    root: Path, commit: str, day: date, progress: Callable[[int, int], None]
) -> Sequence[Finding]:
    """Return what was wrong at a commit, judged by the day of today."""
    with earlier(root, commit) as project:
        texts = cache_folder(root, ROOM)
        return judge(project, day, progress, first_days(root), texts).findings
