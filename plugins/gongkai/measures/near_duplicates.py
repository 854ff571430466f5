"""Texts that are nearly the same as another unit's, or as last year's (R61).

Numbers and the names of the unit are masked first, and what a form prescribes is left out: tables,
headings and the set phrases of its rule are the same in every report.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.markdown.words import words
from gongkai.measures.text_overlap import LEAST, ClauseIndex, clauses, shingles
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.relations import references
from gongkai.model.units import Unit


@dataclass(frozen=True)
class NearDuplicate:
    """A text that repeats an older one."""

    record: Record
    other: Record
    share: float
    """The share of the text, 0 to 1, that stands in the older one, numbers and names aside."""


def near_duplicates(
    records: Iterable[Record], registries: Registries, rule: str
) -> Iterator[NearDuplicate]:
    """Yield the records of which at least the share of `rule` stands in an older one, each once.

    Copies of a copy all name the first.
    """
    names = _Names(registries)
    shingles_of = lru_cache(maxsize=256)(shingles)
    index: ClauseIndex[str] = ClauseIndex()
    kept: dict[str, tuple[Record, str]] = {}
    for record in sorted(records, key=lambda record: (record.day, record.id)):
        prose = _without(names.masked(record), _phrases(record, registries, rule))
        mine = shingles_of(prose)
        if len(mine) < LEAST:
            continue
        wording = clauses(prose)
        found = [
            NearDuplicate(record, other, len(mine & shingles_of(other_prose)) / len(mine))
            for other, other_prose in map(kept.__getitem__, index.nearest(wording))
        ]
        best = max(found, key=lambda one: one.share, default=None)
        least = _share(record, registries, rule)
        if best is not None and least is not None and best.share >= least:
            if not _related(best.record, best.other):
                yield best
            continue
        index.add(wording, record.id)
        kept[record.id] = (record, prose)


def _without(text: str, phrases: tuple[str, ...]) -> str:
    return _pattern_of(phrases).sub("", text) if phrases else text


@lru_cache(maxsize=8)
def _pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(phrases))


def _phrases(record: Record, registries: Registries, rule: str) -> tuple[str, ...]:
    found = registries.rule(rule, record.day, record.unit) if record.day is not None else None
    return found.phrases if found is not None else ()


def _share(record: Record, registries: Registries, rule: str) -> float | None:
    found = registries.rule(rule, record.day, record.unit) if record.day is not None else None
    return found.share if found is not None else None


def _related(record: Record, other: Record) -> bool:
    """Return whether the one says that it takes the place of the other, or corrects it."""
    return any(reference.doc == other.id for _, reference in references(record)) or any(
        reference.doc == record.id for _, reference in references(other)
    )


class _Names:
    """The names that each unit may have in its own texts."""

    def __init__(self, registries: Registries) -> None:
        self._units = registries.units
        self._patterns: dict[str, re.Pattern[str]] = {}

    def masked(self, record: Record) -> str:
        """Return the prose of a record without numbers and the names of its unit."""
        prose = words(record.bodies[record.authoritative].markdown, prose=True)
        prose = self._pattern(record.unit).sub("■", prose)
        return _NUMBER.sub("0", prose)

    def _pattern(self, unit: str) -> re.Pattern[str]:
        if unit not in self._patterns:
            names = sorted(self._names_of(self._units[unit]), key=lambda name: (-len(name), name))
            self._patterns[unit] = re.compile("|".join(map(re.escape, names)))
        return self._patterns[unit]

    def _names_of(self, unit: Unit) -> Iterator[str]:
        """Yield every name of the unit, and each without the name of its place."""
        above = self._units.get(unit.parent or "")
        places = {name[:-2] for name in _all_names(above) if name.endswith("政府")} if above else ()
        for name in _all_names(unit):
            yield name
            for place in places:
                bare = name.removeprefix(place.removesuffix("人民"))
                if len(bare) >= 3:
                    yield from (bare, f"区{bare}", f"市{bare}", f"县{bare}")


def _all_names(unit: Unit) -> set[str]:
    return {name for language in ("zh", "en") for name in unit.names_on(None, language)}


_NUMBER = re.compile(r"\d[\d,.]*|[一二三四五六七八九十百千]+(?=[是、件条次名个])")
