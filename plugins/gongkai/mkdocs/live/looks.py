"""Pages that are shown before they are built: each until a build that knows of it has ended."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Looks:
    """The pages that stand in the place of built ones, for any number of readers."""

    _pages: dict[Path, tuple[int, str]] = field(default_factory=dict)
    _builds: int = 0
    """How many builds have begun."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, pages: Mapping[Path, str]) -> None:
        """Show pages until a build ends that begins after now."""
        with self._lock:
            self._pages |= {file: (self._builds, html) for file, html in pages.items()}

    def page(self, file: Path) -> str | None:
        """Return what stands in the place of a file of the site, if anything does."""
        with self._lock:
            found = self._pages.get(file)
        return found[1] if found is not None else None

    def begin(self) -> int:
        """Note that a build begins; return its number."""
        with self._lock:
            self._builds += 1
            return self._builds

    def end(self, build: int) -> None:
        """Show no page any more that was put in place before a build began, which has ended."""
        with self._lock:
            self._pages = {file: one for file, one in self._pages.items() if one[0] >= build}
