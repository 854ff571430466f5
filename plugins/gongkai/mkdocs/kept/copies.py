"""The files to take away of the build before, each with what its document was made of.

A document is composed again only if what it says, or what it asked of the rest of the site, is
another: else its files are those in the cache.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from gongkai.mkdocs.kept.pages import Answer, Stat
from gongkai.render.asked import SiteAnswer, SiteAnswers, SiteQuestion
from gongkai.sources.cache import CacheEntry
from gongkai.views.downloads import Form
from gongkai.whole import write_whole

INDEX = "copies.json"
_FORM = 1
"""Of the index; one of another form counts as none."""
Files = Mapping[Form, CacheEntry]


@dataclass(frozen=True)
class KeptCopy:
    """The files of one document."""

    values: str
    """The hash of what it says."""
    answers: SiteAnswers
    """What it asked of the rest of the site."""
    files: Files
    stats: Mapping[Form, Stat]

    def is_made_of(self, values: str, answer: Answer) -> bool:
        """Return whether the same files would be made, and are as they were written."""
        try:
            return (
                self.values == values
                and all(Stat.of(file.path) == self.stats[form] for form, file in self.files.items())
                and all(answer(question) == before for question, before in self.answers.items())
            )
        except (KeyError, OSError):
            return False


class KeptCopies:
    """The files of one edition: those of the build before, and those of this one."""

    def __init__(self, folder: Path, cache: Path, basis: str, *, is_fresh: bool = False) -> None:
        """Read what is known in `folder` of files in the cache, if it rests on the same basis."""
        self._index = folder / INDEX
        self._cache = cache
        self._basis = basis
        self._before = {} if is_fresh else _read(self._index, cache, basis)
        self._now: dict[str, KeptCopy] = {}

    def take(self, name: str, values: str, answer: Answer) -> Files | None:
        """Return the files of a document; None where it has to be composed again."""
        kept = self._before.get(name)
        if kept is None or not values or not kept.is_made_of(values, answer):
            return None
        self._now[name] = kept
        return kept.files

    def keep(self, name: str, values: str, answers: SiteAnswers, files: Files) -> None:
        """Keep what a document was made of."""
        if values:
            with suppress(OSError):
                stats = {form: Stat.of(file.path) for form, file in files.items()}
                self._now[name] = KeptCopy(values, answers, files, stats)

    def close(self) -> None:
        """Write down what is known."""
        with suppress(OSError):
            write_whole(self._index, _written(self._basis, self._now))


def _written(basis: str, copies: Mapping[str, KeptCopy]) -> str:
    kept = {
        name: [
            copy.values,
            [[*question, answer] for question, answer in copy.answers.items()],
            {
                form: [file.path.name, file.size, file.digest, file.facts, copy.stats[form]]
                for form, file in copy.files.items()
            },
        ]
        for name, copy in sorted(copies.items())
    }
    value = {"form": _FORM, "basis": basis, "copies": kept}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(index: Path, cache: Path, basis: str) -> dict[str, KeptCopy]:
    """Return what an index says; nothing where it is broken, or of another basis."""
    try:
        kept: Any = json.loads(index.read_bytes())
        if kept["form"] != _FORM or kept["basis"] != basis:
            raise ValueError
        return {
            name: KeptCopy(
                str(values),
                {SiteQuestion(*asked): cast("SiteAnswer", answer) for *asked, answer in answers},
                {
                    form: CacheEntry(cache / Path(file).name, int(size), str(digest), dict(facts))
                    for form, (file, size, digest, facts, _) in files.items()
                },
                {form: Stat(*stat) for form, (*_, stat) in files.items()},
            )
            for name, (values, answers, files) in kept["copies"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
