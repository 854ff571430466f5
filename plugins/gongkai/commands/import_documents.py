"""`gongkai import`: Word files become records that people confirm."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from gongkai.commands.given import given_kind
from gongkai.commands.given_day import given_day
from gongkai.commands.help import command
from gongkai.commands.project import project_root
from gongkai.commands.speaking import say, worded
from gongkai.sources.build_day import build_day

WRITTEN = "written: {path}"
WOULD_WRITE = "would be written: {path}"
NEXT = """\
to confirm: {count}; `gongkai check {path}` names each of them
  compare each value with the document, correct it, and delete the comment above it
  until then nothing of it is published (GK077, GK078)"""
NOTHING_WRITTEN = "nothing was written"
WORDS = (WRITTEN, WOULD_WRITE, NEXT, NOTHING_WRITTEN)
"""What it says when it is done, for translators."""


@command("import")
@click.argument(
    "paths",
    metavar="FILE...|FOLDER",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--kind", metavar="KIND", help="The kind of record, if it is known.")
@click.option("--unit", metavar="UNIT", help="The unit that publishes it, if it is known.")
@click.option("--column", metavar="ID", help="The column in which it belongs, if it is known.")
@click.option("--id", "name", metavar="ID", help="The id of the record; it never changes.")
@click.option("--csv", "as_csv", is_flag=True, help="Turn workbooks of one plain table into CSV.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Write nothing; show what would be.")
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day of publication.")
def import_documents(
    paths: Sequence[Path],
    *,
    kind: str | None,
    unit: str | None,
    column: str | None,
    name: str | None,
    as_csv: bool,
    is_dry: bool,
    as_of: str | None,
) -> None:
    """Make records of official documents, and list every guess for somebody to confirm.

    A FILE is a Word document (.docx), or a PDF if there is nothing else; files called 附件 are its
    attachments. All files of a FOLDER are one document with its attachments, and each folder in it
    is another. Number, issuers, title, dates and attachments are read from the layout of official
    documents (GB/T 9704).

    Nothing is written where a document has tracked changes, comments or hidden text, is secret or
    not for proactive publication, or where numbers of persons are found; and nothing is ever
    overwritten. The exit code is 0 when all was written, 1 when something was refused, and 2 when
    nothing could be read.
    """
    from gongkai.commands.importing import RefusedImportError, import_all  # noqa: PLC0415  slow, only needed here
    from gongkai.importing.proposal import Given  # noqa: PLC0415  as above

    root = project_root()
    day = build_day(root) if as_of is None else given_day("--date", as_of)
    of = given_kind(kind) if kind is not None else None
    try:
        made = import_all(root, paths, day, Given(of, unit, column, name), as_csv=as_csv)
    except RefusedImportError as error:
        for reason in error.reasons:
            click.echo(f"gongkai: {worded(reason)}", err=True)
        say(NOTHING_WRITTEN)
        sys.exit(error.exit_code)
    for one in made:
        for line in one.table:
            click.echo(line)
        for remark in one.remarks:
            say(remark)
    for one in made:
        for path in one.write(root, is_dry=is_dry):
            say(WOULD_WRITE if is_dry else WRITTEN, path=path)
        if not is_dry:
            say(NEXT, count=one.guesses, path=one.record)
