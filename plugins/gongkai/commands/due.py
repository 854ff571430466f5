"""`gongkai due`: whether anything turned since the site was built, and when something will."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.commands.given_day import given_moment
from gongkai.commands.help import command
from gongkai.commands.project import could_not_run, project_root
from gongkai.commands.speaking import say, spoken

if TYPE_CHECKING:
    from gongkai.measures.turning import Turning

APPEARS = "{moment} appears: {record}"
TAKEN_DOWN = "{moment} is taken down: {record}"
OPENS = "{moment} takes responses from now on: {record}"
CLOSES = "{moment} takes no more responses: {record}"
WORDS = (APPEARS, TAKEN_DOWN, OPENS, CLOSES)
"""What turns, for translators."""


@command()
@click.option(
    "--since",
    metavar="YYYY-MM-DD HH:MM",
    help="The moment of the last build; without it the built site says it.",
)
@click.option(
    "--site",
    default="site",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The site that was built.",
)
@click.option(
    "--date", "as_of", metavar="YYYY-MM-DD HH:MM", help="The moment to look at, instead of now."
)
@click.option(
    "--write",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the moments to come into a file and do no more: .github/scripts/due.py reads it.",
)
def due(*, since: str | None, site: Path, as_of: str | None, file: Path | None) -> None:
    """Say what changed for readers since the last build though nobody edited anything.

    A record appears at its hour, a consultation opens or closes, something is taken down. Nothing
    is checked or built. The exit code is 0 when nothing turned, 1 when something did and the site
    wants to be built, and 2 when that could not be said.
    """
    from gongkai.measures.turning import between, timed, turnings  # noqa: PLC0415  slow, only needed here
    from gongkai.sources.build_day import as_moment, build_moment  # noqa: PLC0415  as above
    from gongkai.sources.configuration import plugin_options  # noqa: PLC0415  as above
    from gongkai.sources.load import load  # noqa: PLC0415  as above

    root = project_root()
    since = given_moment("--since", since)
    as_of = given_moment("--date", as_of)
    before, now = as_moment(since or _built(root / site)), build_moment(root, as_of)
    found = turnings(load(root).catalog)
    if file is not None:
        stands_still = plugin_options(root).get("as_of") is not None
        coming = [one for one in found if one.moment > timed(before) and not stands_still]
        _write(file, coming)
        say("moments to come: {count}", count=len(coming))
        return
    turned = between(found, before, now)
    for one in turned:
        click.echo(_line(one))
    following = next((one for one in found if one.moment > timed(now)), None)
    if following is not None:
        say("next: {line}", line=_line(following))
    if not turned:
        say("nothing turned since {moment}", moment=before)
    sys.exit(bool(turned))


def _built(site: Path) -> str:
    """Return the moment of the site; exit 2 where there is none."""
    from gongkai.links.reading.manifest import ManifestError, read_manifest  # noqa: PLC0415  as above

    try:
        moment = next((one.as_of for one in read_manifest(site).values() if one.as_of), None)
    except ManifestError as error:
        could_not_run(error)
    if moment is None:
        could_not_run("{site} does not say when it was built: build it anew", site=site)
    return moment


def _line(one: "Turning") -> str:
    from gongkai.measures.turning import Turn  # noqa: PLC0415  as above

    said = {
        Turn.APPEARS: APPEARS,
        Turn.TAKEN_DOWN: TAKEN_DOWN,
        Turn.OPENS: OPENS,
        Turn.CLOSES: CLOSES,
    }
    return spoken()(said[one.turn], moment=one.moment, record=one.record)


def _write(file: Path, coming: Iterable["Turning"]) -> None:
    """Write the moments alone: the file says nothing of what is to come."""
    from gongkai.whole import write_whole  # noqa: PLC0415  as above

    lines = sorted({str(one.moment) for one in coming})
    write_whole(file, "".join(f"{line}\n" for line in lines))
