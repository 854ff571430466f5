"""The one reader of attachments: text_of(file), by its content, kept in the cache."""

import hashlib
import os
import time
from collections.abc import Collection
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from gongkai.model.file_text import FileText, Lack, Lacking
from gongkai.sources.cache import Facts, cached, remove
from gongkai.sources.documents import limits
from gongkai.sources.documents.child import Child
from gongkai.sources.documents.wire import dumped, loaded

ROOM = "texts"
"""The room of the cache. What lies there is never published."""
VERSION = 4
"""Of what is read; a new one has every file read anew."""
_LIBRARIES = ("pypdf", "pypdfium2", "python-calamine")
_KEPT = 24 * 3600
"""Seconds for which a text is kept that nobody asks for."""
_TIDIED, _TIDY_EVERY = ".tidied", 3600


class _PassingError(Exception):
    """A text that was not read for a reason that may be gone the next time."""

    def __init__(self, text: FileText) -> None:
        super().__init__()
        self.text = text


class Reader:
    """Reads attachments in a process of its own; each content is read once."""

    def __init__(self, cache: Path) -> None:
        """Keep texts in the folder `cache`; where that cannot be written, keep none."""
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

        def make() -> tuple[bytes, Facts]:
            text = self._child.read(file)
            if any(map(_passes, text.lacking)):
                raise _PassingError(text)
            return dumped(text), {}

        key = f"{digest}-{_made_by(file.suffix.lower(), self._libraries)}"
        try:
            entry = cached(self._cache, key, "json", make)
            content = entry.path.read_bytes()
            for path in (entry.path, entry.path.with_name(f"{entry.path.name}.json")):
                os.utime(path)
            return loaded(content)
        except _PassingError as passing:
            return passing.text
        except (OSError, ValueError):
            return self._child.read(file)


def forget(cache: Path, digests: Collection[str]) -> None:
    """Remove the texts of files with these SHA-256: nothing of what leaks is kept."""
    remove(cache, digests)


def _passes(lacking: Lacking) -> bool:
    """Return whether the next time may be better: the machine was busy, a library is missing."""
    is_late = lacking.lack is Lack.TOO_LONG and lacking.limit == limits.PATIENCE
    return is_late or lacking.lack is Lack.FAILED


def _made_by(suffix: str, libraries: Collection[str]) -> str:
    """Return a key for all that a text depends on beside the bytes of its file."""
    bounds = [value for name, value in sorted(vars(limits).items()) if isinstance(value, int)]
    return hashlib.sha256(f"{VERSION} {suffix} {libraries} {bounds}".encode()).hexdigest()[:16]


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
