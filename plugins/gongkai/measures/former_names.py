"""Names of units in texts of days on which they were not in use."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.measures.sentences import sentence_around
from gongkai.model.naming import Naming
from gongkai.model.record import Record
from gongkai.model.units import Alias, Unit

_REACH = 6
"""How many characters before a name say that it is of another time."""
_TITLE = 100
"""Characters of the longest title of a document."""
_OF_THEN_BEFORE = re.compile(
    "(?:原(?:[省市县区州]|国家|[\u4e00-\u9fff]{1,4}[省市县区州])?|"
    '前身|旧称|曾用名|时任|时称|当时的|former(?:ly)?|then|previous(?:ly)?)[：为是“"（( ]*'
    "(?:[\u4e00-\u9fff]{0,4}[省市县区州])?$",
    re.IGNORECASE,
)
_OF_THEN_BEHIND = re.compile(
    r'(?:[”"]|名称|牌子)*(?:令|公告(?=[〔（(第\d])|关于|第|〔|[（(]现|现[更为改]|更名|改名|改称|改为|并入|合并|撤销'
    "|不再|时期| (?:became|was renamed|merged|Order))"
)
_DID_THEN = re.compile(
    '[”"]?(?:(?:批准|核发|颁发)|(?:联合)?(?:发布|印发|制定|公布|颁布)(?:实施|施行)?(?:的|了?[《〈“"]|[，。；、）)]|$))'
)
_TO_DO = re.compile(
    '(?:报[请送]?|提请|呈报|上报|应当?经|应当?由|须经|须由|需经|需由|未经|凡经)[“"]?$'
)
"""What is said of a body that has yet to do something, so that it must be one of today."""
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_HAN_BEFORE = re.compile("[\u3400-\u9fff]$")
_MAY_PRECEDE = tuple("由向经请报到与和及对是从在原")


@dataclass(frozen=True)
class NameOfThen:
    """A name in a text that its unit did not have on the day of the text."""

    start: int
    name: str
    unit: Unit
    alias: Alias | None
    """Under what it was registered; None where the unit itself has ended."""


@dataclass(frozen=True)
class FormerNames:
    """The names that units had for a time, looked up in texts."""

    units: Mapping[str, Unit]

    @cached_property
    def _naming(self) -> Naming:
        return Naming(self.units)

    @cached_property
    def _dated(self) -> Mapping[str, list[tuple[Unit, Alias | None]]]:
        """Return whose each name was that is not in use for ever."""
        always = {
            name for unit in self.units.values() if unit.until is None for name in _own_names(unit)
        }
        found: dict[str, list[tuple[Unit, Alias | None]]] = defaultdict(list)
        for unit in self.units.values():
            for alias in unit.aliases:
                if alias.from_ is not None or alias.until is not None:
                    for name in filter(None, (alias.name.zh, alias.name.en)):
                        found[name].append((unit, alias))
            if unit.until is not None:
                for name in _own_names(unit):
                    found[name].append((unit, None))
        return {name: holders for name, holders in found.items() if name not in always}

    @cached_property
    def _in_area(self) -> Mapping[str, Mapping[str, str]]:
        """Return by the unit of a government the names as its area calls them: 区教育局."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for name, holders in self._dated.items():
            for unit, _ in holders:
                for area in self._naming.areas_of(unit.id):
                    begins = next((p for p in (area.place, area.own) if name.startswith(p)), None)
                    if begins is not None:
                        found[area.government][area.level + name.removeprefix(begins)] = name
        return found

    @cached_property
    def _longer(self) -> tuple[str, ...]:
        """Return every name that holds one of a time within it."""
        names = {name for unit in self.units.values() for name in _all_names(unit)}
        return tuple(n for n in names if any(short in n and short != n for short in self._dated))

    def _sought_in(self, government: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
        """Return what is looked for in texts of an area, and whole names by those of the area."""
        if government not in self._sought:
            relative = self._in_area.get(government, {})
            self._sought[government] = (_any_of((*self._dated, *relative)), relative)
        return self._sought[government]

    @cached_property
    def _sought(self) -> dict[str, tuple[re.Pattern[str], Mapping[str, str]]]:
        return {}

    def found_in(self, text: str, record: Record, day: date) -> Iterator[NameOfThen]:
        """Yield the names in a text of a record that were not in use on a day.

        Where the text itself speaks of another time (原, a year of then, a quoted title), it is
        right.
        """
        if not self._dated:
            return
        area = next(self._naming.areas_of(record.unit), None)
        pattern, relative = self._sought_in(area.government if area is not None else "")
        for match in pattern.finditer(text):
            name = match[0]
            if name in relative and not _may_begin(text, match.start()):
                continue
            if any(_covers(longer, name, text, match.start()) for longer in self._longer):
                continue
            whole = relative.get(name, name)
            holders = self._dated[whole]
            if any(_in_use(unit, alias, day) for unit, alias in holders):
                continue
            unit, alias = holders[0]
            ended = _end(unit, alias)
            if not speaks_of_then(text, match.start(), match.end(), ended):
                yield NameOfThen(match.start(), name, unit, alias)


def speaks_of_then(text: str, start: int, end: int, until: date | None) -> bool:
    """Return whether a text speaks of a name as one of another time, so that it is right there.

    The name stands from `start` to `end`; `until` is the last day on which it was in use.
    """
    title = max(0, start - _TITLE)
    if text.rfind("《", title, start) > text.rfind("》", title, start):
        return True
    if _OF_THEN_BEFORE.search(text[max(0, start - 3 * _REACH) : start]):
        return True
    if _OF_THEN_BEHIND.match(text, end):
        return True
    if _DID_THEN.match(text, end) and not _TO_DO.search(text[max(0, start - _REACH) : start]):
        return True
    sentence = sentence_around(text, start, end)
    years = (int(year) for year in _YEAR.findall(sentence))
    return until is not None and any(year <= until.year for year in years)


def _own_names(unit: Unit) -> tuple[str, ...]:
    return tuple(filter(None, (unit.name.zh, unit.name.en, unit.short.zh)))


def _all_names(unit: Unit) -> Iterator[str]:
    yield from _own_names(unit)
    for alias in unit.aliases:
        yield from filter(None, (alias.name.zh, alias.name.en))


def _in_use(unit: Unit, alias: Alias | None, day: date) -> bool:
    if alias is not None:
        return alias.in_use_on(day)
    return unit.until is None or day <= unit.until


def _end(unit: Unit, alias: Alias | None) -> date | None:
    return alias.until if alias is not None else unit.until


def _may_begin(text: str, start: int) -> bool:
    before = text[max(0, start - 1) : start]
    return not _HAN_BEFORE.search(before) or before in _MAY_PRECEDE


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names, key=lambda name: -len(name)))))


def _covers(longer: str, name: str, text: str, start: int) -> bool:
    at = longer.find(name)
    return at >= 0 and start >= at and text.startswith(longer, start - at)
