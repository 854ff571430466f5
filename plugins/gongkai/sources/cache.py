"""Files that are costly to make, kept on disk under the hash of all that they are made from."""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

PLACE = "GONGKAI_CACHE"
"""The environment variable that names another folder than `.cache` of the project."""
Facts = Mapping[str, int]
"""Numbers known of a file when it was made, as its pages."""


@dataclass(frozen=True)
class CacheEntry:
    """A file as it lies in the cache."""

    path: Path
    size: int
    """In bytes."""
    digest: str
    """SHA-256 of its bytes, in hexadecimal digits."""
    facts: Facts


def cache_folder(root: Path, room: str) -> Path:
    """Return the folder of a room of the cache of the project at `root`."""
    return Path(os.environ.get(PLACE) or root / ".cache") / room


def cached(
    folder: Path, key: str, suffix: str, make: Callable[[], tuple[bytes, Facts]]
) -> CacheEntry:
    """Return the file `key` of the cache in `folder`, made by `make` if it is not there whole.

    A file whose bytes are not those that were written is made anew. Builds may share a folder:
    what is written appears under its name at once or not at all.
    """
    path = folder / f"{key}.{suffix}"
    note = folder / f"{key}.{suffix}.json"
    found = _read(path, note)
    if found is not None:
        return found
    content, facts = make()
    digest = hashlib.sha256(content).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    _write(path, content)
    _write(note, json.dumps({"digest": digest, "facts": facts}, sort_keys=True).encode())
    return CacheEntry(path, len(content), digest, facts)


def remove(folder: Path, owners: Collection[str]) -> None:
    """Remove all files of the cache in `folder` whose keys begin with one of these and a hyphen."""
    if owners and folder.is_dir():
        for path in folder.iterdir():
            if path.name.partition("-")[0] in owners:
                path.unlink(missing_ok=True)


def _read(path: Path, note: Path) -> CacheEntry | None:
    try:
        content = path.read_bytes()
        stored = json.loads(note.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    digest = hashlib.sha256(content).hexdigest()
    if not isinstance(stored, dict) or stored.get("digest") != digest:
        return None
    facts = stored.get("facts")
    return CacheEntry(path, len(content), digest, facts) if isinstance(facts, dict) else None


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with open(handle, "wb") as file:  # noqa: PTH123  a handle, not a path
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
