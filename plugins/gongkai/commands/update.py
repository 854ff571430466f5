"""`gongkai update`: the files of this engine into a column that an earlier one wrote."""

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run, project_root
from gongkai.commands.snippets import write_snippets
from gongkai.commands.speaking import say, spoken
from gongkai.editing.vscode import FOLDER, SNIPPETS
from gongkai.sources.codes.places import OPEN_FOLDER
from gongkai.sources.docs_folder import BARE, SETTING, check_docs_folder
from gongkai.sources.moved import MOVED_FILES
from gongkai.starter.checksums import FILE, read_checksums, render_checksums
from gongkai.starter.shared import is_hook, is_kept_in, shared_files
from gongkai.starter.update import plan
from gongkai.starter.writing import write_file

TO_USE = " (to use it, name it under “hooks” in mkdocs.yml)"
MOVED = "moved: {path} to {to} (keep in it what this city alone has, or delete it)"
WORDS = (TO_USE, MOVED)
"""What is said of files, for translators."""


@command()
@click.option(
    "--take",
    metavar="PATH",
    multiple=True,
    help="Take the engine's version of this file, though it was changed or deleted here.",
)
def update(take: tuple[str, ...]) -> None:
    """Bring the files that every column has up to the engine that runs: rules, hooks, workflows.

    What was changed here since it was written is left as it is and named; what this city alone
    has, such as data/units.yml or mkdocs.yml, is never touched.
    """
    root, words = project_root(), spoken()
    if is_kept_in(root):
        could_not_run("this column is kept beside the engine: its files are those of the engine")
    files = shared_files()
    unknown = sorted(set(take) - files.keys())
    if unknown:
        could_not_run("--take: {path} is no file that every column has", path=unknown[0])
    todo = plan(root, files, read_checksums(root), take)
    for path in (*todo.added, *todo.replaced):
        write_file(root / path, files[path])
    write_file(root / FILE, render_checksums(todo.sums))
    if (root / FOLDER).is_dir() and write_snippets(root):
        click.echo(words("written anew by the units and terms here: {path}", path=SNIPPETS))
    for path in todo.added:
        click.echo(words("new: {path}", path=path) + (words(TO_USE) if is_hook(path) else ""))
    for path in todo.replaced:
        click.echo(words("replaced: {path}", path=path))
    for path in todo.left:
        click.echo(
            words("changed here, and left: {path} (gongkai update --take {path})", path=path)
        )
    for path in todo.dropped:
        click.echo(words("no longer used: {path} (delete it)", path=path))
    for path, to in MOVED_FILES.items():
        if (root / path).is_file():
            click.echo(words(MOVED, path=path, to=to))
    for finding in check_docs_folder(root):
        if finding.code is OPEN_FOLDER:
            place = f"{finding.place.path}:{finding.place.line}"
            click.echo(words("to change: {place} to “{to}”", place=place, to=f"{SETTING}: {BARE}"))
    counts = {"added": len(todo.added), "replaced": len(todo.replaced), "left": len(todo.left)}
    say("new: {added}, replaced: {replaced}, left: {left}", **counts)
