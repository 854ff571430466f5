"""The commands. Each parses its options, calls one function, prints, and sets the exit code.

Exit codes: 0 clean, 1 findings of severity error, 2 the tool itself could not run, 130 broken off.
"""

import signal
import sys
import traceback
from pathlib import Path
from typing import NoReturn

import click

from gongkai.commands.check import check
from gongkai.commands.due import due
from gongkai.commands.explain import explain
from gongkai.commands.fix import fix
from gongkai.commands.help import SpokenGroup, command
from gongkai.commands.init import init
from gongkai.commands.inspect import inspect
from gongkai.commands.links import links
from gongkai.commands.night import night
from gongkai.commands.owners import owners
from gongkai.commands.preview import preview
from gongkai.commands.project import check_date, check_moment, could_not_run, project_root
from gongkai.commands.publish import publish
from gongkai.commands.review import review
from gongkai.commands.rollback import rollback
from gongkai.commands.speaking import report, say
from gongkai.commands.takedown import takedown
from gongkai.commands.update import update
from gongkai.sources.build_day import BuildDayError, build_day


class _Commands(SpokenGroup):
    """Commands whose own failure is never taken for a finding."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of the program ends with 2, as nothing was judged.

        What the system refuses, be it a file, a disk or a port, is reported in a line. A command
        that is broken off ends as one that the signal ended, its folders cleared and children gone.
        """
        before = signal.signal(signal.SIGTERM, _terminate)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("", err=True)
            sys.exit(128 + signal.SIGINT)
        except BuildDayError as error:
            could_not_run(error)
        except OSError as error:
            could_not_run(_refusal(error))
        except Exception:
            traceback.print_exc()
            sys.exit(2)
        finally:
            signal.signal(signal.SIGTERM, before)


def _terminate(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


def _refusal(error: OSError) -> str:
    """Return what the system refused, and of which file, in one line."""
    why = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {why}" if error.filename else why


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="gongkai")
def main() -> None:
    """Build and check a government disclosure column kept as Markdown."""


main.add_command(init)
main.add_command(update)
main.add_command(check)
main.add_command(fix)
main.add_command(explain)
main.add_command(inspect)
main.add_command(links)
main.add_command(publish)
main.add_command(preview)
main.add_command(rollback)
main.add_command(takedown)
main.add_command(night)
main.add_command(due)
main.add_command(owners)
main.add_command(review)


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
def build(
    *, as_of: str | None, site: Path, on_leak: str | None, is_urgent: bool, is_preview: bool
) -> None:
    """Build the editions of the column into one site.

    The editions are built apart, assembled, and put in place together; when anything is
    wrong the site that stood there stays as it was.
    """
    from gongkai.mkdocs.build import BuildError  # noqa: PLC0415  slow, and only building needs it
    from gongkai.mkdocs.build import build as build_site  # noqa: PLC0415  slow, and only building needs it

    root = project_root()
    check_moment(as_of)
    if is_preview and (is_urgent or on_leak == "take-down"):
        could_not_run("a preview takes nothing down: leave out --preview, or the other option")
    if is_preview and as_of is None:
        as_of = build_day(root).isoformat()  # reviewers see what is to come today
    try:
        built = build_site(
            root,
            root / site,
            as_of,
            report,
            "stop" if is_preview else "take-down" if is_urgent else on_leak,
            is_urgent=is_urgent,
            is_preview=is_preview,
        )
    except BuildError as error:
        click.echo(f"gongkai: {error}", err=True)
        sys.exit(1)
    say("pages: {count}", count=built.pages)


@command()
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day the site speaks of.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port; 0 takes any that is free.",
)
def serve(as_of: str | None, host: str, port: int) -> None:
    """Preview the site, built anew in a fresh process on every change. Ctrl-C ends it."""
    from gongkai.mkdocs.serve import CannotListenError  # noqa: PLC0415  as above
    from gongkai.mkdocs.serve import serve as serve_site  # noqa: PLC0415  slow, and only building needs it

    root = project_root()
    check_date(as_of)
    try:
        day = as_of or build_day(root).isoformat()  # an editor sees what is to come today
        serve_site(root, root / "site", (host, port), day)
    except CannotListenError as error:
        could_not_run("cannot listen on {host}:{port}: {error}", host=host, port=port, error=error)


main.add_command(build)
main.add_command(serve)
