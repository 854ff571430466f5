"""`gongkai rollback`: a server back to a release that it has kept."""

import sys
from pathlib import Path

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run
from gongkai.commands.speaking import say, spoken
from gongkai.model.refusals import refusal


@command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--to",
    metavar="RELEASE",
    help="The release to go to, or how its name begins; else the one before the current one.",
)
@click.option("--list", "only_list", is_flag=True, help="Only say what is there.")
def rollback(*, folder: Path, to: str | None, only_list: bool) -> None:
    """Let an earlier release in FOLDER be read again.

    A release that shows what is withdrawn since is refused. The exit code is 0, 1 when the
    release must not be read, or 2 when there is none.
    """
    from gongkai.publish import CannotPublishError, RefusedError  # noqa: PLC0415  slow, and only needed here
    from gongkai.publish.addresses import shortened  # noqa: PLC0415  as above
    from gongkai.publish.rollback import kept, roll_back  # noqa: PLC0415  as above

    words = spoken()
    try:
        if not only_list:
            done = roll_back(folder, to)
            say("switched: {old} -> {new}", old=done.before.name, new=done.release.name)
            if done.silent:
                say(
                    "these addresses do not answer until the next publication:\n  {addresses}",
                    addresses=shortened(done.silent),
                )
        for one in kept(folder):
            mark = words("current") if one.is_current else words("unfit" if one.back else "kept")
            pages = words("{count} pages", count=one.pages)
            click.echo(f"{one.release.name}  {mark:7}  {pages}")
    except RefusedError as error:
        say("gongkai: {error}\nnothing was switched", error=error)
        sys.exit(1)
    except CannotPublishError as error:
        could_not_run(error)
    except OSError as error:
        could_not_run(refusal(error, folder))
