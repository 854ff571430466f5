"""`gongkai night`: the nightly run, as one command."""

import sys
from pathlib import Path

import click

from gongkai.commands.given_day import given_date
from gongkai.commands.help import command
from gongkai.commands.progress import Progress
from gongkai.commands.project import (
    could_not_run,
    project_root,
    refuse_sources,
)
from gongkai.commands.speaking import say, spoken, with_language
from gongkai.model.language import Language


@command()
@click.option(
    "--state",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder that nights keep what they found in, for the next one.",
)
@click.option(
    "--site",
    default="site",
    type=click.Path(path_type=Path),
    help="The site to replace if all went well.",
)
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day the site speaks of.")
@with_language("Language of the report.")
@click.option(
    "--offline",
    "is_offline",
    is_flag=True,
    help="Ask no other site, and LinkChecker for no second opinion.",
)
def night(*, state: Path, site: Path, as_of: str | None, lang: Language, is_offline: bool) -> None:
    """Check, build, inspect and check the links of a column, and write down what the night found.

    STATE/report.md is the text of the rolling issue. A leak is taken down and the rest of the
    site is built, whatever became of the state: what cannot be read there is put aside, and
    counting begins anew. The exit code is 0 when there is nothing to report, 1 when there is, and
    2 when the night failed: then the site is the one that stood there before.
    """
    from gongkai.commands.nightly import NightError, StateError, run_night  # noqa: PLC0415  slow, only needed here

    root = project_root()
    as_of = given_date(as_of)
    refuse_sources("--state", root / state, root, "site")
    refuse_sources("--site", root / site, root)
    try:
        with Progress(sys.stderr, long=0) as bar:
            found = run_night(
                root, root / state, root / site, as_of, lang, is_offline=is_offline, show=bar
            )
    except NightError as error:
        could_not_run(str(error))
    except StateError as error:
        say("gongkai: {error}", error=error)
        sys.exit(error.exit_code)
    outcome = spoken()(str(found.outcome))
    say("night: {outcome}; report: {file}", outcome=outcome, file=state / "report.md")
    sys.exit(found.exit_code)
