"""`gongkai serve`: a preview that follows the sources."""

import click

from gongkai.commands.given_day import given_date
from gongkai.commands.help import command
from gongkai.commands.project import could_not_run, project_root
from gongkai.commands.speaking import spoken
from gongkai.mkdocs.serve import CannotListenError
from gongkai.mkdocs.serve import serve as serve_site
from gongkai.sources.build_day import build_day


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
    """Preview the site, built anew in a fresh process on every change. Ctrl-C ends it.

    The page of a record shows at once what its file says; lists and copies follow with the build.
    Pages that are open load themselves anew, and show in a corner what is wrong in the files that
    were just saved.
    """
    root = project_root()
    as_of = given_date(as_of)
    try:
        day = as_of or build_day(root).isoformat()  # an editor sees what is to come today
        serve_site(root, root / "site", (host, port), day, spoken())
    except CannotListenError as error:
        could_not_run(
            "cannot listen on {host}:{port}: {error}", host=host, port=port, error=error.reason
        )
