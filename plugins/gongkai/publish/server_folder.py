"""A folder on a server: releases/, and `current`, a symbolic link to the one that is read."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gongkai.publish import CannotPublishError

RELEASES = "releases"
CURRENT = "current"
ADDRESSES = "addresses.txt"
"""Every address that was ever published here."""
LOCK = ".gongkai-lock"
"""Held while a release is put or switched; also says that the folder is ours."""
_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{12}")
_MOMENT = "%Y%m%dT%H%M%SZ"
_COMING, _GOING = ".coming-", ".going-"
"""What names begin with while a release is written or deleted: no such release is ever read."""


@dataclass(frozen=True)
class ServerFolder:
    """The folder of a server that holds the releases of one site."""

    folder: Path

    @property
    def ledger(self) -> Path:
        """Return the file of every address that was ever published here."""
        return self.folder / ADDRESSES

    def releases(self) -> list[Path]:
        """Return the whole releases, oldest first."""
        place = self.folder / RELEASES
        found = place.iterdir() if place.is_dir() else ()
        return sorted(one for one in found if _NAME.fullmatch(one.name) and one.is_dir())

    def current(self) -> Path | None:
        """Return the release that is read; None before the first."""
        link = self.folder / CURRENT
        if not link.is_symlink():
            if link.exists():
                raise CannotPublishError("{link} is no symbolic link: move it away", link=link)
            return None
        target = self.folder / link.readlink()
        if target.parent.resolve() != (self.folder / RELEASES).resolve():
            raise CannotPublishError(
                "{link} leads to {target}, which is no release: remove the link",
                link=link,
                target=target,
            )
        return next((one for one in self.releases() if one.name == target.name), None)

    def switch(self, release: Path) -> None:
        """Let `release` be read from now on: at every moment either it or the one before is."""
        beside = self.folder / f".{CURRENT}.new"
        beside.unlink(missing_ok=True)
        beside.symlink_to(Path(RELEASES) / release.name)
        beside.replace(self.folder / CURRENT)
        sync(self.folder)

    def delete(self, release: Path) -> None:
        """Delete a release; a half-deleted one is not a release."""
        going = release.with_name(f"{_GOING}{release.name}")
        release.rename(going)
        shutil.rmtree(going)

    def coming(self, name: str) -> Path:
        """Return the folder in which the release `name` is written until it is whole."""
        return self.folder / RELEASES / f"{_COMING}{name}"

    def next_moment(self, now: datetime) -> datetime:
        """Return the second that names the next release: later than any before, always."""
        last = [moment_of(release) + timedelta(seconds=1) for release in self.releases()]
        return max([now.replace(microsecond=0), *last])


def name_of(moment: datetime, digest: str) -> str:
    """Return the name of the release of these files, published then."""
    return f"{moment.strftime(_MOMENT)}-{digest}"


def moment_of(release: Path) -> datetime:
    """Return when a release was put there."""
    return datetime.strptime(release.name.partition("-")[0], _MOMENT).replace(tzinfo=UTC)


def digest_in(release: Path) -> str:
    """Return the digest of its files that a release is named by."""
    return release.name.partition("-")[2]


@contextmanager
def held(folder: Path) -> Iterator[ServerFolder]:
    """Hold the folder alone, cleared of what a broken run left; the lock ends with the process."""
    if folder.exists() and not folder.is_dir():
        raise CannotPublishError("{folder} is no folder", folder=folder)
    if folder.is_dir() and not (folder / LOCK).is_file() and any(folder.iterdir()):
        raise CannotPublishError(
            "{folder} holds something else; name an empty or a new folder", folder=folder
        )
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a+", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CannotPublishError(
                "another run is publishing into {folder} (process {process}); try again when it "
                "has ended",
                folder=folder,
                process=lock.read().strip(),
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        (folder / RELEASES).mkdir(exist_ok=True)
        for ours in (folder, folder / RELEASES):
            ours.chmod(0o755)  # the server runs as another user
        for left in (folder / RELEASES).iterdir():
            if left.name.startswith((_COMING, _GOING)):
                shutil.rmtree(left)
        yield ServerFolder(folder)


def sync(path: Path) -> None:
    """Have a file or folder written to the disk before going on."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
