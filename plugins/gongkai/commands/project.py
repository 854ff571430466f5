"""The column in which a command runs."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from gongkai.commands.speaking import worded
from gongkai.model.editions import Editions
from gongkai.model.said import SaidError
from gongkai.sources.configuration import find_root
from gongkai.sources.editions import EditionsError, read_editions
from gongkai.sources.folders import holds_sources


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


def refuse_sources(option: str, path: Path, root: Path, *more: str) -> None:
    """Exit 2 if a folder to be written holds sources of the column, or is in them."""
    if holds_sources(path, root, *more):
        could_not_run(
            "{option} {path} holds sources or a site; name a folder of its own",
            option=option,
            path=path,
        )
    if path.exists() and not path.is_dir():
        could_not_run("{option} {path} is no folder", option=option, path=path)


def could_not_run(why: str | SaidError | OSError, **values: object) -> NoReturn:
    """Say on stderr why nothing was judged, and exit 2. `why` is a message id where it is ours."""
    click.echo(f"gongkai: {worded(why, **values)}", err=True)
    sys.exit(2)
