"""`gongkai update`: the files of this engine into a column that an earlier one wrote."""

import click

from gongkai.commands.project import could_not_run, project_root
from gongkai.sources.codes.places import OPEN_FOLDER
from gongkai.sources.docs_folder import BARE, SETTING, check_docs_folder
from gongkai.sources.moved import MOVED_FILES
from gongkai.starter.checksums import FILE, read_checksums, render_checksums
from gongkai.starter.shared import is_hook, is_kept_in, shared_files
from gongkai.starter.update import plan
from gongkai.starter.writing import write_file

_TO_USE = " (to use it, name it under “hooks” in mkdocs.yml)"


@click.command()
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
    root = project_root()
    if is_kept_in(root):
        could_not_run("this column is kept beside the engine: its files are those of the engine")
    files = shared_files()
    unknown = sorted(set(take) - files.keys())
    if unknown:
        could_not_run(f"--take: {unknown[0]} is no file that every column has")
    todo = plan(root, files, read_checksums(root), take)
    for path in (*todo.added, *todo.replaced):
        write_file(root / path, files[path])
    write_file(root / FILE, render_checksums(todo.sums))
    for path in todo.added:
        click.echo(f"new: {path}" + (_TO_USE if is_hook(path) else ""))
    for path in todo.replaced:
        click.echo(f"replaced: {path}")
    for path in todo.left:
        click.echo(f"changed here, and left: {path} (gongkai update --take {path})")
    for path in todo.dropped:
        click.echo(f"no longer used: {path} (delete it)")
    for path, to in MOVED_FILES.items():
        if (root / path).is_file():
            click.echo(f"moved: {path} to {to} (keep in it what this city alone has, or delete it)")
    for finding in check_docs_folder(root):
        if finding.code is OPEN_FOLDER:
            place = finding.place
            click.echo(f"to change: {place.path}:{place.line} to “{SETTING}: {BARE}”")
    click.echo(
        f"new: {len(todo.added)}, replaced: {len(todo.replaced)}, left: {len(todo.left)}", err=True
    )
