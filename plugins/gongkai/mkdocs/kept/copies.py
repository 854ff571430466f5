"""The files to take away of the build before, each with what its document was made of.

A document is composed again only if what it says, or what it asked of the rest of the site, is
another: else its files are those in the cache.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
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
from gongkai.sources.cache import CacheEntry
from gongkai.views.downloads import Form

INDEX = "copies.json"
Files = Mapping[Form, CacheEntry]


@dataclass(frozen=True)
class KeptCopy:
    """The files of one document."""

    values: str
    """The hash of what it says."""
    answers: Numbers
    """What it asked of the rest of the site."""
    files: Files
    stats: Mapping[Form, Stat]

    def are_as_written(self) -> bool:
        """Return whether the files are those that were kept. Raises OSError."""
        return all(Stat.of(file.path) == self.stats[form] for form, file in self.files.items())


class KeptCopies:
    """The files of one edition: those of the build before, and those of this one."""

    def __init__(self, folder: Path, cache: Path, basis: str, *, is_fresh: bool = False) -> None:
        """Read what is known in `folder` of files in the cache, if it rests on the same basis."""
        self._index = folder / INDEX
        self._basis = basis
        self._before, self._answers = read_index(
            self._index, "" if is_fresh else basis, partial(_copy, cache)
        )
        self._now: dict[str, KeptCopy] = {}

    def take(self, name: str, values: str, answer: Answer) -> Files | None:
        """Return the files of a document; None where it has to be composed again."""
        kept = self._before.get(name)
        if kept is None or not values or kept.values != values:
            return None
        try:
            if not (kept.are_as_written() and self._answers.hold(kept.answers, answer)):
                return None
        except (KeyError, OSError, ValueError):  # what it asked about is no more, or a file is not
            return None
        self._now[name] = kept
        return kept.files

    def keep(self, name: str, values: str, answers: SiteAnswers, files: Files) -> None:
        """Keep what a document was made of."""
        if values:
            with suppress(OSError):
                stats = {form: Stat.of(file.path) for form, file in files.items()}
                self._now[name] = KeptCopy(values, self._answers.numbers(answers), files, stats)

    def close(self) -> None:
        """Write down what is known."""
        with suppress(OSError):
            entries = {name: (_stored(copy), copy.answers) for name, copy in self._now.items()}
            write_index(self._index, self._basis, entries, self._answers)


def _stored(copy: KeptCopy) -> list[object]:
    files = {
        form: [file.path.name, file.size, file.digest, file.facts, copy.stats[form]]
        for form, file in copy.files.items()
    }
    return [copy.values, files]


def _copy(cache: Path, value: Any, asked: Numbers) -> KeptCopy:
    values, stored = value
    files = {
        form: CacheEntry(cache / Path(file).name, int(size), str(digest), dict(facts))
        for form, (file, size, digest, facts, _) in stored.items()
    }
    stats = {form: Stat(*stat) for form, (*_, stat) in stored.items()}
    return KeptCopy(str(values), asked, files, stats)
