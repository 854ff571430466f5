"""What a site is made of beside the engine: settings, the project's files, what lies elsewhere."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from gongkai.digests import contents
from gongkai.publish.built_site import MANIFEST
from gongkai.sources.configuration import Inherited, inherited, plugin_options, texts_folder
from gongkai.sources.folders import SOURCES, WORK

SITE = "data/site.yml"
_MADE = {WORK, "dist", "node_modules", "wheelhouse"}
"""Folders at the root of which no site is made; those whose names begin with a dot are others."""
_DEEPEST = 100
"""More than any registry that can be read; what loads YAML breaks down some thousands below."""


def settings(root: Path, configs: Sequence[str]) -> Iterator[bytes]:
    """Yield what configurations say and those that they inherit, with what !ENV stands for."""
    read = [*_inherited(root, configs)]
    yield repr([one.settings for one in read]).encode()
    yield from contents(Path("/"), (one.file.resolve() for one in read))


def sources_of(
    root: Path, *made: Path, is_site: Callable[[Path], bool] = lambda _: False
) -> Iterator[Path]:
    """Yield the files of a project, but for what was made. Raises OSError at a link to a folder.

    `made` are folders that are none of it, wherever they lie; `is_site` knows others.
    """
    left_out = {folder.resolve() for folder in made}

    def is_made(folder: Path) -> bool:
        is_at_root = folder.parent == root and _is_made(folder)
        return is_at_root or folder.resolve() in left_out or is_site(folder)

    yield from files_below(root, is_made)


def files_below(root: Path, leaves_out: Callable[[Path], bool] = lambda _: False) -> Iterator[Path]:
    """Yield the files of a folder and of those in it. Raises OSError at a link to a folder."""
    for folder, folders, names in os.walk(root, onerror=_give_up):
        here = Path(folder)
        folders[:] = [name for name in folders if not leaves_out(here / name)]
        if any((here / name).is_symlink() for name in folders):
            raise OSError("what a link to a folder leads to is not followed")
        # Python compiles hooks while they run.
        is_compiled = here.name == "__pycache__"
        yield from (here / name for name in names if not (is_compiled and name.endswith(".pyc")))


def _is_made(folder: Path) -> bool:
    """Return whether a folder at the root of a project is no source of a site."""
    if folder.name in SOURCES:
        return False
    is_hidden = folder.name.startswith(".")
    return is_hidden or folder.name in _MADE or (folder / MANIFEST).is_file()


def _give_up(error: OSError) -> None:
    raise error


def elsewhere(root: Path, configs: Sequence[str]) -> Iterator[bytes]:
    """Yield what lies outside of a project, or among what was made, and what it holds."""
    yield from programs(root, configs)
    yield from _contents(_elsewhere(root, configs))


def programs(root: Path, configs: Sequence[str]) -> Iterator[bytes]:
    """Yield hooks and templates that configurations name, wherever they lie."""
    yield from _contents(_programs(root, configs))


def _contents(places: Iterable[Path]) -> Iterator[bytes]:
    """Yield what files hold, and those of folders, each once and in an order of their own."""
    files = (files_below(place) if place.is_dir() else (place,) for place in places)
    yield from contents(Path("/"), sorted({file.resolve() for some in files for file in some}))


def _programs(root: Path, configs: Sequence[str]) -> Iterator[Path]:
    """Yield folders of templates, hooks, and the modules beside these, which they import."""
    for one in _inherited(root, configs):
        theme, hooks = one.settings.get("theme"), one.settings.get("hooks")
        if isinstance(theme, dict) and theme.get("custom_dir"):
            yield root / str(theme["custom_dir"])
        for hook in hooks if isinstance(hooks, list) else ():
            yield root / str(hook)
            yield from (root / str(hook)).parent.glob("*.py")


def _elsewhere(root: Path, configs: Sequence[str]) -> Iterator[Path]:
    read = (plugin_options(one.file.parent, one.file.name) for one in _inherited(root, configs))
    named = (*(options.get("history") for options in read), _own_words(root))
    yield from (root / str(one) for one in named if one)
    texts = texts_folder(root)
    if texts is not None:
        yield texts


def _inherited(root: Path, configs: Sequence[str]) -> Iterator[Inherited]:
    """Yield configurations, and those that they inherit; paths in them begin at the project."""
    for config in configs:
        yield from inherited(root, config)


def _own_words(root: Path) -> object:
    """Return what data/site.yml names as the city's own list of wrong words."""
    try:
        text = (root / SITE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None  # the build says what is wrong
    try:  # our own reader would load the model, which takes a third of a second
        found = yaml.load(text, yaml.CBaseLoader) if _is_flat(text) else {}  # noqa: S506  makes texts only
    except yaml.YAMLError:
        raise OSError("what it names is not known") from None
    return found.get("wording") if isinstance(found, dict) else None


def _is_flat(text: str) -> bool:
    """Return whether the program that loads a text can go as deep as it does; ours reads no such.

    Raises YAMLError.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return False
    return True
