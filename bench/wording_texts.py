"""Published texts in folders, of which every n-th can be left out to count with it."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_SUFFIXES = (".md", ".txt", ".csv", ".yml")


def files_in(folders: Iterable[Path]) -> Iterator[Path]:
    """Yield the files of folders that hold text."""
    for folder in folders:
        yield from (file for file in sorted(folder.rglob("*")) if file.suffix in _SUFFIXES)


def is_held_out(file: Path, every: int) -> bool:
    """Return whether a file is one of every n-th, by its name without the day of its edition."""
    name = re.sub(r"[（(].*", "", file.stem).encode()
    return every > 0 and int(hashlib.md5(name, usedforsecurity=False).hexdigest(), 16) % every == 0


def read(file: Path) -> str:
    """Return a text without the addresses in it."""
    return re.sub(r"https?://\S+", "", file.read_text("utf-8", errors="replace"))
