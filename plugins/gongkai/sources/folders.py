"""The folders of a project: what people write in them, and where nothing may be made."""

from pathlib import Path

from gongkai.sources.docs_folder import BARE
from gongkai.sources.editions import CONFIGURATIONS

CONTENT = "content"
DATA = "data"
ENGINE = "plugins"
WRITTEN = (CONTENT, DATA)
"""Where `gongkai fix` writes."""
JUDGED = (*WRITTEN, BARE, *CONFIGURATIONS)
"""What of a project checks read."""
SOURCES = (*WRITTEN, "hooks", "overrides", ENGINE)
"""What a site is made from: records, registries, hooks, templates of the column, the engine."""
WORK = "build"
"""What builds work in."""
_OF_GIT = (".git", ".github")


def lies_in_sources(folder: Path, root: Path, *more: str) -> bool:
    """Return whether a folder that is to be written lies in one that is not made.

    These are the sources of the project at `root`, what Git and its forge keep there, and `more`.
    """
    held = (root.resolve() / name for name in (*SOURCES, *_OF_GIT, *more))
    place = folder.resolve()
    return any(place.is_relative_to(one) for one in held)


def holds_sources(folder: Path, root: Path, *more: str) -> bool:
    """Return whether a folder that is to be written holds sources, or lies among them."""
    above = root.resolve().is_relative_to(folder.resolve())
    return above or lies_in_sources(folder, root, *more)
