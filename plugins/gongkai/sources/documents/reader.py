"""The one reader of files beside records: their text and their cells, kept in the cache."""

import hashlib
import os
import time
from collections.abc import Callable, Collection
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import TypeVar, cast

from gongkai.digests import engine_digest
from gongkai.model.file_text import FileText, Lack, Lacking
from gongkai.sources.cache import cached, remove
from gongkai.sources.documents import limits
from gongkai.sources.documents.child import Child
from gongkai.sources.documents.grid import CellGrid
from gongkai.sources.documents.wire import dumped, dumped_grid, loaded, loaded_grid

ROOM = "texts"
"""The room of the cache. What lies there is never published."""
_LIBRARIES = ("pypdf", "pypdfium2", "python-calamine")
_KEPT = 24 * 3600
"""Seconds for which a text is kept that nobody asks for."""
_MAY_PASS = (Lack.FAILED.name, Lack.TOO_LONG.name)
"""Why cells may be read the next time."""
R = TypeVar("R")
_TIDIED, _TIDY_EVERY = ".tidied", 3600


class _PassingError(Exception):
    """What was not read for a reason that may be gone the next time."""

    def __init__(self, read: FileText | CellGrid) -> None:
        super().__init__()
        self.read = read


class Reader:
    """Reads attachments in a process of its own; each content is read once."""

    def __init__(self, cache: Path) -> None:
        """Keep texts in the folder `cache`; where that cannot be written, keep none."""
        self.failures = 0
        """How often something was not read for a reason that may be gone the next time."""
        self._cache = cache
        self._child = Child()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.end()
        _tidy(self._cache)

    @cached_property
    def _libraries(self) -> list[str]:
        """Return what reads files, each with its version."""
        return [f"{name} {version(name)}" for name in _LIBRARIES]

    def text_of(self, file: Path, digest: str) -> FileText:
        """Return the text of a file with that SHA-256, and what could not be read of it.

        Nothing that is wrong with the file raises.
        """

        def make() -> bytes:
            text = self._read(file)
            if any(map(_passes, text.lacking)):
                raise _PassingError(text)
            return dumped(text)

        read = self._kept(f"{digest}-{_made_by(file, self._libraries)}", make, loaded)
        return self._read(file) if read is None else read

    def _read(self, file: Path) -> FileText:
        text = self._child.read(file)
        self.failures += any(map(_passes, text.lacking))
        return text

    def grid_of(self, file: Path, digest: str) -> CellGrid:
        """Return the cells of a file with that SHA-256, or why there are none.

        Nothing that is wrong with the file raises.
        """

        def make() -> bytes:
            grid = self._read_grid(file)
            if grid.lack in _MAY_PASS:
                raise _PassingError(grid)
            return dumped_grid(grid)

        read = self._kept(f"{digest}-cells-{_made_by(file, self._libraries)}", make, loaded_grid)
        return self._read_grid(file) if read is None else read

    def _read_grid(self, file: Path) -> CellGrid:
        grid = self._child.read_grid(file)
        self.failures += grid.lack in _MAY_PASS
        return grid

    def _kept(self, key: str, make: Callable[[], bytes], load: Callable[[bytes], R]) -> R | None:
        """Return what the cache has under `key`, made where it has nothing.

        None where the cache cannot be used.
        """
        try:
            entry = cached(self._cache, key, "json", lambda: (make(), {}))
            content = entry.path.read_bytes()
            for path in (entry.path, entry.path.with_name(f"{entry.path.name}.json")):
                os.utime(path)
            return load(content)
        except _PassingError as passing:
            return cast("R", passing.read)
        except (OSError, ValueError):
            return None


def forget(cache: Path, digests: Collection[str]) -> None:
    """Remove the texts of files with these SHA-256: nothing of what leaks is kept."""
    remove(cache, digests)


def _passes(lacking: Lacking) -> bool:
    """Return whether the next time may be better: the machine was busy, a library is missing."""
    is_late = lacking.lack is Lack.TOO_LONG and lacking.limit == limits.PATIENCE
    return is_late or lacking.lack is Lack.FAILED


def _made_by(file: Path, libraries: Collection[str]) -> str:
    """Return a key for all that what is read depends on beside the bytes of its file."""
    bounds = [value for name, value in sorted(vars(limits).items()) if isinstance(value, int)]
    return hashlib.sha256(
        f"{engine_digest()} {file.suffix.lower()} {libraries} {bounds}".encode()
    ).hexdigest()[:16]


def _tidy(cache: Path) -> None:
    """Remove texts that nobody asked for since yesterday: their files are gone.

    It is looked for once an hour.
    """
    now = time.time()
    mark = cache / _TIDIED
    try:
        if mark.exists() and mark.stat().st_mtime > now - _TIDY_EVERY:
            return
        for entry in os.scandir(cache):
            if entry.stat().st_mtime < now - _KEPT:
                Path(entry.path).unlink(missing_ok=True)
        mark.touch()
    except OSError:  # it is not there, or not ours
        return
