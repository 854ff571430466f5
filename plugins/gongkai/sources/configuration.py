"""mkdocs.yml, read as MkDocs does as far as commands need it: with !ENV, no other tag."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


def environment() -> dict[str, str]:
    """Return the environment without settings of ours that are empty.

    A workflow hands on a variable of its host that nobody has set as an empty one.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if value or not name.startswith("GONGKAI_")
    }


class _Loader(yaml.SafeLoader):
    """Knows the tags that a configuration of MkDocs may bear."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        names = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.ScalarNode):
        names = [loader.construct_scalar(node)]
    else:
        return None
    *names, default = names if len(names) > 1 else [*names, None]
    told = environment()
    return next((told[name] for name in names if name in told), default)


def _other(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    """Pass over a tag that names a Python object for a theme or plugin."""


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _other)


def configuration(root: Path) -> Mapping[str, Any]:
    """Return mkdocs.yml of the project at `root`; empty where the build would refuse it."""
    try:
        read = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)  # noqa: S506  a SafeLoader
    except (OSError, yaml.YAMLError):
        return {}  # the build tells what is wrong with it
    return read if isinstance(read, dict) else {}


def plugin_options(root: Path) -> Mapping[str, Any]:
    """Return the options of our plugin in mkdocs.yml."""
    plugins = configuration(root).get("plugins")
    options = plugins.get("gongkai") if isinstance(plugins, dict) else None
    return options if isinstance(options, dict) else {}
