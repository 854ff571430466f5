"""A copy of a published site, in a folder or at an address: its files, whoever keeps it."""

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from gongkai.publish import CannotPublishError
from gongkai.publish.checksums import digest_of, files_in

MOST = 1 << 28
"""Bytes of a list that are read."""
_LARGEST = 1 << 32
"""Bytes of a file that are read to compare it."""
_BLOCK = 1 << 20
_SECONDS = 30.0
_AT_ONCE = 8
_GONE = (404, 410)


class CopyOfSite(Protocol):
    """Where the files of a copy are read."""

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a list or statement; None if it is not there."""

    def digests(self, paths: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield each path with the digest of its file; None if it is not there."""

    def paths(self) -> list[str] | None:
        """Return everything that is there; None where nobody can list it."""


class FolderCopy:
    """A copy in a folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; raises CannotPublishError where there is none."""
        if not folder.is_dir():
            raise CannotPublishError("{folder} is no folder", folder=folder)
        self._folder = folder.resolve()

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file."""
        file = self._file(path)
        if file is None or file.stat().st_size > MOST:
            return None
        return file.read_bytes()

    def digests(self, paths: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield the digests of files."""
        for path in paths:
            file = self._file(path)
            yield path, digest_of(file) if file is not None else None

    def paths(self) -> list[str] | None:
        """Return everything that is there."""
        return files_in(self._folder)

    def _file(self, path: str) -> Path | None:
        """Return a plain file in the folder itself: what a link leads to is no part of a copy."""
        file = self._folder / path
        try:
            is_plain = file.is_file() and file.resolve() == file
        except OSError:
            is_plain = False
        return file if is_plain else None


class WebCopy:
    """A copy at an address, read over HTTP."""

    def __init__(self, address: str) -> None:
        """Take the address of its first page."""
        self._base = f"{address.rstrip('/')}/"
        self._opener = OpenerDirector()
        for handler in (
            ProxyHandler(),
            HTTPHandler(),
            HTTPSHandler(),
            HTTPRedirectHandler(),
            HTTPDefaultErrorHandler(),
            HTTPErrorProcessor(),
        ):
            self._opener.add_handler(handler)

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file."""
        found = bytearray()
        for block in self._blocks(path, MOST):
            if block is None:
                return None
            found += block
        return bytes(found)

    def digests(self, paths: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Yield the digests of files, several of which are fetched at a time."""
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            yield from threads.map(self._digest, paths)

    def paths(self) -> list[str] | None:
        """Return None: a server does not say what else it has."""
        return None

    def _digest(self, path: str) -> tuple[str, str | None]:
        found = hashlib.sha256()
        for block in self._blocks(path, _LARGEST):
            if block is None:
                return path, None
            found.update(block)
        return path, found.hexdigest()

    def _blocks(self, path: str, most: int) -> Iterator[bytes | None]:
        """Yield the blocks of a file, or None alone where it is not there."""
        asked = Request(self._base + quote(path), headers={"Accept-Encoding": "identity"})  # noqa: S310  only HTTP is opened
        try:
            with self._opener.open(asked, timeout=_SECONDS) as answer:
                left = most
                while left > 0 and (block := answer.read(min(_BLOCK, left))):
                    left -= len(block)
                    yield block
        except HTTPError as error:
            if error.code not in _GONE:
                raise self._unread(path, f"HTTP {error.code}") from None
            yield None
        except URLError as error:
            raise self._unread(path, str(error.reason)) from None
        except (OSError, ValueError) as error:
            raise self._unread(path, str(error)) from None

    def _unread(self, path: str, why: str) -> CannotPublishError:
        return CannotPublishError("{address}: {why}", address=self._base + path, why=why)


def copy_at(place: str) -> CopyOfSite:
    """Return the copy in a folder or at an address."""
    if place.startswith(("http://", "https://")):
        return WebCopy(place)
    return FolderCopy(Path(place))
