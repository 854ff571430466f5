"""`gongkai review`: what a change brings, as the comment on its pull request."""

import json
from pathlib import Path

import click

from gongkai.commands.help import command
from gongkai.commands.project import check_date, could_not_run, project_root
from gongkai.commands.speaking import with_language
from gongkai.model.language import Language


@command()
@click.option("--since", required=True, metavar="REV", help="The Git revision to compare with.")
@click.option(
    "--links",
    "report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What “gongkai links --format json” printed; a missing file says that nothing was built.",
)
@with_language("Language of the comment.")
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day by which things are judged.")
def review(*, since: str, report: Path | None, lang: Language, as_of: str | None) -> None:
    """Print what a change brings and what people have to look at, in Markdown.

    New, changed and withdrawn records, the findings that the change brings, links. Nothing is
    quoted of a record that leaks. The exit code is 0, or 2 when nothing could be compared: it
    is for “gongkai check” to stop a change.
    """
    from gongkai.commands.reviewing import review_change  # noqa: PLC0415  slow, only needed here

    root = project_root()
    check_date(as_of)
    links = None
    if report is not None and report.is_file() and report.stat().st_size:
        try:
            links = json.loads(report.read_bytes())
        except ValueError:
            could_not_run("{file} is not what “gongkai links --format json” prints", file=report)
    click.echo(review_change(root, since, links, lang, as_of).encode(), nl=False)
