"""What MkDocs takes for its pages: a folder with one page, which says that the plugin did not run.

Another engine reads mkdocs.yml, passes over plugins and hooks, and publishes all that lies in
`docs_dir`. So records lie elsewhere, and only the plugin brings them in.
"""

from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

from gongkai.model.findings import Finding, SourcePlace
from gongkai.sources.codes.places import NOT_BARE, OPEN_FOLDER
from gongkai.sources.configuration import configuration, position
from gongkai.sources.editions import CONFIGURATIONS

BARE = "hooks/without-gongkai"
"""The only value of `docs_dir`, relative to the project."""
PAGE = "index.md"
SETTING = "docs_dir"
_DEFAULT = "docs"
"""What MkDocs takes where nothing is said."""


def check_docs_folder(root: Path) -> Iterator[Finding]:
    """Yield what is wrong with `docs_dir` in the configurations of the project at `root`."""
    used = {_named(root, name) for name in CONFIGURATIONS if configuration(root, name)}
    for file, folder in sorted(used):
        place = SourcePlace(file, *position(root, file, SETTING))
        yield from judge_docs_folder(root, root / folder, place)


def judge_docs_folder(root: Path, folder: Path, place: SourcePlace) -> Iterator[Finding]:
    """Yield what is wrong with a folder that a configuration names at `place`.

    One that is not there is left to MkDocs, which reads nothing then.
    """
    bare, found = root.resolve() / BARE, folder.resolve()
    if found != bare:
        if found.is_dir():
            yield Finding(OPEN_FOLDER, place, {"folder": _shown(found, root)})
        return
    page = bare / PAGE
    if page.is_symlink() or not page.is_file():
        yield Finding(NOT_BARE, SourcePlace(f"{BARE}/{PAGE}"))
    for other in sorted(bare.iterdir()) if bare.is_dir() else ():
        if other != page and not other.name.startswith("."):  # no engine publishes these
            yield Finding(NOT_BARE, SourcePlace(_shown(other, root)))


def _named(root: Path, file: str) -> tuple[str, str]:
    """Return the configuration that names `docs_dir` for `file`, and the folder by its path."""
    chain = [file]
    while SETTING not in (given := configuration(root, chain[-1])):
        above = normpath(join(dirname(chain[-1]), str(given.get("INHERIT") or chain[-1])))
        if above in chain:
            return file, _DEFAULT
        chain.append(above)
    return chain[-1], str(given[SETTING])


def _shown(path: Path, root: Path) -> str:
    """Return a path as people write it, relative to the project where it lies in there."""
    root = root.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
