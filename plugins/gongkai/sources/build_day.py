"""The day that a column speaks of: given, pinned in mkdocs.yml, or today (design.md §4.6)."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

CHINA = ZoneInfo("Asia/Shanghai")


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml as MkDocs does, as far as the day needs it: with !ENV, no other tag."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        names = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.ScalarNode):
        names = [loader.construct_scalar(node)]
    else:
        return None
    *names, default = names if len(names) > 1 else [*names, None]
    found = (os.environ[name] for name in names if name in os.environ)
    return next(found, default)


def _other(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    """Pass over a tag that names a Python object for a theme or plugin."""


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _other)


def build_day(root: Path, given: str | None = None) -> date:
    """Return the day given, the one that mkdocs.yml pins, or today in China.

    Raises ValueError where either is not a day of the form YYYY-MM-DD.
    """
    day = given if given is not None else _pinned(root / "mkdocs.yml")
    if isinstance(day, date):
        return day
    return datetime.now(CHINA).date() if day is None else date.fromisoformat(str(day))


def _pinned(config: Path) -> Any:
    try:
        read = yaml.load(config.read_text(encoding="utf-8"), _Loader)  # noqa: S506  a SafeLoader
    except (OSError, yaml.YAMLError):
        return None  # the build tells what is wrong with it
    plugins = read.get("plugins") if isinstance(read, dict) else None
    options = plugins.get("gongkai") if isinstance(plugins, dict) else None
    return options.get("as_of") if isinstance(options, dict) else None
