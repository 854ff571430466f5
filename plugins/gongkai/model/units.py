"""Units (公开主体): who publishes, and the Party units that only co-operate."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from gongkai.model.language import Language, LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Day, Identifier, SetId, Text, UnitId

UnitType = Literal[
    "government", "office", "department", "branch", "committee", "town", "utility", "party"
]
UNIT_TYPES: Mapping[UnitType, str] = {
    "government": "Governments",
    "office": "Government offices",
    "department": "Departments",
    "branch": "Branches",
    "committee": "Management committees",
    "town": "Towns",
    "utility": "Public utilities",
    "party": "Party units (co-operating)",
}
"""What units of a type are called together, as message ids."""


class Alias(Part):
    """A former or other name, with the days on which it was in use, both included."""

    name: LocalText
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    note: LocalText | None = None
    prefixes: tuple[Text, ...] = ()
    """What document numbers began with in these days."""

    def in_use_on(self, day: date | None) -> bool:
        """Tell whether the name was in use on `day`; without a day, whether it ever was."""
        return day is None or (
            (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)
        )


class Unit(Part):
    """One unit of the registry data/units.yml."""

    id: Identifier
    type: UnitType
    name: LocalText
    short: LocalText
    parent: UnitId | None = None
    code: Text | None = None
    """Administrative division code, six digits; only governments of divisions have one."""
    prefixes: tuple[Text, ...] = ()
    """What its document numbers begin with."""
    index_prefixes: tuple[Text, ...] = ()
    """What its index numbers begin with, where that is not `code` alone."""
    site: Text | None = None
    contact: LocalText | None = None
    """By role, never a person's name."""
    aliases: tuple[Alias, ...] = ()
    succeeds: tuple[UnitId, ...] = ()
    merged_into: UnitId | None = None
    split_into: tuple[UnitId, ...] = ()
    sets: tuple[SetId, ...] = ()
    stands_for: UnitId | None = None
    """For an invented unit: the real unit whose part it plays in the responsible sets."""
    name_checked: Boolean | None = None
    """False: the name is from memory; true: a source confirmed it; absent: as commonly used."""
    note: LocalText | None = None
    sample: Boolean = False

    @property
    def publishes(self) -> bool:
        """Tell whether the unit owes disclosure: Party organs do not (design.md §5)."""
        return self.type != "party"

    def names_on(self, day: date | None, language: Language) -> tuple[str, ...]:
        """Return every name that the unit bore on `day`; without a day, every name ever."""
        names = [self.name.in_(language), self.short.in_(language)]
        names += [alias.name.in_(language) for alias in self.aliases if alias.in_use_on(day)]
        return tuple(names)


class UnitSet(Part):
    """A group of units that points hold responsible together."""

    id: Identifier
    name: LocalText
    complete: Boolean
    """Whether the registry holds all its members; until it does no percentage is computed."""
    note: LocalText | None = None


class UnitRegistry(Part):
    """data/units.yml."""

    sets: tuple[UnitSet, ...]
    units: tuple[Unit, ...]
