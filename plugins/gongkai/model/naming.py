"""Which unit a name means, by where it is printed.

Inside a document of a county-level city 市政府 is that city's government: the nearest area that is
called by the word counts, then the one above it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.units import Alias, Unit

_GOVERNMENT = "人民政府"
_IN_SHORT = "政府"
_LEVELS = "省市州盟区县旗镇乡"
"""The words for areas by which their own papers call them."""


@dataclass(frozen=True)
class Holder:
    """A unit that has a name or prefix; `alias` where it has it by a dated one only."""

    unit: str
    alias: Alias | None = None

    def held_on(self, day: date | None) -> bool:
        """Return whether it was the unit's on `day`."""
        return self.alias is None or self.alias.in_use_on(day)


@dataclass(frozen=True)
class Area:
    """What a government governs, as names begin with it."""

    government: str
    place: str
    """With the area above it, where its name has that: 甲市市中区."""
    own: str
    """By itself: 市中区."""

    @property
    def level(self) -> str:
        """Return the word by which its own papers call it: 区."""
        return self.own[-1:]


@dataclass(frozen=True)
class Naming:
    """The registry of units, looked up by names as they are printed."""

    units: Mapping[str, Unit]

    def means(self, name: str, printed_by: str | None) -> list[Holder]:
        """Return the units that `name` means in a document of the unit `printed_by`.

        A whole name means the same everywhere. One that begins with the word for an area (市财政局)
        means a unit of the nearest area called so, registered or not; without a document, or
        outside all areas called so, every unit that is called so in its own.
        """
        whole = self._whole.get(name)
        if whole is not None:
            return whole
        for area in self.areas_of(printed_by):
            if held := self._within.get((area.government, name)):
                return held
            if name.startswith(area.level):
                return []
        return self._somewhere.get(name, [])

    def issuers_of(self, record: Record) -> list[Unit | None]:
        """Return, for each issuer as printed, the one unit that it means; None where none is known.

        What is invented is issued by invented units alone.
        """
        held = ({h.unit for h in self.means(name, record.unit)} for name in record.issuers)
        found = (self.units[next(iter(names))] if len(names) == 1 else None for names in held)
        return [unit if unit and unit.sample == record.sample else None for unit in found]

    def parties_to(self, record: Record) -> list[Unit]:
        """Return the unit that owns a record, then the others that issued it with that one."""
        found = [self.units.get(record.unit or ""), *self.issuers_of(record)]
        return list({unit.id: unit for unit in found if unit is not None}.values())

    def areas_of(self, unit: str | None) -> Iterator[Area]:
        """Yield the areas in which a unit is, the nearest first."""
        seen: set[str] = set()
        while unit is not None and unit in self.units and unit not in seen:
            seen.add(unit)
            if unit in self._areas:
                yield self._areas[unit]
            unit = self.units[unit].parent

    @cached_property
    def _areas(self) -> Mapping[str, Area]:
        found: dict[str, Area] = {}
        for unit in self.units.values():
            place = (unit.name.zh or "").removesuffix(_GOVERNMENT)
            if place != unit.name.zh and place[-1:] in _LEVELS:
                above = self.units.get(unit.parent or "")
                prefix = (above.name.zh or "").removesuffix(_GOVERNMENT) if above else ""
                own = place.removeprefix(prefix) if len(place) > len(prefix) else place
                found[unit.id] = Area(unit.id, place, own)
        return found

    @cached_property
    def _whole(self) -> Mapping[str, list[Holder]]:
        """Return who has each name that means the same everywhere."""
        found: dict[str, list[Holder]] = defaultdict(list)
        for name, holder, area in self._given():
            if area is None or not _is_relative(name, area):
                names = [name]
                if area is not None and name.startswith(area.place):
                    names.append(area.own + name.removeprefix(area.place))
                _add(found, names, holder)
        return dict(found)

    @cached_property
    def _within(self) -> Mapping[tuple[str, str], list[Holder]]:
        """Return who has each name that begins with the word for an area, by its government."""
        found: dict[tuple[str, str], list[Holder]] = defaultdict(list)
        for name, holder, area in self._given():
            if area is None:
                continue
            begins = next((p for p in (area.place, area.own) if name.startswith(p)), None)
            if begins is None and not _is_relative(name, area):
                continue
            within = area.level + name.removeprefix(begins) if begins else name
            for variant in _variants(within):
                if holder not in found[area.government, variant]:
                    found[area.government, variant].append(holder)
        return dict(found)

    @cached_property
    def _somewhere(self) -> Mapping[str, list[Holder]]:
        found: dict[str, list[Holder]] = defaultdict(list)
        for (_, name), holders in self._within.items():
            found[name] += holders
        return dict(found)

    def _given(self) -> Iterator[tuple[str, Holder, Area | None]]:
        """Yield every name that units have or had, with the area that they are of."""
        for unit in self.units.values():
            area = next(self.areas_of(unit.id), None)
            former = ((alias.name, alias) for alias in unit.aliases)
            # a short name in English, Government Office, is many units' own
            short = LocalText(zh=unit.short.zh)
            for text, alias in ((unit.name, None), (short, None), *former):
                for name in filter(None, (text.zh, text.en)):
                    yield name, Holder(unit.id, alias), area


def _is_relative(name: str, area: Area) -> bool:
    """Return whether a name begins with the word for an area in place of the area's name."""
    return name.startswith(area.level) and not name.startswith((area.place, area.own))


def _variants(name: str) -> list[str]:
    """Return a name with 人民政府 in full and in short."""
    if _GOVERNMENT in name:
        return [name, name.replace(_GOVERNMENT, _IN_SHORT)]
    return [name, name.replace(_IN_SHORT, _GOVERNMENT)] if _IN_SHORT in name else [name]


def _add(found: dict[str, list[Holder]], names: Iterable[str], holder: Holder) -> None:
    for variant in (variant for name in names for variant in _variants(name)):
        if holder not in found[variant]:
            found[variant].append(holder)
