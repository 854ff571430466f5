"""`gongkai takedown`: a record away from everywhere, by hand and in one run."""

import sys
from pathlib import Path

import click

from gongkai.commands.given_day import given_date
from gongkai.commands.help import command
from gongkai.commands.project import could_not_run, project_root
from gongkai.commands.signing_key import with_key
from gongkai.commands.speaking import with_language
from gongkai.i18n.translation import translation
from gongkai.model.language import Language


@command()
@click.argument("records", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--reason",
    required=True,
    metavar="TERM",
    help="A term of withdrawal_reasons, such as privacy; the notice says it.",
)
@click.option(
    "--publish",
    "target",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the server, to switch in the same run.",
)
@click.option(
    "--site", default="site", show_default=True, type=click.Path(path_type=Path), help="The site."
)
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day the site speaks of.")
@with_key
@with_language("Language of the report.")
def takedown(
    *,
    records: tuple[str, ...],
    reason: str,
    target: Path | None,
    site: Path,
    as_of: str | None,
    key_file: Path | None,
    lang: Language,
) -> None:
    """Take records down: pages, attachments, copies, search, feeds, exports, caches, releases.

    ID is that of a record, or one of its files, which may be wrong in any way or gone already.
    Its pages and files give way to a notice at once, in the site and in every release of FOLDER.
    Then the site is built and published without it, and data/taken-down.yml keeps it away from
    now on. The report says what Git still holds, and how to purge it. Nothing happens twice: run
    it again as often as you like.

    The exit code is 0, 1 when the site or the server could not be switched, and 2 when nothing
    was done.
    """
    from gongkai.commands.taking_down import TakedownError, take_down  # noqa: PLC0415  slow, only needed here
    from gongkai.report.takedown import render  # noqa: PLC0415  as above

    root = project_root()
    as_of = given_date(as_of)
    try:
        done = take_down(
            root,
            records,
            reason,
            root / site,
            target,
            as_of=as_of,
            language=lang,
            key_file=key_file,
        )
    except TakedownError as error:
        could_not_run(error)
    click.echo(render(done, translation(lang)))
    sys.exit(done.exit_code)
