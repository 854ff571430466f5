"""`gongkai fix --keys`: all front matter in the other language, and the column set to it."""

from pathlib import Path

import click

from gongkai.commands.difference import difference
from gongkai.commands.project import could_not_run
from gongkai.commands.speaking import say
from gongkai.gate import gate
from gongkai.model.findings import leaking
from gongkai.model.language import Language
from gongkai.report.characters import visible
from gongkai.sources.build_day import build_day
from gongkai.sources.load import load
from gongkai.sources.respelling import respelled_files
from gongkai.verdict.fixing import FixedFile, write_fixed


def write_keys(root: Path, keys: Language, *, is_diff: bool) -> bool:
    """Write all record files with keys and terms in `keys`, or show what would change.

    Nothing is written where a file cannot be read whole, or leaks. Returns whether, with
    `is_diff`, there is something to write.
    """
    sources = load(root)
    found = list(respelled_files(root, sources.catalog.registries, keys))
    leaks = leaking(gate(sources, build_day(root, None)))
    unread = [one.path for one in found if one.after is None or one.path in leaks]
    if unread:
        could_not_run(
            "{count} files cannot be rewritten until `gongkai check` finds nothing in them, "
            "{path} first",
            count=len(unread),
            path=visible(unread[0]),
        )
    files = [
        FixedFile(one.path, one.before, one.after, ())
        for one in found
        if one.after is not None and one.after != one.before
    ]
    if is_diff:
        for line in (line for file in files for line in difference(file)):
            click.echo(line)
        say("files to change: {count}", count=len(files))
        return bool(files)
    written, left = write_fixed(root, files)
    for file in left:
        say("changed meanwhile, and left: {path}", path=visible(file.path))
    say("keys in {count} files are written in {keys}", count=len(written), keys=keys)
    return bool(left)
