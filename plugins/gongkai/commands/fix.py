"""`gongkai fix`: writes what findings know for sure."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import click

from gongkai.commands.difference import difference
from gongkai.commands.files_of import concerns, in_project
from gongkai.commands.given_day import given_date
from gongkai.commands.help import command
from gongkai.commands.keys import write_keys
from gongkai.commands.project import could_not_run, editions_of, project_root
from gongkai.commands.report_options import ReportOptions
from gongkai.commands.showing import chosen, of_codes, show
from gongkai.commands.speaking import say, with_language
from gongkai.i18n.translation import translation
from gongkai.model.language import LANGUAGES, Language
from gongkai.report.characters import visible
from gongkai.sources.build_day import build_day
from gongkai.verdict.fixing import FixedFile, fixed, write_fixed
from gongkai.verdict.selection import only


@command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True))
@of_codes
@with_language("Language of messages.")
@click.option("--diff", "is_diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--keys",
    type=click.Choice(LANGUAGES),
    help="Write the keys and terms of all records in this language instead, and nothing else.",
)
@click.option("--date", "as_of", metavar="YYYY-MM-DD", help="The day by which things are judged.")
def fix(
    paths: Sequence[str],
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    lang: Language,
    is_diff: bool,
    keys: Language | None,
    as_of: str | None,
) -> None:
    """Write what the checks know for sure, and say what is left for people.

    Only what can have been meant in one way is written: terms and names, keys, days, lists,
    brackets of numbers, links, the encoding of a file. All else in a file stays as it is, comments
    and order too. Nothing is changed outside content/ and data/, through a link to another place,
    in a file that leaks, or in one that somebody else is changing.

    Without PATH the whole project is looked at; CODES are separated by commas. The exit code is 0
    when no error is left, 1 when there are, and 2 when nothing could be judged; with --diff it is 1
    when there is something to write.
    """
    root = project_root()
    if keys is not None:
        if paths or select or ignore:
            could_not_run("--keys is of the whole column: name no PATH and no codes with it")
        sys.exit(write_keys(root, keys, is_diff=is_diff))
    wanted = [in_project(path, root) for path in paths]
    codes = chosen(select, ignore)
    as_of = given_date(as_of)
    editions_of(root)
    found = fixed(
        root,
        build_day(root, as_of),
        lambda one: codes(one) and (not paths or concerns(one, wanted, root)),
    )
    if is_diff:
        for line in (line for file in found.files for line in difference(file)):
            click.echo(line)
        say("files to change: {count}", count=len(found.files))
        sys.exit(bool(found.files))
    written, left = write_fixed(root, found.files)
    for file in written:
        said = ", ".join(f"{code} ×{count}" for code, count in _codes([file]))
        say("fixed: {path}: {codes}", path=visible(file.path), codes=said)
    for file in left:
        say("changed meanwhile, and left: {path}", path=visible(file.path))
    say("fixed: {count} in {files} files", count=_count(written), files=len(written))
    verdict = only(found.verdict, codes)
    if paths:
        verdict = only(verdict, lambda one: concerns(one, wanted, root))
    findings = (*(one for file in left for one in file.findings), *verdict.findings)
    show(replace(verdict, findings=findings), translation(lang), ReportOptions(), root)
    sys.exit(any(finding.is_error for finding in findings))


def _codes(files: Iterable[FixedFile]) -> list[tuple[str, int]]:
    return sorted(Counter(one.code.id for file in files for one in file.findings).items())


def _count(files: Iterable[FixedFile]) -> int:
    return sum(count for _, count in _codes(files))
