"""A site -> a release: written under another name, and renamed when all of it is on the disk."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gongkai.model.findings import Phrase
from gongkai.publish import RefusedError
from gongkai.publish.built_site import BuiltSite
from gongkai.publish.checksums import digest_of
from gongkai.publish.server_folder import ServerFolder, name_of, sync

_BLOCK = 1 << 20
_AT_ONCE = 32


@dataclass(frozen=True)
class Copied:
    """A release that was put there."""

    release: Path
    linked: int
    """Files that are those of the last release."""
    written: int
    size: int
    """Bytes written."""


def copy(
    site: BuiltSite,
    server: ServerFolder,
    last: BuiltSite | None,
    moment: datetime,
    beside: Mapping[str, bytes],
) -> Copied:
    """Put a site among the releases of a server folder, and what its signing put beside it.

    It is not switched to.

    What did not change is a hard link to the file of the last release, where the file system
    has such links: its time stays as well, and with it what browsers keep.
    """
    name = name_of(moment, site.digest)
    coming, release = server.coming(name), server.coming(name).with_name(name)
    coming.mkdir()
    try:
        linked, written = _fill(coming, site, last, int(moment.timestamp()))
        written += _put(coming, beside, int(moment.timestamp()))
        size = sum((coming / path).stat().st_size for path in written)
        _sync_all([coming / path for path in written])
        _sync_all(_folders(coming, site.sums))
        coming.rename(release)
    except BaseException:
        shutil.rmtree(coming, ignore_errors=True)
        raise
    sync(release.parent)
    return Copied(release, linked, len(written), size)


def _fill(
    coming: Path, site: BuiltSite, last: BuiltSite | None, seconds: int
) -> tuple[int, list[str]]:
    """Link or write every file; return how many are linked, and the paths of those written."""
    for folder in _folders(coming, site.sums):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)  # the server runs as another user
    written = []
    for path, digest in site.sums.items():
        if (
            last is None
            or last.sums.get(path) != digest
            or not _link(last.folder / path, coming / path, digest)
        ):
            _write(site.folder / path, coming / path, digest)
            os.utime(coming / path, (seconds, seconds))
            written.append(path)
    return len(site.sums) - len(written), written


def _put(coming: Path, beside: Mapping[str, bytes], seconds: int) -> list[str]:
    """Write what comes with the publication; return the paths."""
    for path, content in beside.items():
        file = coming / path
        file.write_bytes(content)
        file.chmod(0o444)
        os.utime(file, (seconds, seconds))
    return list(beside)


def _sync_all(paths: Sequence[Path]) -> None:
    """Have files or folders written to the disk; many at a time, as a disk takes them together."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(sync, paths):
            pass


def _folders(top: Path, paths: Iterable[str]) -> list[Path]:
    """Return the folder and those below it that hold the files, from the top down."""
    below = {above for path in paths for above in Path(path).parents}
    return [top / folder for folder in sorted(below)]


def _link(old: Path, new: Path, digest: str) -> bool:
    """Link to a file if it is still what it was; return whether that was done."""
    try:
        if old.is_symlink() or digest_of(old) != digest:
            return False
        os.link(old, new, follow_symlinks=False)
    except OSError:  # no such links here, too many of them, or the file is gone
        return False
    return True


def _write(source: Path, target: Path, digest: str) -> None:
    """Write a read-only copy, as other releases may share it."""
    copied = hashlib.sha256()
    try:
        read = os.fdopen(os.open(source, os.O_RDONLY | os.O_NOFOLLOW), "rb")
    except OSError as error:
        raise RefusedError(_changed(source)) from error
    with read, target.open("xb") as written:
        while block := read.read(_BLOCK):
            copied.update(block)
            written.write(block)
        os.fchmod(written.fileno(), 0o444)
    if copied.hexdigest() != digest:
        raise RefusedError(_changed(source))


def _changed(source: Path) -> Phrase:
    return Phrase(
        "{file} changed while it was copied: publish again when nothing is being built",
        file=str(source),
    )
