"""`gongkai owners`: who reviews which file on the forge."""

import sys
from pathlib import Path

import click

from gongkai.commands.help import command
from gongkai.commands.project import could_not_run, project_root
from gongkai.commands.speaking import say
from gongkai.report.owners import FILE, out_of_date, render
from gongkai.sources.load import load
from gongkai.whole import write_whole


@command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; say what is out of date.")
def owners(*, only_check: bool) -> None:
    """Write .github/CODEOWNERS from the units, their records and “owners” in data/site.yml.

    With --check the exit code is 1 when a line is wrong; that of a new record may be missing.
    """
    root = project_root()
    if not only_check:
        write_owners(root)
        return
    file = root / FILE
    wrong = out_of_date(file.read_text(encoding="utf-8") if file.is_file() else "", _wanted(root))
    for line in wrong:
        say("{file}: out of date: {line}", file=FILE, line=line)
    if wrong:
        say("to fix it: gongkai owners")
    sys.exit(bool(wrong))


def write_owners(root: Path) -> None:
    """Write the file of the column at `root`; exit 2 where no teams are named."""
    wanted, file = _wanted(root), root / FILE
    write_whole(file, wanted)


def _wanted(root: Path) -> str:
    sources = load(root)
    registries = sources.catalog.registries
    teams = registries.site.owners
    if teams is None:
        could_not_run("data/site.yml names no “owners”: organisation, office and engineers")
    records = [*sources.catalog.everything(), *sources.rejected]  # an error changes no owner
    return render(registries.units, records, teams)
