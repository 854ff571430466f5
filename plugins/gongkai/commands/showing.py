"""What commands that report findings share: their options, and how they print."""

import os
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import click

from gongkai.commands.speaking import spoken, with_language
from gongkai.i18n.translation import Translation
from gongkai.report import github, gitlab, json, junit, markdown_summary, sarif, text
from gongkai.report.code_pages import Handbook
from gongkai.sources import git
from gongkai.sources.configuration import handbook_url
from gongkai.sources.registries import load_registries
from gongkai.verdict.codes import CODES
from gongkai.verdict.selection import ByCode, unknown
from gongkai.verdict.waivers import WaivedFindings

FORMS = ("text", "json", "github", "sarif", "gitlab", "junit")
SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file to which a step on GitHub Actions adds its summary."""
F = TypeVar("F", bound=Callable[..., object])


def of_report(command: F) -> F:
    """Give a command the options by which findings are chosen and shown."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return of_codes(command)


def of_codes(command: F) -> F:
    """Give a command the options by which codes are chosen."""
    for option in reversed(_CODES):
        command = option(command)
    return command


_CODES: tuple[Callable[[F], F], ...] = (
    click.option("--select", multiple=True, metavar="CODES", help="Only these; GK3 is all GK3xx."),
    click.option("--ignore", multiple=True, metavar="CODES", help="All but these."),
)
_OPTIONS: tuple[Callable[[F], F], ...] = (
    click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        default="text",
        show_default=True,
        help="For people or for programs.",
    ),
    with_language("Language of messages."),
)


def chosen(select: Sequence[str], ignore: Sequence[str]) -> ByCode:
    """Return which codes were asked for."""
    return ByCode(_codes(select, "--select"), _codes(ignore, "--ignore"))


def _codes(given: Iterable[str], option: str) -> tuple[str, ...]:
    prefixes = [part.strip().upper() for value in given for part in value.split(",")]
    for prefix in unknown(prefixes, CODES):
        said = spoken()("there is no code that begins with {prefix!r}", prefix=prefix)
        raise click.BadParameter(said, param_hint=option)
    if "" in prefixes:
        raise click.BadParameter(spoken()("a code is missing"), param_hint=option)
    return tuple(prefixes)


def _points(root: Path) -> sarif.PointsOf:
    """Return what says which points of the column set duties of some kinds."""
    return load_registries(root).registries.points_with


def show(verdict: WaivedFindings, words: Translation, form: str, root: Path) -> None:
    """Print the findings of a verdict in a form, and what is waived as a count."""
    findings = verdict.findings
    waived, accepted = len(verdict.waived), len(verdict.accepted)
    if form == "text":
        shown = text.render(
            findings,
            words,
            root,
            leaking=verdict.leaking,
            is_secret=verdict.secrets.words.stand_in,
            waived=waived,
            accepted=accepted,
        )
        click.echo(shown)
        return
    prefix = "" if form == "json" else git.prefix(root)
    handbook = Handbook(handbook_url(root))
    forms: dict[str, Callable[[], str]] = {
        "json": lambda: json.render(findings, words),
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
    click.echo(forms[form]().encode())  # programs read UTF-8, whatever the terminal shows
    if form == "github" and os.environ.get(SUMMARY):
        summary = markdown_summary.render(
            findings, words, prefix, waived=waived, accepted=accepted, handbook=handbook
        )
        with Path(os.environ[SUMMARY]).open("a", encoding="utf-8") as file:
            file.write(summary)
