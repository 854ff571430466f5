"""`gongkai preview`: the site of a change where reviewers can look at it, until it is closed."""

import sys
from pathlib import Path

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run
from gongkai.commands.speaking import say
from gongkai.sources.configuration import find_root


@command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("name")
@click.option(
    "--site",
    default="site",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The preview that was built.",
)
@click.option("--remove", "is_over", is_flag=True, help="Remove it: the change is closed.")
def preview(*, folder: Path, name: str, site: Path, is_over: bool) -> None:
    """Put what “gongkai build --preview” made into FOLDER/NAME, or remove it.

    NAME is that of the change, such as its number. FOLDER is never the one in which the site is
    published. Pages of a preview say that they are one, and ask not to be indexed. The exit code
    is 0, 1 when the site is no preview, or 2 when the folder cannot be used.
    """
    from gongkai.commands.previews import put_preview, remove_preview  # noqa: PLC0415  as above
    from gongkai.publish import CannotPublishError, RefusedError  # noqa: PLC0415  slow, only needed here

    try:
        if is_over:
            was_there = remove_preview(folder, name)
            say("removed: {folder}" if was_there else "not there: {folder}", folder=folder / name)
        else:
            done = put_preview((find_root() or Path()) / site, folder, name)
            say("preview: {folder}", folder=done)
    except RefusedError as error:
        say("gongkai: {error}\nnothing was put there", error=error)
        sys.exit(1)
    except CannotPublishError as error:
        could_not_run(error)
