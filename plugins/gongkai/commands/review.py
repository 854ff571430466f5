"""`gongkai review`: what a change brings, as the comment on its pull request."""

import json
import re
from pathlib import Path

import click

from gongkai.commands.given_day import given_date
from gongkai.commands.help import command
from gongkai.commands.project import could_not_run, project_root
from gongkai.commands.speaking import with_language
from gongkai.model.language import Language

_PREVIEW = re.compile(r"https?://[\w.:/~%{}?=&-]+", re.ASCII)
"""Addresses that Markdown takes as they are."""


@command()
@click.option("--since", required=True, metavar="REV", help="The Git revision to compare with.")
@click.option(
    "--links",
    "report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What “gongkai links --format json” printed; a missing file says that nothing was built.",
)
@click.option(
    "--preview-url",
    "preview",
    default="",
    metavar="URL",
    help="Where the site of the change can be looked at; “{path}” in it is the path of a page.",
)
@click.option(
    "--suggestions",
    "suggestions",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what “gongkai fix” would change in the lines of the change, as a review of GitHub.",
)
@click.option(
    "--head",
    default="HEAD",
    metavar="REV",
    help="The newest commit of the change, where a merge of it is checked out.",
)
@with_language("Language of the comment.")
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day by which things are judged.")
def review(
    *,
    since: str,
    report: Path | None,
    preview: str,
    suggestions: Path | None,
    head: str,
    lang: Language,
    as_of: str | None,
) -> None:
    """Print what a change brings and what people have to look at, in Markdown.

    New, changed and withdrawn records, where their texts differ, what becomes of validity,
    consultations, decisions and duties, the findings that the change brings, links, and who
    looks at what. Nothing is quoted of a record that leaks. The exit code is 0, or 2 when nothing
    could be compared: it is for “gongkai check” to stop a change.
    """
    from gongkai.commands.reviewing import review_change  # noqa: PLC0415  slow, only needed here
    from gongkai.whole import write_whole  # noqa: PLC0415  as above

    root = project_root()
    as_of = given_date(as_of)
    if preview and not (_PREVIEW.fullmatch(preview) and preview.count("{path}") == 1):
        could_not_run("--preview-url takes an address with “{path}” in it, not {url}", url=preview)
    links = None
    if report is not None and report.is_file() and report.stat().st_size:
        try:
            links = json.loads(report.read_bytes())
        except ValueError:
            could_not_run("{file} is not what “gongkai links --format json” prints", file=report)
    newest = head if suggestions is not None else None
    found = review_change(root, since, links, lang, as_of, preview=preview, head=newest)
    click.echo(found.comment.encode(), nl=False)
    if suggestions is not None:
        write_whole(suggestions, found.suggestions)
