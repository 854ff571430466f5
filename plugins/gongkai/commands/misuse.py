"""What the library of commands says of a command line that it does not understand, translated."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from gongkai.commands.metavars import in_language
from gongkai.commands.speaking import spoken
from gongkai.i18n.translation import Translation

TRY = "Try '{command} {option}' for help."
ERROR = "Error: {why}"
MESSAGES = (
    "Invalid value for {param_hint}: {why}",
    "Invalid value: {why}",
    "Missing argument {name}.",
    "Missing option {name}.",
    "Missing option {name}. {why}",
    "Choose from:\n\t{choices}",
    "Missing command.",
    "No such option {name}.",
    "No such option {name}. {why}",
    "No such command {name}.",
    "No such command {name}. {why}",
    "Did you mean {possibility}?",
    "(Did you mean one of: {possibilities}?)",
    "Got unexpected extra argument ({args})",
    "Got unexpected extra arguments ({args})",
    "Option {name} does not take a value.",
    "Option {name} requires an argument.",
    "{value} is not one of {choices}.",
    "{value} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "{name} {filename} does not exist.",
    "{name} {filename} is a file.",
    "{name} {filename} is a directory.",
    "{name} {filename} is not readable.",
    "{name} {filename} is not writable.",
)
"""What click 8 says of a command line; it has no catalogue of its own for Chinese."""
WORDS = (TRY, ERROR, *MESSAGES)
_QUOTED = re.compile(r" ?'([^'\n]*)' ?")


class MisuseError(click.UsageError):
    """A command line that is not understood, said in the language of whoever wrote it."""

    def __init__(self, error: click.UsageError, words: Translation) -> None:
        """Take what the library says."""
        super().__init__(error.message, error.ctx)
        self._words = words
        self._message = error.format_message()

    def format_message(self) -> str:
        """Return what is wrong."""
        said = translated(self._message, self._words)
        if self._words.language != "zh":
            return said
        return _QUOTED.sub(r"“\1”", said).replace("”,“", "”、“")

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the usage of the command, where its help is, and what is wrong."""
        context = self.ctx
        if context is not None:
            option = max(context.command.get_help_option_names(context), key=len)
            hint = self._words(TRY, command=context.command_path, option=option)
            with context.scope(cleanup=False):
                usage = context.get_usage()
            click.echo(f"{usage}\n{hint}\n", file=file, err=True)
        message = self._words(ERROR, why=self.format_message())
        click.echo(message, file=file, err=True)


@contextmanager
def in_words_of_the_place() -> Iterator[None]:
    """Have errors of the library speak as the command does."""
    try:
        yield
    except MisuseError:
        raise
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise MisuseError(error, spoken(error.ctx)) from error


def translated(text: str, words: Translation) -> str:
    """Return a message of the library in the language of `words`; as it is where it is not known.

    The library fills in values before it raises; so the message is known again by its form.
    """
    for template in MESSAGES:
        found = _FORMS[template].fullmatch(text)
        if found is not None:
            values = found.groupdict()
            return words(template, **{key: translated(one, words) for key, one in values.items()})
    return in_language(text, words)


def _form(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(template)), re.DOTALL)


_FORMS = {template: _form(template) for template in MESSAGES}
