"""Pages and exports of the build before, with what they were made of: what is the same is linked.

A file is the same if the values that it shows are, if the rest of the site still answers what it
asked while it was rendered, and if the build rests on the same code, settings and registries
(`basis`). Nothing else decides; no file is kept of which any of that is not known.
"""

import fcntl
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gongkai.mkdocs.kept.index import (
    Answer,
    Numbers,
    Stat,
    read_index,
    write_index,
)
from gongkai.render.asked import SiteAnswers

PAGES = "html"
EXPORTS = "exports"
_PAGE = "index.html"


@dataclass(frozen=True)
class KeptFile:
    """A page or an export of the build before."""

    values: str
    """The hash of all values that it shows, its frame included."""
    answers: Numbers
    """What it asked of the rest of the site."""
    digest: str
    """Of a page the hash of title and body, for the manifest; of an export that of its bytes."""
    stat: Stat


class KeptFiles:
    """The pages of one edition, or its exports: those of the build before, and of this one."""

    def __init__(self, folder: Path, sort: str, basis: str, *, is_fresh: bool = False) -> None:
        """Read what is kept of a sort in `folder`; it counts only if it rests on the same basis.

        A build that is to be fresh uses nothing of it.
        """
        self._files = folder / sort
        self._index = folder / f"{sort}.json"
        self._basis = basis
        # Two builds of one column may run: only one of them takes and keeps.
        self._lock = _locked(folder / f".{sort}.lock")
        is_fresh = is_fresh or self._lock is None
        self._before, self._answers = read_index(self._index, "" if is_fresh else basis, _kept)
        self._now: dict[str, KeptFile] = {}

    @property
    def are_any(self) -> bool:
        """Return whether anything is kept of the build before."""
        return bool(self._before)

    def take(self, address: str, values: str, answer: Answer, target: Path) -> KeptFile | None:
        """Put the kept file of `address` to `target`; None where it is to be made anew."""
        kept = self._before.get(address)
        if kept is None or kept.values != values:
            return None
        file = self._file(address)
        try:
            if not self._answers.hold(kept.answers, answer) or Stat.of(file) != kept.stat:
                return None
            link_or_copy(file, target)
        except (KeyError, OSError):  # what it asked about is no more, or the file is not
            return None
        self._now[address] = kept
        return kept

    def keep(
        self, address: str, values: str, answers: SiteAnswers, digest: str, made: Path
    ) -> None:
        """Keep a file that was made."""
        if self._lock is None:
            return
        file = self._file(address)
        with suppress(OSError):  # it is made again, then
            link_or_copy(made, file)
            asked = self._answers.numbers(answers)
            self._now[address] = KeptFile(values, asked, digest, Stat.of(file))

    def close(self) -> None:
        """Write down what is kept, and remove all that is not of this build."""
        if self._lock is None:
            return
        with suppress(OSError):
            now = {str(self._file(address)) for address in self._now}
            for folder, _, names in os.walk(self._files):
                for file in {os.path.join(folder, name) for name in names} - now:  # noqa: PTH118
                    os.unlink(file)  # noqa: PTH108  as fast as may be: there are tens of thousands
            entries = {
                address: ([file.values, file.digest, file.stat], file.answers)
                for address, file in self._now.items()
            }
            write_index(self._index, self._basis, entries, self._answers)
        self.release()

    def release(self) -> None:
        """Let other builds take and keep; what is kept stays that of the build before."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _file(self, address: str) -> Path:
        is_page = not address or address.endswith("/")
        return self._files / (f"{address}{_PAGE}" if is_page else address)


def forget_pages(folder: Path) -> None:
    """Keep no page of any edition in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)


def link_or_copy(file: Path, target: Path) -> None:
    """Put a file to another place too, without a copy where the system can do that.

    What is there goes first: it may be a link to what is kept, and is not written through.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, target)
    except FileExistsError:
        target.unlink()
        link_or_copy(file, target)
    except OSError:
        target.unlink(missing_ok=True)
        shutil.copy2(file, target)


def part_from_kept(site: Path) -> None:
    """Put a file of its own in the place of each that other places have too.

    Whoever writes into such a file writes into what is kept, and into the site that is online.
    """
    for folder, _, names in os.walk(site):
        for file in (Path(folder, name) for name in names):
            if file.stat().st_nlink > 1:
                own = file.with_name(f".{file.name}.own")
                shutil.copy2(file, own)
                own.replace(file)


def _kept(value: Any, asked: Numbers) -> KeptFile:
    values, digest, stat = value
    return KeptFile(str(values), asked, str(digest), Stat(*stat))


def _locked(file: Path) -> int | None:
    """Hold a file for this process; None where another holds it, or where nothing can be kept."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
