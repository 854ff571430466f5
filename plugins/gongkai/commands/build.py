"""`gongkai build`: the editions of the column, built into one site."""

import sys
from pathlib import Path

import click

from gongkai.commands.given_day import given_moment
from gongkai.commands.help import command
from gongkai.commands.jobs import of_jobs
from gongkai.commands.progress import Progress
from gongkai.commands.project import could_not_run, project_root
from gongkai.commands.speaking import report, say
from gongkai.mkdocs.build import BuildError
from gongkai.mkdocs.build import build as build_site
from gongkai.sources.build_day import build_day


@command()
@click.option(
    "--date",
    "as_of",
    metavar="YYYY-MM-DD [HH:MM]",
    help="The day the site speaks of, or the moment: until then what has a time has happened.",
)
@click.option(
    "--site", default="site", type=click.Path(path_type=Path), help="Where to put the site."
)
@click.option(
    "--on-leak",
    type=click.Choice(("stop", "take-down")),
    help="Stop at a leak, or take the record down and build the rest; else as mkdocs.yml says.",
)
@click.option(
    "--urgent",
    "is_urgent",
    is_flag=True,
    help="Take down what leaks, and leave out what else would stop the build: a leak is online.",
)
@click.option(
    "--preview",
    "is_preview",
    is_flag=True,
    help="Say on each page that it is not published: a change is looked at before it lands.",
)
@of_jobs
@click.option(
    "--full",
    "is_full",
    is_flag=True,
    help="Make every page anew, also those that are as they were in the build before.",
)
def build(
    *,
    as_of: str | None,
    site: Path,
    on_leak: str | None,
    is_urgent: bool,
    is_preview: bool,
    is_full: bool,
    jobs: int | None,
) -> None:
    """Build the editions of the column into one site.

    The editions are built apart, assembled, and put in place together; when anything is
    wrong the site that stood there stays as it was. Pages that are as they were in the build
    before are taken from there, byte for byte; where nothing has changed at all, the site is
    left as it is.
    """
    root = project_root()
    as_of = given_moment("--date", as_of)
    if is_preview and (is_urgent or on_leak == "take-down"):
        could_not_run("a preview takes nothing down: leave out --preview, or the other option")
    if is_preview and as_of is None:
        as_of = build_day(root).isoformat()  # reviewers see what is to come today

    def note(line: str) -> None:
        bar.clear()
        report(line)

    try:
        with Progress(sys.stderr, long=0) as bar:
            built = build_site(
                root,
                root / site,
                as_of,
                note,
                "stop" if is_preview else "take-down" if is_urgent else on_leak,
                is_urgent=is_urgent,
                is_preview=is_preview,
                is_full=is_full,
                jobs=jobs,
                show=bar,
            )
    except BuildError as error:
        click.echo(f"gongkai: {error}", err=True)
        sys.exit(1)
    say("pages: {count}", count=built.pages)
