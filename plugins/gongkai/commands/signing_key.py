"""The private key of a command: named in its options, read where it lies, never in the column."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from gongkai.commands.speaking import worded
from gongkai.signing import SigningKeyError
from gongkai.signing.secret_key import SecretKey, read_key
from gongkai.sources import git

F = TypeVar("F", bound=Callable[..., object])
VARIABLE = "GONGKAI_KEY"
PASSWORD = "GONGKAI_KEY_PASSWORD"  # noqa: S105  the name of a variable


def with_key(function: F) -> F:
    """Give a command the option `--key` for a private key."""
    return click.option(
        "--key",
        "key_file",
        envvar=VARIABLE,
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="The private key that signs the release (or GONGKAI_KEY).",
    )(function)


def secret_key(file: Path, root: Path | None, *public: Path) -> SecretKey:
    """Return the private key in a file; raises SigningKeyError, above all where others see it.

    `root` is the column, whose repository others read; `public` are folders that are published.
    """
    refuse_public(file, root, *public)
    return read_key(file, lambda: password(file))


def refuse_public(file: Path, root: Path | None, *public: Path) -> None:
    """Refuse a private key in the column, in a repository around it, or in what is published."""
    place = file.resolve()
    folders = [folder.resolve() for folder in (*public, *([root] if root else []))]
    if any(place.is_relative_to(folder) for folder in folders) or _is_in_a_repository(place):
        raise SigningKeyError(
            "the private key {file} lies where others will read it: move it out of the repository "
            "and the site",
            file=file,
        )


def password(file: Path, *, is_new: bool = False) -> str:
    """Ask for the password of a private key, unless GONGKAI_KEY_PASSWORD says it."""
    given = os.environ.get(PASSWORD)
    if given is not None:
        return given
    said = worded("Password of {file}", file=file)
    return str(click.prompt(said, hide_input=True, confirmation_prompt=is_new, err=True))


def commit_here(root: Path | None) -> str | None:
    """Return the commit of the column, where it is in a repository."""
    try:
        return git.commit_of(root, "HEAD") if root is not None else None
    except git.GitError:
        return None


def _is_in_a_repository(file: Path) -> bool:
    return any((above / ".git").exists() for above in file.parents)
