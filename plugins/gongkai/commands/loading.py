"""Commands that are loaded when they run: what a help lists is read from their source."""

import ast
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from inspect import cleandoc

import click

from gongkai.commands.help import SpokenCommand, SpokenGroup

PACKAGE = "gongkai.commands"
NAMES = (
    "build",
    "check",
    "doctor",
    "due",
    "explain",
    "fix",
    "form",
    "import",
    "init",
    "inspect",
    "keygen",
    "links",
    "new",
    "night",
    "owners",
    "preview",
    "publish",
    "review",
    "rollback",
    "schema",
    "serve",
    "sign",
    "takedown",
    "update",
    "verify",
)
"""The commands. Each stands in a module of its name, as a function of its name."""
_ELSEWHERE = {"import": "import_documents"}
"""Those whose name is taken in Python."""


@cache
def load(name: str) -> click.Command:
    """Return a command of `NAMES` with all that it needs loaded, which may take a second."""
    module = _ELSEWHERE.get(name, name)
    found = getattr(import_module(f"{PACKAGE}.{module}"), module)
    if not isinstance(found, click.Command):
        raise TypeError(f"{PACKAGE}.{module} has no command of its name")
    return found


def _help(name: str) -> str:
    """Return the docstring of a command, from the source of its module."""
    module = _ELSEWHERE.get(name, name)
    spec = find_spec(f"{PACKAGE}.{module}")
    source = spec.loader.get_source(spec.name) if spec and spec.loader else None  # type: ignore[attr-defined]
    for node in ast.parse(source or "").body:
        if isinstance(node, ast.FunctionDef) and node.name == module:
            return cleandoc(ast.get_docstring(node, clean=False) or "")
    raise LookupError(f"{PACKAGE}.{module} has no function of its name")


class LoadingGroup(SpokenGroup):
    """A command of commands, of which only the one that runs is loaded."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command as a help announces it; `resolve_command` returns one that runs."""
        del ctx
        return SpokenCommand(cmd_name, help=_help(cmd_name)) if cmd_name in NAMES else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name, loaded, and the arguments left for it."""
        name, found, left = super().resolve_command(ctx, args)
        return name, load(found.name) if found is not None and found.name else None, left
