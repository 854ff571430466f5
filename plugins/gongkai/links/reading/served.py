"""What the site serves: every file of its folder, and which of them is meant by a wrong name."""

import difflib
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

INDEX = "index.html"


class Served:
    """The paths that a server of plain files answers."""

    def __init__(self, files: Iterable[str], root: Path | None = None) -> None:
        """Take the paths of files from the root of the site; `root` where they lie on disk."""
        self.files = frozenset(files)
        self.root = root
        self._nearest: dict[str, str] = {}

    @cached_property
    def folders(self) -> frozenset[str]:
        """Return every folder, ending in a slash; the root is empty."""
        folders = {""}
        for file in self.files:
            folder = file.rpartition("/")[0]
            while folder and f"{folder}/" not in folders:
                folders.add(f"{folder}/")
                folder = folder.rpartition("/")[0]
        return frozenset(folders)

    @cached_property
    def pages(self) -> frozenset[str]:
        """Return the address of every folder with an index."""
        below = f"/{INDEX}"
        found = {file.removesuffix(INDEX) for file in self.files if file.endswith(below)}
        return frozenset(found | {""} if INDEX in self.files else found)

    def file_at(self, path: str) -> str | None:
        """Return the file that answers for a path without a redirect; None if there is none."""
        file = path + INDEX if not path or path.endswith("/") else path
        return file if file in self.files else None

    def respelled(self, path: str) -> str | None:
        """Return the path that differs in case, in form of characters or in width only."""
        same = self._by_key.get(_key(path), ())
        return next((one for one in same if one != path), None)

    def nearest(self, path: str) -> str:
        """Return the path that was most likely meant; empty where none is near."""
        if path not in self._nearest:
            self._nearest[path] = self._find_nearest(path)
        return self._nearest[path]

    def _find_nearest(self, path: str) -> str:
        name = _name(path)
        namesakes = [
            one for one in self._by_name.get(_key(name), ()) if not _is_same_elsewhere(one, path)
        ]
        if len(namesakes) == 1:
            return namesakes[0]
        parent = _parent(path)
        siblings = self._by_parent.get(parent, ())
        near = [one for one in siblings if abs(len(one) - len(path)) <= 3]
        best = difflib.get_close_matches(path, near, n=1, cutoff=0.85)
        if best:
            return best[0]
        same = [one for one in namesakes if one.partition("/")[0] == path.partition("/")[0]]
        return same[0] if len(same) == 1 else ""

    @cached_property
    def _all(self) -> list[str]:
        files = (file for file in self.files if _name(file) != INDEX)
        return sorted([*files, *self.pages])

    @cached_property
    def _by_key(self) -> dict[str, list[str]]:
        return _grouped((_key(path), path) for path in self._all)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return _grouped((_key(_name(path)), path) for path in self._all)

    @cached_property
    def _by_parent(self) -> dict[str, list[str]]:
        return _grouped((_parent(path), path) for path in self._all)


def serve(site: Path) -> Served:
    """Return what the folder `site` serves."""
    return Served(_walk(str(site)), site)


def _walk(site: str) -> Iterable[str]:
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(f"{site}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}{entry.name}/")
                else:
                    yield folder + entry.name


def _key(path: str) -> str:
    """Return what paths have in common that people take for the same."""
    folded = unicodedata.normalize("NFKC", path).casefold()
    return unicodedata.normalize("NFC", folded)


def _is_same_elsewhere(one: str, path: str) -> bool:
    """Return whether two paths are one page in two editions: the one is no fix for the other."""
    return not path.startswith("../") and (path.endswith(f"/{one}") or one.endswith(f"/{path}"))


def _name(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _parent(path: str) -> str:
    return path.rstrip("/").rpartition("/")[0]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
