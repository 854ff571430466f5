"""A site that a build would make again as it is: nothing that it rests on is another."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from gongkai.digests import contents, digest_of, engine_parts
from gongkai.mkdocs.column_notes import ColumnNotes
from gongkai.mkdocs.kept.project_files import elsewhere, settings, sources_of
from gongkai.model.moment import Moment
from gongkai.sources.build_day import NOW
from gongkai.sources.cache import PLACE
from gongkai.sources.configuration import FULL, JOBS, environment
from gongkai.whole import write_whole

FILE = ".cache/site.json"
_VARIABLES = ("GONGKAI_", "LANG", "LC_", "TZ", "SOURCE_DATE_EPOCH")
"""How the variables begin that may change what a build writes."""
_OTHERS = {NOW, PLACE, FULL, JOBS}
"""Those among them that do not."""
_FORM = 2


class SameSite:
    """What is known of the site that the last build put in place."""

    def __init__(
        self, root: Path, site: Path, configs: Sequence[str], given: Mapping[str, str], now: Moment
    ) -> None:
        """Read all that a build at this moment rests on."""
        self._file = root / FILE
        self._site = site
        self._now = now
        self._parts = partial(_parts, root, site, configs, given)
        self._basis = self._rests_on()

    def pages(self) -> int | None:
        """Return how many pages the site has; None where a build would make another."""
        known = self._known()
        return int(known["pages"]) if known is not None else None

    def is_clear(self) -> bool:
        """Return whether a build would make the site as it is, and the gate find nothing."""
        known = self._known()
        return known is not None and known["is_clear"] is True

    def _known(self) -> Mapping[str, Any] | None:
        """Return what was noted of the site; None where a build would make another."""
        try:
            known: Any = json.loads(self._file.read_bytes())
            if self._basis is None or (known["form"], known["basis"]) != (_FORM, self._basis):
                return None
            if known["moment"] != self._moment(known["turns"]) or known["files"] != self._files():
                return None
            return {"pages": int(known["pages"]), "is_clear": known["is_clear"]}
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def keep(self, notes: ColumnNotes, pages: int) -> None:
        """Note the site that was put in place, and the times at which it would be another.

        Nothing is noted where somebody wrote while it was built: nobody knows of what it is made.
        """
        if self._basis is None or self._rests_on() != self._basis:
            return
        with suppress(OSError):  # the next build makes it again, then
            known = {
                "form": _FORM,
                "basis": self._basis,
                "turns": list(notes.turns),
                "moment": self._moment(notes.turns),
                "is_clear": notes.is_clear,
                "pages": pages,
                "files": self._files(),
            }
            write_whole(self._file, json.dumps(known, separators=(",", ":")))

    def forget(self) -> None:
        """Know of no site: another is about to take its place."""
        self._file.unlink(missing_ok=True)

    def _rests_on(self) -> str | None:
        """Return the hash of all that a site rests on; None where not all of it can be read."""
        try:
            return digest_of(self._parts())
        except (OSError, ValueError):
            return None  # the build says what it cannot read

    def _moment(self, turns: Sequence[str]) -> list[str]:
        """Return the day, and the last of its turns until now; no time where the day is whole."""
        time = self._now.time
        last = max((one for one in turns if one <= time), default="") if time else "day"
        return [self._now.day.isoformat(), last]

    def _files(self) -> dict[str, list[int]]:
        """Return size and time of each file of the site."""
        return dict(_stats(os.fspath(self._site), ""))


def _stats(folder: str, address: str) -> Iterator[tuple[str, list[int]]]:
    """Yield size and time of each file below a folder, by its path from the first."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stats(entry.path, f"{address}{entry.name}/")
            else:
                found = entry.stat()
                yield f"{address}{entry.name}", [found.st_size, found.st_mtime_ns]


def _parts(
    root: Path, site: Path, configs: Sequence[str], given: Mapping[str, str]
) -> Iterator[bytes]:
    yield from engine_parts()
    yield str(site.resolve()).encode()
    variables = sorted((environment() | dict(given)).items())
    named = [one for one in variables if one[0].startswith(_VARIABLES) and one[0] not in _OTHERS]
    yield repr(named).encode()
    yield from settings(root, configs)
    sources = [*sources_of(root, site)]
    # A link that leads nowhere holds nothing, and yet it stops a build.
    yield repr(sorted(str(file) for file in sources if not file.is_file())).encode()
    yield from contents(root, sources)
    yield from elsewhere(root, configs)
