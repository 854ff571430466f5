"""`gongkai inspect`: an inspection into a folder of its own, which is never published."""

from pathlib import Path

import click

from gongkai.commands.given_day import given_date
from gongkai.commands.help import command
from gongkai.commands.project import project_root
from gongkai.commands.speaking import with_language
from gongkai.model.language import Language

FORMS = ("html", "csv", "json")


@command()
@click.option(
    "--output",
    default="build/inspection",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The folder to write into; never one that is published.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="html",
    show_default=True,
    help="Pages with their tables, or tables alone.",
)
@with_language("Language of the pages.")
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day by which things are judged.")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site as it is built, to look at its links; else those of the last inspection count.",
)
@click.option(
    "--history",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What earlier inspections found; without it that of mkdocs.yml, or "
    "data/inspection/history.json.",
)
@click.option(
    "--update-history", is_flag=True, help="Write down what this inspection found, for the next."
)
def inspect(
    *,
    output: Path,
    form: str,
    lang: Language,
    as_of: str | None,
    site: Path | None,
    history: Path | None,
    update_history: bool,
) -> None:
    """Write what is wrong, how old it is and who fixes it, by unit and by section.

    All units are inspected, whatever the site opens: the folder is for those who run it.
    Nothing is remembered unless --update-history is given. The exit code is 0, or 2 when
    the inspection could not be written.
    """
    from gongkai.commands.inspection import write_inspection  # noqa: PLC0415  slow, only needed here

    root = project_root()
    as_of = given_date(as_of)
    write_inspection(
        root,
        output,
        history,
        site=site,
        form=form,
        language=lang,
        as_of=as_of,
        remembers=update_history,
    )
