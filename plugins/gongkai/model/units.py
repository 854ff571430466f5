"""Units (公开主体): who publishes, and the Party units that only co-operate."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from gongkai.model.contacts import WebAddress
from gongkai.model.language import Language
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Boolean, Day, Identifier, Integer, SetId, Text, UnitId

UnitType = Literal[
    "government",
    "office",
    "department",
    "branch",
    "committee",
    "town",
    "institution",
    "utility",
    "party",
]
UNIT_TYPES: Mapping[UnitType, str] = {
    "government": "Governments",
    "office": "Government offices",
    "department": "Departments",
    "branch": "Branches",
    "committee": "Management committees",
    "town": "Towns",
    "institution": "Institutions below departments",
    "utility": "Public utilities",
    "party": "Party units (co-operating)",
}
"""What units of a type are called together, as message ids."""


class Alias(Part):
    """A former or other name, with the days on which it was in use, both included."""

    name: LocalText
    """The name."""
    from_: Day | None = Field(default=None, alias="from")
    """The first day on which it was in use; without it there is no first day."""
    until: Day | None = None
    """The last day on which it was in use."""
    note: LocalText | None = None
    """Why it changed, shown on the unit's page."""
    prefixes: tuple[Text, ...] = ()
    """What document numbers began with on these days."""

    def in_use_on(self, day: date | None) -> bool:
        """Return whether the name was in use on `day`; without a day, whether it ever was."""
        return day is None or (
            (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)
        )


class Sighting(Part):
    """A public page on which something was seen."""

    page: WebAddress
    """Its address."""
    day: Day
    """The day on which it was seen there."""


class Unit(Part):
    """A unit that publishes, or a Party organ that only co-operates."""

    id: Identifier
    """Names the unit for ever, in records and addresses."""
    type: UnitType
    """What it is: the `government` of a division, a government's `office`, a `department`, a
    `branch` sent out by one, a management `committee`, a `town` or sub-district, an
    `institution` below a department, a public `utility`, or a `party` organ, which owes no
    disclosure."""
    name: LocalText
    """The full name."""
    short: LocalText
    """The short name, for lists and tables."""
    parent: UnitId | None = None
    """The unit to which it belongs."""
    code: Text | None = None
    """Administrative division code, six digits; only governments of divisions have one."""
    prefixes: tuple[Text, ...] = ()
    """What its document numbers begin with."""
    index_prefixes: tuple[Text, ...] = ()
    """What its index numbers begin with, where that is not `code` alone."""
    site: WebAddress | None = None
    """The address of its own website."""
    seen: tuple[Sighting, ...] = ()
    """The public pages that show `prefixes` and `site`, where they are not the unit's own word."""
    contact: LocalText | None = None
    """Who answers for what it publishes, by role, never a person's name."""
    aliases: tuple[Alias, ...] = ()
    """Former and other names."""
    succeeds: tuple[UnitId, ...] = ()
    """The units whose work it took over."""
    merged_into: UnitId | None = None
    """The unit that took over its work."""
    split_into: tuple[UnitId, ...] = ()
    """The units among which its work was divided."""
    until: Day | None = None
    """The last day on which it existed: from the next day on those who took over its work owe."""
    on_site_since: Day | None = None
    """The day from which its records are on this site, where it publishes all of them here: it is
    judged from that year on. Without it, it is judged for years in which it published here."""
    sets: tuple[SetId, ...] = ()
    """The sets to which it belongs."""
    stands_for: UnitId | None = None
    """For an invented unit: the real unit whose part it plays in the responsible sets."""
    name_checked: Boolean | None = None
    """False: the name is from memory; true: a source confirmed it; absent: as commonly used."""
    villages: Integer | None = None
    """How many villages and communities it has; without it nobody counts which were reached."""
    note: LocalText | None = None
    """What readers of its page should know."""
    sample: Boolean = False
    """Marks an invented unit: only such a unit has invented records."""

    @property
    def publishes(self) -> bool:
        """Return whether the unit owes disclosure: Party organs do not (decision 18)."""
        return self.type != "party"

    def owes_on(self, due: date) -> bool:
        """Return whether it owes what is due on a day: after its last day others owe it."""
        return self.publishes and (self.until is None or due <= self.until)

    def names_on(self, day: date | None, language: Language) -> tuple[str, ...]:
        """Return every name that the unit had on `day`; without a day, every name ever."""
        names = [self.name.in_(language), self.short.in_(language)]
        names += [alias.name.in_(language) for alias in self.aliases if alias.in_use_on(day)]
        return tuple(names)


class UnitSet(Part):
    """A set of units that points hold responsible together."""

    id: Identifier
    """Names the set, in units and points."""
    name: LocalText
    """What readers call it."""
    complete: Boolean
    """Whether the registry holds all its members; until it does no percentage is computed."""
    note: LocalText | None = None
    """What is left out of it, and why."""


class UnitRegistry(Part):
    """data/units.yml."""

    sets: tuple[UnitSet, ...]
    """The sets; `[]` where points name every unit."""
    units: tuple[Unit, ...]
    """The units, in the order in which lists show them."""
