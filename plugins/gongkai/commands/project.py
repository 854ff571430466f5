"""The column in which a command runs, and the day that it is given."""

import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from gongkai.model.editions import Editions
from gongkai.sources.editions import EditionsError, read_editions


def find_root() -> Path | None:
    """Return the folder here or above with mkdocs.yml and data/, or None."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "data").is_dir():
            return folder
    return None


def project_root() -> Path:
    """Return the folder of the column; exit 2 when there is none."""
    root = find_root()
    if root is None:
        could_not_run("no column here: run this in a folder with mkdocs.yml, data/ and content/")
    return root


def editions_of(root: Path) -> Editions:
    """Return the editions of the column; exit 2 when mkdocs.yml names none that there is."""
    try:
        return read_editions(root)
    except EditionsError as error:
        could_not_run(str(error))


def check_date(text: str | None) -> None:
    """Exit 2 when `text` is not a day of the form YYYY-MM-DD."""
    try:
        given = date.fromisoformat(text or "2021-01-01").isoformat()
    except ValueError:
        given = None
    if given != (text or "2021-01-01"):
        could_not_run(f"--date takes a day like 2021-07-15, not {text!r}")


SOURCES = ("content", "data", "hooks", "plugins", ".git", ".github")
"""Folders of a column that are written by people and Git alone."""


def refuse_sources(option: str, path: Path, root: Path, *more: str) -> None:
    """Exit 2 if a folder to be written holds sources of the column, or is in them."""
    place, project = path.resolve(), root.resolve()
    held = [project / name for name in (*SOURCES, *more)]
    if project.is_relative_to(place) or any(place.is_relative_to(one) for one in held):
        could_not_run(f"{option} {path} holds sources or a site; name a folder of its own")
    if place.exists() and not place.is_dir():
        could_not_run(f"{option} {path} is no folder")


def could_not_run(why: str) -> NoReturn:
    """Say on stderr why nothing was judged, and exit 2."""
    click.echo(f"gongkai: {why}", err=True)
    sys.exit(2)
