"""Commands whose help is in the language of whoever asks for it."""

import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from gongkai.commands.asked_language import OPTION, note
from gongkai.commands.metavars import in_language
from gongkai.commands.misuse import in_words_of_the_place
from gongkai.commands.speaking import spoken
from gongkai.commands.wrapping import wrap
from gongkai.model.language import LANGUAGES
from gongkai.report.characters import columns

_EXTRA = re.compile(
    r"^(?P<help>.*?)(?:  \[default: (?P<default>[^]]+)\]|  \[required\]|  \[x>=\d+\])?$", re.S
)
DEFAULT = "[default: {value}]"
REQUIRED = "[required]"
LANGUAGE = "Language of messages and help."
WORDS = (
    "Usage: ",
    "Options",
    "Commands",
    "Show this message and exit.",
    "Show the version and exit.",
    DEFAULT,
    REQUIRED,
    LANGUAGE,
)
"""What is said in every help, for translators."""
F = TypeVar("F", bound=Callable[..., object])


class _Formatter(click.HelpFormatter):
    """Lays help out in the words of the place, by the columns that a terminal gives to them."""

    def __init__(
        self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None
    ) -> None:
        super().__init__(indent_increment, width, max_width)
        self.words = spoken()

    def write_heading(self, heading: str) -> None:
        super().write_heading(self.words(heading))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        begin = self.words("Usage: ") if prefix is None else prefix
        super().write_usage(prog, in_language(args, self.words), begin)

    def write_text(self, text: str) -> None:
        said = self.words(text)
        if self.words.language == "en":
            super().write_text(said)
            return
        margin = " " * self.current_indent
        paragraphs = (
            "\n".join(margin + line for line in wrap(part, self.width - self.current_indent))
            for part in said.split("\n\n")
        )
        self.write("\n\n".join(paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        said = [(in_language(first, self.words), self._said(second)) for first, second in rows]
        if self.words.language == "en":
            super().write_dl(said, col_max, col_spacing)
            return
        widest = max((columns(first) for first, _ in said), default=0)
        room = self.current_indent + min(widest, col_max) + col_spacing
        for first, second in said:
            line = " " * self.current_indent + first
            if columns(line) > room - col_spacing:
                self.write(f"{line}\n")
                line = ""
            begin = line + " " * (room - columns(line))
            for one in wrap(second, self.width - room) or [""]:
                self.write(f"{begin}{one}".rstrip() + "\n")
                begin = " " * room

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

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Return the context of a command line, or say in the words of the place what is wrong."""
        with in_words_of_the_place():
            return super().make_context(info_name, args, parent, **extra)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return its options; that of the language is among them whatever the command does."""
        *own, help_option = super().get_params(ctx)
        has_language = any(OPTION in option.opts for option in own)
        return [*own, *([] if has_language else [_LANGUAGE]), help_option]

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help, however long."""
        del limit
        said = spoken()(inspect.cleandoc(self.help or "")).partition("\n\n")[0]
        ends = (at for at in map(said.find, (". ", "。")) if at >= 0)
        return " ".join(said[: min(ends, default=len(said))].rstrip(".。").split())


class SpokenGroup(SpokenCommand, click.Group):
    """A command of commands."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read a command line, and first the language that it asks for."""
        note(ctx, args)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that a line names; an error names the nearest, loaded or not."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            names = self.list_commands(ctx)
            raise click.exceptions.NoSuchCommand(
                error.command_name, possibilities=names, ctx=ctx
            ) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that the line names."""
        with in_words_of_the_place():
            return super().invoke(ctx)


_LANGUAGE = click.Option(
    [OPTION],
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help=LANGUAGE,
)


def command(name: str | None = None) -> Callable[[F], SpokenCommand]:
    """Make a function a command that is helped in the language of the place."""
    return click.command(name, cls=SpokenCommand)
