"""Commands whose help is in the language of whoever asks for it."""

import inspect
import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import click

from gongkai.commands.speaking import spoken

_EXTRA = re.compile(r"^(?P<help>.*?)(?:  \[default: (?P<default>[^]]+)\]|  \[required\])?$", re.S)
DEFAULT = "[default: {value}]"
REQUIRED = "[required]"
WORDS = (
    "Usage: ",
    "Options",
    "Commands",
    "Show this message and exit.",
    "Show the version and exit.",
    DEFAULT,
    REQUIRED,
)
"""What the library says in every help, for translators."""
F = TypeVar("F", bound=Callable[..., object])


class _Formatter(click.HelpFormatter):
    """Lays help out in the words of the place; Chinese characters are two columns wide."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        super().__init__(indent_increment, width, max_width)
        self.words = spoken()
        if self.words.language == "zh":
            self.width = self.width * 5 // 7

    def write_heading(self, heading: str) -> None:
        super().write_heading(self.words(heading))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, self.words("Usage: ") if prefix is None else prefix)

    def write_text(self, text: str) -> None:
        super().write_text(self.words(text))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        said = [(first, self._said(second)) for first, second in rows]
        super().write_dl(said, col_max, col_spacing)

    def _said(self, text: str) -> str:
        """Return the help of an option, with what the library adds to it."""
        found = _EXTRA.fullmatch(text)
        if found is None:
            return text
        parts = [self.words(found["help"])]
        if found["default"]:
            parts.append(self.words(DEFAULT, value=found["default"]))
        elif text.endswith(REQUIRED):
            parts.append(self.words(REQUIRED))
        return "  ".join(parts)


class _Context(click.Context):
    formatter_class = _Formatter


class SpokenCommand(click.Command):
    """A command; its docstring and the help of its options are message ids."""

    context_class = _Context

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help, however long."""
        del limit
        said = spoken()(inspect.cleandoc(self.help or "")).partition("\n\n")[0]
        ends = (at for at in map(said.find, (". ", "。")) if at >= 0)
        return " ".join(said[: min(ends, default=len(said))].rstrip(".。").split())


class SpokenGroup(SpokenCommand, click.Group):
    """A command of commands."""


def command() -> Callable[[F], SpokenCommand]:
    """Make a function a command that is helped in the language of the place."""
    return click.command(cls=SpokenCommand)
