"""In which language a command speaks: that of `--lang`, mkdocs.yml, GONGKAI_LANG, the machine."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from gongkai.commands.asked_language import asked
from gongkai.i18n.translation import Translation, translation
from gongkai.i18n.wording import in_words
from gongkai.model.findings import Phrase
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.said import SaidError
from gongkai.sources.configuration import find_root
from gongkai.sources.spoken_language import spoken_language

F = TypeVar("F", bound=Callable[..., object])


def language_here() -> Language:
    """Return the language for whoever runs a command here."""
    return spoken_language(find_root())


def with_language(help_text: str) -> Callable[[F], F]:
    """Give a command the option `--lang`; what is not said is asked of this place."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        callback=lambda context, _, given: given or asked(context) or language_here(),
        help=help_text,
    )


def spoken(of: click.Context | None = None) -> Translation:
    """Return the words in which the running command speaks, or the command of a context."""
    context = of or click.get_current_context(silent=True)
    given: Any = context.params.get("lang") if context is not None else None
    return translation(given or asked(context) or language_here())


def say(message: str | SaidError, **values: object) -> None:
    """Say something to whoever runs the command, on stderr: stdout is for what was asked for."""
    click.echo(worded(message, **values), err=True)


def report(line: str) -> None:
    """Say a line of long work on stderr: a phrase in the language of the command."""
    click.echo(in_words(line, spoken()), err=True)


def why(error: Exception) -> str:
    """Return why something failed; what the machine says of it otherwise is in its own words."""
    return str(in_words(error, spoken()))


def worded(message: str | SaidError | OSError, **values: object) -> str:
    """Return a message id, a phrase or an error in the language in which the command speaks."""
    words = spoken()
    if isinstance(message, Phrase | SaidError | OSError):
        return str(in_words(message, words))
    return words(message, **{name: in_words(value, words) for name, value in values.items()})
