"""The options of the plugin in mkdocs.yml, in words, for the reference."""

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption

from gongkai.mkdocs.config import GongkaiConfig
from gongkai.mkdocs.plugin import GongkaiPlugin
from gongkai.render.keys import docstrings_of_fields
from gongkai.render.registries import Option


def options() -> tuple[Option, ...]:
    """Return every option, with what it takes, what counts without it, and its meaning."""
    notes = docstrings_of_fields(GongkaiConfig)
    return tuple(
        Option(name, _takes(option), _default(option.default), notes.get(name, ""))
        for name, option in GongkaiPlugin.config_scheme
    )


def _takes(option: BaseConfigOption[object]) -> str:
    match option:
        case c.Choice():
            return "one of " + ", ".join(f"`{choice}`" for choice in option.choices)
        case c.ListOfItems():
            return f"a list: {_takes(option.option_type)}"
        case c.Optional():
            return _takes(option.option)
        case c.Type() if isinstance(option.default, bool):
            return "true or false"
    return "a text"


def _default(default: object) -> str:
    if isinstance(default, list):
        return f"`[{', '.join(str(item) for item in default)}]`"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return "" if default is None else f"`{default}`"
