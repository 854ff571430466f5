"""mkdocs.yml, read as MkDocs does as far as commands need it: with !ENV, no other tag."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_HANDBOOK = re.compile(r"https?://[\w.:-]+(/[\w./~%-]*)?")
"""Addresses without anything that a report would have to escape."""
MAIN = "mkdocs.yml"
"""The configuration of the edition at the root, which the others inherit."""
URGENT = "GONGKAI_URGENT"
"""The environment variable that has a build leave out whatever would stop it."""

FULL = "GONGKAI_FULL"
"""The environment variable that has a build use nothing of the one before."""
JOBS = "GONGKAI_JOBS"
"""The environment variable that says how many processes a build makes editions in."""
SHARES = "GONGKAI_SHARES"
"""The environment variable that says how many processes make the pages of an edition."""
PREVIEW = "GONGKAI_PREVIEW"
"""The environment variable that has a build say on each page that it is not published."""


TEXTS = "GONGKAI_TEXTS"
"""The environment variable that names the folder of published texts, before mkdocs.yml."""


def find_root() -> Path | None:
    """Return the folder of the column: here or above, with mkdocs.yml and data/; or None."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / MAIN).is_file() and (folder / "data").is_dir():
            return folder
    return None


def environment() -> dict[str, str]:
    """Return the environment without settings of ours that are empty.

    A workflow hands on a variable of its host that nobody has set as an empty one.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if value or not name.startswith("GONGKAI_")
    }


def is_urgent() -> bool:
    """Return whether a take-down cannot wait for what is wrong elsewhere in the column."""
    return URGENT in environment()


def is_preview() -> bool:
    """Return whether the site that is built shows a change before it lands."""
    return PREVIEW in environment()


def is_full() -> bool:
    """Return whether the build makes every page anew."""
    return FULL in environment()


class _Loader(yaml.CSafeLoader):
    """Knows the tags that a configuration of MkDocs may have."""


def _env(loader: _Loader, node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        names = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.ScalarNode):
        names = [loader.construct_scalar(node)]
    else:
        return None
    *names, default = names if len(names) > 1 else [*names, None]
    variables = environment()
    return next((variables[name] for name in names if name in variables), default)


def _other(loader: _Loader, suffix: str, node: yaml.Node) -> None:
    """Pass over a tag that names a Python object for a theme or plugin."""


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _other)


def configuration(root: Path, file: str = MAIN) -> Mapping[str, Any]:
    """Return mkdocs.yml of the project at `root`; empty where the build would refuse it."""
    try:
        read = yaml.load(_text(root, file), _Loader)  # noqa: S506  a SafeLoader
    except (OSError, yaml.YAMLError):
        return {}  # the build reports what is wrong with it
    return read if isinstance(read, dict) else {}


@dataclass(frozen=True)
class Inherited:
    """A file of settings, by itself."""

    file: Path
    settings: Mapping[str, Any]


def inherited(root: Path, file: str) -> Iterator[Inherited]:
    """Yield a configuration, and those that it inherits from one another, as far as they are."""
    seen: set[Path] = set()
    path = root / file
    while path.is_file() and path.resolve() not in seen:
        seen.add(path.resolve())
        settings = configuration(path.parent, path.name)
        yield Inherited(path, settings)
        path = path.parent / str(settings.get("INHERIT") or "")


def why_unreadable(root: Path) -> str:
    """Return what is wrong with mkdocs.yml as YAML; empty where nothing is, or no file is there."""
    try:
        yaml.compose(_text(root, MAIN), _Loader)
    except OSError:
        return ""
    except yaml.YAMLError as error:
        return str(error)
    return ""


def site_url(root: Path) -> str:
    """Return the address of the site's root, ending in a slash; empty if unknown."""
    given = str(configuration(root).get("site_url") or "").rstrip("/")
    return f"{given}/" if given else ""


def handbook_url(root: Path) -> str:
    """Return the address of this software's documentation, ending in a slash; empty if none."""
    given = str(plugin_options(root).get("handbook_url") or "").rstrip("/")
    return f"{given}/" if _HANDBOOK.fullmatch(given) else ""


def plugin_options(root: Path, file: str = MAIN) -> Mapping[str, Any]:
    """Return the options of our plugin in mkdocs.yml, or in a file that inherits it."""
    plugins = configuration(root, file).get("plugins")
    named = plugins if isinstance(plugins, list) else [plugins]
    ours = (one["gongkai"] for one in named if isinstance(one, dict) and "gongkai" in one)
    options = next(ours, None)
    return options if isinstance(options, dict) else {}


def texts_folder(root: Path) -> Path | None:
    """Return the folder in which published texts are kept; None where they are not.

    A path that is not absolute begins at the column.
    """
    given = environment().get(TEXTS) or plugin_options(root).get("texts")
    return root / str(given) if given else None


def position_of(root: Path, option: str) -> tuple[int, int]:
    """Return line and column of an option of our plugin in mkdocs.yml, or where it belongs."""
    return position(root, MAIN, "plugins", "gongkai", option)


def position(root: Path, file: str, *names: str) -> tuple[int, int]:
    """Return line and column of a key of a configuration, named by the keys above it and itself.

    Where it is not there, that is the place of the last of them that is, or the beginning.
    """
    found = (1, 1)
    node: Any = yaml.compose(_text(root, file), _Loader)
    for name in names:
        entry = next((pair for pair in _entries(node) if pair[0].value == name), None)
        if entry is None:
            break
        key, node = entry
        found = (key.start_mark.line + 1, key.start_mark.column + 1)
    return found


def texts(root: Path, file: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield every text of a configuration with its line and column, as far as it can be read.

    What stands for a variable that is set is left out: the variable counts.
    """
    try:
        node = yaml.compose(_text(root, file), _Loader)
    except (OSError, yaml.YAMLError):
        return
    yield from _texts(node)


def _texts(node: yaml.Node | None) -> Iterator[tuple[str, tuple[int, int]]]:
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value), (node.start_mark.line + 1, node.start_mark.column + 1)
    elif isinstance(node, yaml.SequenceNode):
        variables = environment()
        if node.tag != "!ENV" or not any(name.value in variables for name in node.value):
            for one in node.value:
                yield from _texts(one)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _texts(value)


def _entries(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield keys and values of a mapping, or of those in a list."""
    for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(one, yaml.MappingNode):
            yield from one.value


def _text(root: Path, file: str) -> str:
    """Return the text of a file; OSError where it is none: a pipe or a device has no end."""
    if not (root / file).is_file():
        raise FileNotFoundError(root / file)
    return (root / file).read_text(encoding="utf-8")
