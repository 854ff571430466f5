"""In which language a command speaks: that of `--lang`, mkdocs.yml, GONGKAI_LANG, the machine."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from gongkai.i18n.translation import Translation, translation
from gongkai.model.language import LANGUAGES, Language
from gongkai.sources.configuration import environment, find_root, language_setting

VARIABLE = "GONGKAI_LANG"
"""Says it where mkdocs.yml does not."""
_OF_THE_MACHINE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set says it, as it does to every other program."""
_ENGLISH = ("en", "c", "posix")
F = TypeVar("F", bound=Callable[..., object])


def language_here() -> Language:
    """Return the language for whoever runs a command here; English where nothing says."""
    root = find_root()
    given = [language_setting(root)] if root is not None else []
    return _first([*given, *_said_by(environment())])


def _said_by(variables: Mapping[str, str]) -> list[str]:
    machine = next((variables[name] for name in _OF_THE_MACHINE if variables.get(name)), "")
    return [variables.get(VARIABLE, ""), machine]


def _first(given: list[str]) -> Language:
    return next((language for text in given if (language := _language(text))), "en")


def _language(text: str) -> Language | None:
    """Return the language that a setting or a locale (zh_CN.UTF-8, zh-Hans) names."""
    name = text.strip().lower()
    if name.startswith("zh"):
        return "zh"
    return "en" if name.split(".")[0].replace("-", "_").split("_")[0] in _ENGLISH else None


def with_language(help_text: str) -> Callable[[F], F]:
    """Give a command the option `--lang`; what is not said is asked of this place."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        callback=lambda *given: given[-1] or language_here(),
        help=help_text,
    )


def spoken() -> Translation:
    """Return the words of the language in which the running command speaks."""
    context = click.get_current_context(silent=True)
    given: Any = context.params.get("lang") if context is not None else None
    return translation(given or language_here())


def say(message: str, **values: object) -> None:
    """Say something to whoever runs the command, on stderr: stdout is for what was asked for."""
    click.echo(spoken()(message, **values), err=True)
