"""What commands that report findings share: their options, and how they print."""

import os
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import click

from gongkai.commands.report_options import ReportOptions, painted, wants_colour, with_report
from gongkai.commands.speaking import spoken, with_language
from gongkai.i18n.translation import Translation
from gongkai.report import github, gitlab, json, junit, markdown_summary, sarif, statistics, text
from gongkai.report.characters import visible
from gongkai.report.code_pages import Handbook
from gongkai.sources import git
from gongkai.sources.configuration import handbook_url
from gongkai.sources.registries import load_registries
from gongkai.verdict.codes import CODES
from gongkai.verdict.selection import ByCode, unknown
from gongkai.verdict.waivers import WaivedFindings
from gongkai.whole import write_whole

SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file to which a step on GitHub Actions adds its summary."""
F = TypeVar("F", bound=Callable[..., object])


def of_report(command: F) -> F:
    """Give a command the options by which findings are chosen and shown."""
    return of_codes(with_report(with_language("Language of messages.")(command)))


def of_codes(command: F) -> F:
    """Give a command the options by which codes are chosen."""
    for option in reversed(_CODES):
        command = option(command)
    return command


_CODES: tuple[Callable[[F], F], ...] = (
    click.option("--select", multiple=True, metavar="CODES", help="Only these; GK3 is all GK3xx."),
    click.option("--ignore", multiple=True, metavar="CODES", help="All but these."),
)


def chosen(select: Sequence[str], ignore: Sequence[str]) -> ByCode:
    """Return which codes were asked for."""
    return ByCode(_codes(select, "--select"), _codes(ignore, "--ignore"))


def _codes(given: Iterable[str], option: str) -> tuple[str, ...]:
    prefixes = [part.strip().upper() for value in given for part in value.split(",")]
    for prefix in unknown(prefixes, CODES):
        said = spoken()("there is no code that begins with “{prefix}”", prefix=visible(prefix))
        raise click.BadParameter(said, param_hint=option)
    if "" in prefixes:
        raise click.BadParameter(spoken()("a code is missing"), param_hint=option)
    return tuple(prefixes)


def _points(root: Path) -> sarif.PointsOf:
    """Return what says which points of the column set duties of some kinds."""
    return load_registries(root).registries.points_with


def show(verdict: WaivedFindings, words: Translation, report: ReportOptions, root: Path) -> None:
    """Print the findings of a verdict as asked, and what is waived as a count."""
    findings, form = verdict.findings, report.form
    if report.statistics:
        count = statistics.render_json if form == "json" else statistics.render_text
        write_report(count(findings, words), report)
        return
    if form == "text":
        write_report(_text(verdict, words, report, root), report)
        return
    waived, accepted = len(verdict.waived), len(verdict.accepted)
    prefix = "" if form == "json" else git.prefix(root)
    handbook = Handbook(handbook_url(root))
    forms: dict[str, Callable[[], str]] = {
        "json": lambda: json.render(findings, words, handbook=handbook),
        "github": lambda: github.render(
            findings, words, prefix, waived=waived, accepted=accepted, handbook=handbook
        ),
        "sarif": lambda: sarif.render(
            findings,
            words,
            CODES,
            version("gongkai"),
            prefix,
            points=_points(root),
            handbook=handbook,
        ),
        "gitlab": lambda: gitlab.render(findings, words, prefix, handbook=handbook),
        "junit": lambda: junit.render(findings, words, prefix),
    }
    write_report(forms[form](), report)
    if form == "github" and os.environ.get(SUMMARY):
        summary = markdown_summary.render(
            findings, words, prefix, waived=waived, accepted=accepted, handbook=handbook
        )
        with Path(os.environ[SUMMARY]).open("a", encoding="utf-8") as file:
            file.write(summary)


def _text(verdict: WaivedFindings, words: Translation, report: ReportOptions, root: Path) -> str:
    return text.render(
        verdict.findings,
        words,
        root,
        leaking=verdict.leaking,
        is_secret=verdict.hides,
        waived=len(verdict.waived),
        accepted=len(verdict.accepted),
        quiet=report.quiet,
        paint=painted if report.output_file is None else text.plain,
    )


def write_report(content: str, report: ReportOptions) -> None:
    """Print a report, or write it to the file that was asked for."""
    if report.output_file is not None:
        write_whole(report.output_file, f"{content}\n" if content else "")
    elif report.form == "text":
        if content:
            click.echo(content, color=wants_colour())
    else:
        click.echo(content.encode())  # programs read UTF-8, whatever the terminal shows
