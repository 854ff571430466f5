"""What pages said when they were read the last time, by the hash of their bytes.

Only pages that are others now are read. What is kept is of one way to read them (`basis_of`); a
line that is not as it was written counts as none. Verdicts are never kept.
"""

import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from gongkai.digests import engine_digest
from gongkai.whole import write_bytes_whole

ROOM = "links"
"""The room of the cache in which extracts are kept."""
_HASH = 16
"""Bytes of the hash of a page."""
_CHECK = 8
"""Bytes of the hash of a line, for what was torn or changed on the disk."""


class PageExtract(NamedTuple):
    """A page as it is kept."""

    line: bytes
    """As `extracts` writes it."""
    chrome: tuple[int, ...]
    """The keys of the chrome around it."""


@dataclass(frozen=True)
class Extracts:
    """Those of the pages that are kept in one file."""

    pages: Mapping[str, PageExtract]
    """By the hash of address and bytes."""
    chrome: Mapping[int, bytes]
    """As `extracts` writes them, by key."""

    def of(self, digest: str) -> PageExtract | None:
        """Return that of a page, if all that it needs is there."""
        found = self.pages.get(digest)
        return found if found is not None and self.chrome.keys() >= set(found.chrome) else None


@dataclass(frozen=True)
class KeptExtracts:
    """A folder with the extracts of a site."""

    folder: Path
    basis: str
    """The way in which pages are read: those of another count as none."""

    def read(self, shard: str) -> Extracts:
        """Return what is kept of a shard of the site; nothing where it cannot be read."""
        try:
            first, *lines = self._file(shard).read_bytes().split(b"\n")
        except OSError:
            return Extracts({}, {})
        if first != self.basis.encode():
            return Extracts({}, {})
        pages: dict[str, PageExtract] = {}
        chrome: dict[int, bytes] = {}
        for line in lines:
            check, _, rest = line.partition(b" ")
            if check != _digest(rest, _CHECK).encode():
                continue
            name, keys, kept = rest.split(b" ", 2)
            if name == _CHROME:
                chrome[int(keys)] = kept
            else:
                named = (int(key) for key in keys.split(b",") if key)
                pages[name.decode()] = PageExtract(kept, tuple(named))
        return Extracts(pages, chrome)

    def write(self, shard: str, extracts: Extracts) -> None:
        """Keep what a shard of the site says; without it all is read again the next time."""
        lines = [self.basis.encode()]
        lines += (_checked(b"%b %d %b" % (_CHROME, *part)) for part in extracts.chrome.items())
        for digest, (line, keys) in extracts.pages.items():
            named = ",".join(map(str, keys)).encode()
            lines.append(_checked(b"%b %b %b" % (digest.encode(), named, line)))
        with suppress(OSError):
            write_bytes_whole(self._file(shard), b"\n".join(lines))

    def keep_only(self, shards: Collection[str]) -> None:
        """Remove the files of all other shards, which earlier sites had."""
        with suppress(OSError):
            for file in self.folder.iterdir():
                if file.name not in shards:
                    file.unlink()

    def _file(self, shard: str) -> Path:
        return self.folder / shard


_CHROME = b"chrome"
"""Stands in place of a page's hash."""


def forget_extracts(folder: Path) -> None:
    """Keep nothing of any page in `folder`: what was withheld may stand in a line of another."""
    shutil.rmtree(folder, ignore_errors=True)


def digest_of(address: str, content: bytes) -> str:
    """Return the hash of a page: what its links say hangs on where it is."""
    return _digest(address.encode("utf-8", "surrogatepass") + b"\n" + content, _HASH)


def basis_of(own: str) -> str:
    """Return the hash of how pages of the site at `own` are read."""
    return _digest(f"{engine_digest()} {own}".encode(), _HASH)


def _checked(line: bytes) -> bytes:
    return _digest(line, _CHECK).encode() + b" " + line


def _digest(content: bytes, size: int) -> str:
    return blake2b(content, digest_size=size).hexdigest()
