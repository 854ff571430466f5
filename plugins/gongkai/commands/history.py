"""`gongkai check --history`: what commits brought that must not be published, as a report."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from gongkai.commands.progress import Progress
from gongkai.commands.project import could_not_run
from gongkai.commands.report_options import ReportOptions
from gongkai.commands.showing import show, write_report
from gongkai.commands.speaking import say, spoken
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import message
from gongkai.model.language import Language
from gongkai.report.characters import visible
from gongkai.report.history import render
from gongkai.sources import git
from gongkai.verdict.judge_history import HistoryScan, Past, judge_history
from gongkai.verdict.selection import ByCode
from gongkai.verdict.waivers import WaivedFindings

FEW = 20
"""Files that are named which could not be read."""


def check_history(
    root: Path, wanted: str, day: date, codes: ByCode, *, report: ReportOptions, language: Language
) -> int:
    """Report what the commits of a range brought that must not be published; return the exit code.

    What could not be read is shown beside the report: it fails no run.
    """
    looked = HistoryScan()
    try:
        with Progress(sys.stderr, quiet=report.quiet) as progress:
            past = [
                one
                for one in judge_history(root, wanted, day, looked, progress)
                if codes(one.finding)
            ]
        is_cut = git.is_shallow(root)
    except git.GitError as error:
        could_not_run("--history: {error}", error=error)
    words = translation(language)
    if report.form == "json" and not report.statistics:
        write_report(render([(one.commit, one.path, one.finding) for one in past], words), report)
    else:
        show(WaivedFindings(tuple(one.placed for one in past)), words, report, root)
    _summarise(looked, is_cut=is_cut, past=past)
    return report.exit_code([one.finding for one in past])


def _summarise(looked: HistoryScan, *, is_cut: bool, past: Sequence[Past]) -> None:
    """Print to stderr how much was read, and what was not."""
    unread = list(dict.fromkeys(one.path for one in looked.unread))
    for one in {one.path: one for one in looked.unread[:FEW]}.values():
        said = message(one.finding, spoken())
        click.echo(visible(f"gongkai: {one.path}: {said}"), err=True)
    for path in list(dict.fromkeys(looked.cut))[:FEW]:
        say("gongkai: {path}: only its beginning was read, it is too long", path=visible(path))
    if len(unread) > FEW:
        say("gongkai: and {count} more files", count=len(unread) - FEW)
    if is_cut:
        say(
            "gongkai: the clone is shallow: what lies before it was not looked at; "
            "git fetch --unshallow"
        )
    say(
        "commits: {commits}; contents read: {contents}; found: {found}",
        commits=looked.commits,
        contents=looked.contents,
        found=len(past),
    )
