"""`gongkai doctor`: what this machine and this column need for the work."""

import sys
from pathlib import Path

import click

from gongkai.commands.help import command
from gongkai.commands.report_options import painted, wants_colour
from gongkai.commands.speaking import spoken, with_language
from gongkai.doctor.examine import examine
from gongkai.doctor.workplace import Workplace
from gongkai.model.diagnosis import Fitness
from gongkai.model.language import Language
from gongkai.report.doctor import render_json, render_text
from gongkai.sources.build_day import as_day, build_day
from gongkai.sources.configuration import find_root


@command()
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@with_language("Language of messages.")
def doctor(form: str, lang: Language) -> None:
    """Look whether this machine and this column have what the work needs.

    Fonts, Git, packages, time, disk; of a column also its settings, calendars, line ends, hooks,
    workflows and forge. Below each line that is not right stands what puts it right. Nothing is
    changed. Outside of a column the machine alone is examined. The exit code is 0 when nothing
    is wrong, 1 when something is; warnings do not count.
    """
    del lang  # `spoken` reads it
    root = find_root()
    today = build_day(root) if root is not None else as_day(None)
    found = tuple(examine(Workplace(Path.cwd(), root, today)))
    if form == "json":
        click.echo(render_json(found, spoken()).encode())
    else:
        click.echo(render_text(found, spoken(), painted), color=wants_colour())
    sys.exit(any(one.diagnosis.fitness is Fitness.WRONG for one in found))
