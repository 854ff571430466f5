"""In which language the program speaks here: mkdocs.yml says, GONGKAI_LANG, or the machine."""

from collections.abc import Mapping
from pathlib import Path

from gongkai.model.language import Language
from gongkai.sources.configuration import environment, plugin_options

SETTING = "lang"
"""The option of our plugin in mkdocs.yml."""
VARIABLE = "GONGKAI_LANG"
"""Says it where mkdocs.yml does not."""
_OF_THE_MACHINE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set says it, as it does to every other program."""
_ENGLISH = ("en", "c", "posix")


def spoken_language(root: Path | None) -> Language:
    """Return the language for whoever runs a command in the column at `root`, or in none.

    The theme's own `language` is that of readers, and each edition has another. English is spoken
    where nothing says.
    """
    option = plugin_options(root).get(SETTING) if root is not None else None
    given = [option if isinstance(option, str) else "", *_said_by(environment())]
    return next((language for text in given if (language := _language(text))), "en")


def _said_by(variables: Mapping[str, str]) -> list[str]:
    machine = next((variables[name] for name in _OF_THE_MACHINE if variables.get(name)), "")
    return [variables.get(VARIABLE, ""), machine]


def _language(text: str) -> Language | None:
    """Return the language that a setting or a locale (zh_CN.UTF-8, zh-Hans) names."""
    name = text.strip().lower()
    if name.startswith("zh"):
        return "zh"
    return "en" if name.split(".")[0].replace("-", "_").split("_")[0] in _ENGLISH else None
