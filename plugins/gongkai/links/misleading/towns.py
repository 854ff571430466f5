"""Documents that towns or districts issue alike: their titles differ in the name of the place."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gongkai.links.misleading.titles import YEAR_OF_TITLE, is_short_for, weight

_TOWN = re.compile(
    r"(?!关于|.{0,2}(?:城镇|乡镇|村镇|集镇))[\u4e00-\u9fff]{2,4}?(?:街道|镇|乡|社区)"
)
_OFFICE = re.compile(r"^(?:人民政府|办事处|办公室|党政办)")
_FAR = 8
"""Characters that may stand before the place in a title: the district that it is in."""
_LEAST = 4
"""Characters that a title must have beside its place and year to be compared by them."""
_LONGER = 2
"""How many times as long another place's title may be that has more words."""


@dataclass(frozen=True)
class TownDocument:
    """A document of a place whose title others have, but for the place."""

    place: str
    rest: str
    """The title without place and year; of titles that are alike, the shortest."""


@dataclass(frozen=True)
class TownDocuments:
    """Documents that several places have alike."""

    of_record: Mapping[str, TownDocument] = field(default_factory=dict)
    by_rest: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Of each title without its place the records of each place."""

    of_unit: Mapping[str, str] = field(default_factory=dict)
    """The place of each unit that is of one."""

    def places(self, record: str) -> frozenset[str]:
        """Return the places that have a document like a record, its own among them."""
        own = self.of_record.get(record)
        return frozenset(self.by_rest[own.rest]) if own is not None else frozenset()


def read_town_documents(
    titles: Mapping[str, Iterable[str]],
    areas: Iterable[str] = (),
    of_unit: Mapping[str, str] = MappingProxyType({}),
) -> TownDocuments:
    """Gather documents whose titles differ in a place.

    `titles` are the normal forms of each record; `areas` the names of the places that are known;
    `of_unit` says in which of them a unit is.
    """
    known = sorted(areas, key=len, reverse=True)
    named = {
        record: one
        for record, forms in titles.items()
        if (one := next(filter(None, (_split(form, known) for form in forms)), None)) is not None
    }
    plain = _plainest(one.rest for one in named.values())
    found = {record: TownDocument(one.place, plain[one.rest]) for record, one in named.items()}
    by_rest: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for record, one in found.items():
        by_rest[one.rest][one.place].append(record)
    several = {
        rest: {place: tuple(names) for place, names in places.items()}
        for rest, places in by_rest.items()
        if len(places) > 1
    }
    return TownDocuments(
        {record: one for record, one in found.items() if one.rest in several}, several, of_unit
    )


def _split(form: str, areas: Iterable[str]) -> TownDocument | None:
    """Return the place in which a title begins, with what is left of it."""
    within = max(
        ((form.find(area), area) for area in areas if area in form[: _FAR + len(area)]),
        default=None,
    )
    behind = within[0] + len(within[1]) if within is not None else 0
    town = _TOWN.match(form, behind)  # a town within its district
    if town is not None:
        start, place = town.start(), town[0]
    elif within is not None:
        start, place = within
    else:
        return None
    rest = YEAR_OF_TITLE.sub("", _OFFICE.sub("", form[start + len(place) :]))
    return TownDocument(place, rest) if weight(rest) >= _LEAST else None


def _plainest(rests: Iterable[str]) -> Mapping[str, str]:
    """Return for each title the shortest that it is an ampler form of; most are their own."""
    plain: dict[str, str] = {}
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    for rest in sorted(set(rests), key=lambda one: (len(one), one)):
        ending = rest[-2:]
        alike = (
            one
            for character in dict.fromkeys(rest)
            for one in known.get((character, ending), ())
            if len(rest) <= _LONGER * len(one) and is_short_for(one, rest)
        )
        plain[rest] = next(alike, rest)
        if plain[rest] == rest:
            known[rest[0], ending].append(rest)
    return plain
