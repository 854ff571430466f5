"""Which units a document is from, and whose names, numbers and index numbers are whose."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from gongkai.model.naming import Holder, Naming
from gongkai.model.record import Record
from gongkai.model.units import Unit


@dataclass(frozen=True)
class Issuers:
    """The registry of units, looked up by what documents print."""

    units: Mapping[str, Unit]

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Return the ids of all units."""
        return frozenset(self.units)

    @cached_property
    def naming(self) -> Naming:
        """Return which unit a name means, by where it is printed."""
        return Naming(self.units)

    @cached_property
    def prefixes(self) -> Mapping[str, list[Holder]]:
        """Return whose document numbers begin, or began, with each prefix."""
        found = defaultdict(list)
        for unit in self.units.values():
            for prefix in unit.prefixes:
                found[prefix].append(Holder(unit.id))
            for alias in unit.aliases:
                for prefix in alias.prefixes:
                    found[prefix].append(Holder(unit.id, alias))
        return found

    @cached_property
    def index_prefixes(self) -> Mapping[str, list[Holder]]:
        """Return whose index numbers begin with each prefix; all below a division use its code."""
        found = defaultdict(list)
        for unit in self.units.values():
            codes = filter(None, (self.units[above].code for above in self.above(unit.id)))
            for prefix in dict.fromkeys([*unit.index_prefixes, *islice(codes, 1)]):
                found[prefix].append(Holder(unit.id))
        return found

    @cached_property
    def _before(self) -> Mapping[str, set[str]]:
        """Return the units that became part of each, directly."""
        found: dict[str, set[str]] = defaultdict(set)
        for unit in self.units.values():
            found[unit.id] |= set(unit.succeeds)
            for successor in filter(None, (unit.merged_into, *unit.split_into)):
                found[successor].add(unit.id)
        return found

    @cached_property
    def _offices(self) -> Mapping[str, set[str]]:
        """Return the offices that act for each government."""
        found: dict[str, set[str]] = defaultdict(set)
        for unit in self.units.values():
            if unit.type == "office" and unit.parent:
                found[unit.parent].add(unit.id)
        return found

    def own(self, unit: str) -> frozenset[str]:
        """Return the units whose documents `unit` publishes as its own.

        Its predecessors' are; an office publishes for its government, and the other way.
        """
        if unit not in self._owned:
            self._owned[unit] = frozenset(self._reach(unit))
        return self._owned[unit]

    @cached_property
    def _owned(self) -> dict[str, frozenset[str]]:
        return {}

    def _reach(self, unit: str) -> set[str]:
        known = self.units.get(unit)
        parent = known.parent if known is not None and known.type == "office" else None
        acting = (unit, *self._offices.get(unit, ()), *filter(None, [parent]))
        return set().union(*map(self._succeeded, acting))

    def behind(self, record: Record) -> frozenset[str]:
        """Return every unit from which a document may be: its owner's own, and those it prints."""
        return frozenset().union(*map(self.own, (record.unit, *self.printed(record))))

    def numbering(self, record: Record) -> frozenset[str]:
        """Return the units of which the number of a document may be: those that it prints.

        A government's own number does not stand on what its office issues in its own name, nor
        the other way. Where it is not known who issued it, or others did, all that may be behind
        it count.
        """
        known = [self.naming.means(name, record.unit) for name in record.issuers]
        printed = self.printed(record)
        if not all(known) or self.own(record.unit).isdisjoint(printed):
            return self.behind(record)
        return frozenset().union(*map(self._succeeded, printed))

    def printed(self, record: Record) -> list[str]:
        """Return the ids of the units that a document prints as its issuers."""
        held = (self.naming.means(name, record.unit) for name in record.issuers)
        return sorted({holder.unit for holders in held for holder in holders})

    def _succeeded(self, unit: str) -> frozenset[str]:
        """Return a unit with those that became part of it."""
        found, ahead = set[str](), [unit]
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead += self._before.get(one, ())
        return frozenset(found)

    def above(self, unit: str) -> list[str]:
        """Return a unit and all above it, the nearest first."""
        found: list[str] = []
        at: str | None = unit
        while at is not None and at in self.units and at not in found:
            found.append(at)
            at = self.units[at].parent
        return found


def longest(text: str, prefixes: Mapping[str, list[Holder]], among: frozenset[str]) -> str:
    """Return the longest prefix with which `text` begins that one `among` the units holds."""
    for length in range(len(text), 0, -1):
        if any(holder.unit in among for holder in prefixes.get(text[:length], ())):
            return text[:length]
    return ""
