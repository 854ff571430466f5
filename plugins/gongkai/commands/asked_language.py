"""The language that a command line asks for, known before anything of it is understood."""

from collections.abc import Iterable
from itertools import pairwise
from typing import get_args

import click

from gongkai.model.language import Language

OPTION = "--lang"
_KEY = "gongkai.asked_language"


def note(context: click.Context, arguments: Iterable[str]) -> None:
    """Remember what `--lang` says, wherever it stands: help and errors follow it too."""
    given = list(arguments)
    said = [one.removeprefix(f"{OPTION}=") for one in given if one.startswith(f"{OPTION}=")]
    said += [value for option, value in pairwise(given) if option == OPTION]
    context.meta[_KEY] = next((one for one in said if one in get_args(Language)), None)


def asked(context: click.Context | None) -> Language | None:
    """Return the language that was asked for, if one was."""
    found: Language | None = context.meta.get(_KEY) if context is not None else None
    return found
