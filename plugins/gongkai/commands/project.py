"""The column in which a command runs, and the day that it is given."""

import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

from gongkai.commands.speaking import worded
from gongkai.model.editions import Editions
from gongkai.model.said import SaidError
from gongkai.report.characters import visible
from gongkai.sources.build_day import BuildDayError, as_moment
from gongkai.sources.configuration import find_root
from gongkai.sources.editions import EditionsError, read_editions


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
        could_not_run(error)


def check_date(text: str | None) -> None:
    """Exit 2 when `text` is not a day of the form YYYY-MM-DD."""
    try:
        given = date.fromisoformat(text or "2021-01-01").isoformat()
    except ValueError:
        given = None
    if given != (text or "2021-01-01"):
        could_not_run("--date takes a day like 2021-07-15, not “{text}”", text=visible(text or ""))


def check_moment(text: str | None) -> None:
    """Exit 2 when `text` is neither a day nor a day with a time."""
    try:
        given = str(as_moment(text or "2021-01-01"))
    except BuildDayError:
        given = None
    if given != (text or "2021-01-01").replace("T", " "):
        could_not_run(
            "--date takes a day like 2021-07-15 or a moment like “2021-07-15 09:30”, not “{text}”",
            text=visible(text or ""),
        )


SOURCES = ("content", "data", "hooks", "plugins", ".git", ".github")
"""Folders of a column that are written by people and Git alone."""


def refuse_sources(option: str, path: Path, root: Path, *more: str) -> None:
    """Exit 2 if a folder to be written holds sources of the column, or is in them."""
    place, project = path.resolve(), root.resolve()
    held = [project / name for name in (*SOURCES, *more)]
    if project.is_relative_to(place) or any(place.is_relative_to(one) for one in held):
        could_not_run(
            "{option} {path} holds sources or a site; name a folder of its own",
            option=option,
            path=path,
        )
    if place.exists() and not place.is_dir():
        could_not_run("{option} {path} is no folder", option=option, path=path)


def could_not_run(why: str | SaidError, **values: object) -> NoReturn:
    """Say on stderr why nothing was judged, and exit 2. `why` is a message id where it is ours."""
    click.echo(f"gongkai: {worded(why, **values)}", err=True)
    sys.exit(2)
