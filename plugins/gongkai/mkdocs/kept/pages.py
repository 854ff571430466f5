"""The pages of the build before, each with what it was made of: what did not change is linked.

A page is the same if the values that it shows are, if the rest of the site still answers what it
asked while it was rendered, and if the build rests on the same code, settings and registries
(`basis`). Nothing else decides; no page is kept of which any of that is not known.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, cast

from gongkai.render.asked import SiteAnswer, SiteAnswers, SiteQuestion
from gongkai.whole import write_whole

INDEX = "index.json"
_HTML = "html"
_LOCK = ".lock"
_FORM = 1
"""Of the index; one of another form counts as none."""
Answer = Callable[[SiteQuestion], SiteAnswer]


class Stat(NamedTuple):
    """By what a file is known to be the one that was kept, as Git knows it."""

    size: int
    modified: int
    """In nanoseconds."""

    @classmethod
    def of(cls, file: Path) -> "Stat":
        """Return that of a file. Raises OSError."""
        found = file.stat()
        return cls(found.st_size, found.st_mtime_ns)


@dataclass(frozen=True)
class KeptPage:
    """A page of the build before."""

    values: str
    """The hash of all values that it shows, its frame included."""
    answers: SiteAnswers
    """What it asked of the rest of the site."""
    digest: str
    """The hash of title and body, for the manifest."""
    stat: Stat

    def is_made_of(self, values: str, answer: Answer) -> bool:
        """Return whether the same page would be made of these values and answers."""
        try:
            return self.values == values and all(
                answer(question) == before for question, before in self.answers.items()
            )
        except KeyError:  # what it asked about is no more
            return False


class KeptPages:
    """The pages of one edition: those of the build before, and those of this one."""

    def __init__(self, folder: Path, basis: str, *, is_fresh: bool = False) -> None:
        """Read what is kept in `folder`; it counts only if it rests on the same basis.

        A build that is to be fresh uses nothing of it.
        """
        self._folder = folder
        self._basis = basis
        folder.mkdir(parents=True, exist_ok=True)
        # Two builds of one column may run: only one of them takes and keeps.
        self._lock = _locked(folder / _LOCK)
        is_fresh = is_fresh or self._lock is None
        self._before = {} if is_fresh else _read(folder / INDEX, basis)
        self._now: dict[str, KeptPage] = {}

    @property
    def are_any(self) -> bool:
        """Return whether anything is kept of the build before."""
        return bool(self._before)

    def take(self, address: str, values: str, answer: Answer, target: Path) -> KeptPage | None:
        """Put the kept page at `address` to `target`; None where it is to be made anew."""
        kept = self._before.get(address)
        if kept is None or not kept.is_made_of(values, answer):
            return None
        file = self._file(address)
        try:
            if Stat.of(file) != kept.stat:
                return None
            link_or_copy(file, target)
        except OSError:
            return None
        self._now[address] = kept
        return kept

    def keep(
        self, address: str, values: str, answers: SiteAnswers, digest: str, made: Path
    ) -> None:
        """Keep a page that was made."""
        if self._lock is None:
            return
        file = self._file(address)
        with suppress(OSError):  # it is made again, then
            link_or_copy(made, file)
            self._now[address] = KeptPage(values, answers, digest, Stat.of(file))

    def close(self) -> None:
        """Write down what is kept, and remove all that is not of this build."""
        if self._lock is None:
            return
        with suppress(OSError):
            now = {self._file(address) for address in self._now}
            for file in set((self._folder / _HTML).rglob("*.html")) - now:
                file.unlink()
            write_whole(self._folder / INDEX, _written(self._basis, self._now))
        self.release()

    def release(self) -> None:
        """Let other builds take and keep; what is kept stays that of the build before."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _file(self, address: str) -> Path:
        return self._folder / _HTML / address / "index.html"


def forget_pages(folder: Path) -> None:
    """Keep no page of any edition in `folder`."""
    shutil.rmtree(folder, ignore_errors=True)


def link_or_copy(file: Path, target: Path) -> None:
    """Put a file to another place too, without a copy where the system can do that.

    What is there goes first: it may be a link to what is kept, and is not written through.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:
        shutil.copy2(file, target)


def _written(basis: str, pages: Mapping[str, KeptPage]) -> str:
    kept = {
        address: [
            page.values,
            page.digest,
            page.stat,
            [[*question, answer] for question, answer in page.answers.items()],
        ]
        for address, page in sorted(pages.items())
    }
    value = {"form": _FORM, "basis": basis, "pages": kept}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(index: Path, basis: str) -> dict[str, KeptPage]:
    """Return what an index says; nothing where it is broken, or of another basis."""
    try:
        kept: Any = json.loads(index.read_bytes())
        if kept["form"] != _FORM or kept["basis"] != basis:
            raise ValueError
        return {
            address: KeptPage(
                str(values),
                {SiteQuestion(*asked): cast("SiteAnswer", answer) for *asked, answer in answers},
                str(digest),
                Stat(*stat),
            )
            for address, (values, digest, stat, answers) in kept["pages"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _locked(file: Path) -> int | None:
    """Hold a file for this process; None where another holds it."""
    opened = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(opened)
        return None
    return opened
