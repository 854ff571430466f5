"""The files that every column has, each from the one place where it is kept.

A wheel carries them beside this file. In a checkout they are those of the repository's own column;
`pyproject.toml` says for both which they are.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

_IN_WHEEL = Path(__file__).parent / "shared"
_MAKEFILE = Path(__file__).parent / "column.mk"
_REPOSITORY = Path(__file__).parents[3]
_PREFIX = "gongkai/starter/shared/"


def shared_files() -> dict[str, bytes]:
    """Return the content of every shared file by its path in a column."""
    return {path: file.read_bytes() for path, file in sorted(_files())}


def is_hook(path: str) -> bool:
    """Return whether a shared file is a hook that mkdocs.yml names."""
    return path.startswith("hooks/") and path.endswith(".py")


def other_hooks(root: Path) -> list[str]:
    """Return the hooks of the column at `root` that are not as this engine has them."""
    hooks = {path: text for path, text in shared_files().items() if is_hook(path)}
    there = [path for path in hooks if (root / path).is_file()]
    return [path for path in there if (root / path).read_bytes() != hooks[path]]


def is_kept_in(root: Path) -> bool:
    """Return whether the files are in the column at `root` itself: there is nothing to update."""
    return not _IN_WHEEL.is_dir() and root.resolve() == _REPOSITORY


def _files() -> Iterator[tuple[str, Path]]:
    yield "Makefile", _MAKEFILE
    if _IN_WHEEL.is_dir():
        yield from _below(_IN_WHEEL, "")
        return
    for source, target in _included().items():
        if target.startswith(_PREFIX):
            yield from _below(_REPOSITORY / source, target.removeprefix(_PREFIX))


def _included() -> dict[str, str]:
    """Return what a wheel would carry from elsewhere in the repository, and where."""
    text = (_REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    targets = tomllib.loads(text)["tool"]["hatch"]["build"]["targets"]
    included: dict[str, str] = targets["wheel"]["force-include"]
    return included


def _below(source: Path, path: str) -> Iterator[tuple[str, Path]]:
    """Yield a file, or the files of a folder, with their paths in a column."""
    if source.is_file():
        yield path, source
        return
    for file in source.rglob("*"):
        if file.is_file() and "__pycache__" not in file.parts:
            yield "/".join(filter(None, (path, file.relative_to(source).as_posix()))), file
