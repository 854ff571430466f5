"""Units by their names, pages and hosts: other cities have districts of the same name."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from gongkai.links.misleading.codes import A_SECTION, OF_ANOTHER_CITY, TWO_UNITS
from gongkai.links.misleading.titles import is_short_for
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.findings import Named, Word
from gongkai.model.naming import Area, Naming
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.titles import normal_form
from gongkai.model.units import Unit
from gongkai.model.web_address import host_of

_OF_GOVERNMENT = "人民政府"
_TOWN = re.compile(r"(?:(?<=[区县市旗])|^)[\u4e00-\u9fff]{2,3}[镇乡]$")
_DISTRICT = re.compile(
    r"^(?P<city>[\u4e00-\u9fff]{2,4}?[市州盟])(?P<place>[\u4e00-\u9fff]{1,6}[区县市旗])"
)


@dataclass(frozen=True)
class District:
    """A district and the city that it is of: other cities have one of the same name."""

    unit: str
    city: str
    name: str
    host: str


@dataclass(frozen=True)
class UnitNames:
    """Districts and hosts, as the registry of units knows them."""

    districts: tuple[District, ...]
    hosts: Mapping[str, str]
    """The unit whose site each host is."""
    sites: Mapping[str, str]
    """The host of the site of each unit that has one."""
    pages: Mapping[str, str]
    """The unit whose page stands at an address."""
    names: Mapping[str, str]
    """The unit of each whole name, in its normal form."""
    naming: Naming
    """What names mean by where they are printed: 市政府办公室 is many units' own."""
    said: Mapping[str, Named]
    """What readers call each unit."""
    registered: LinkRegistry
    """The hosts to which pages may lead, some with the name of whose they are."""
    hosts_of: Mapping[str, str]
    """The host of each organ that data/links.yml names, by the normal form of the name."""
    organs: Mapping[str, str]
    """The Chinese name of the organ that data/links.yml gives to each host."""
    areas: tuple[str, ...] = ()
    """The names of the areas in which units are, by themselves."""


def read_unit_names(
    units: Collection[Unit],
    manifest: Iterable[ManifestEntry],
    registered: LinkRegistry,
) -> UnitNames:
    """Index units by what texts and addresses say of them."""
    districts: list[District] = []
    hosts: dict[str, str] = {}
    units_of: dict[str, list[str]] = {}
    for unit in units:
        host = host_of(unit.site) if unit.site else ""
        if host:
            hosts[host] = unit.id
        for name in filter(None, (unit.name.zh, unit.name.en)):
            units_of.setdefault(normal_form(name), []).append(unit.id)
        found = _DISTRICT.match(unit.name.zh or "")
        if found and unit.type == "government":
            districts.append(District(unit.id, found["city"], found["place"], host or ""))
            units_of.setdefault(f"{found['place']}政府", []).append(unit.id)
        if found:  # the name without its city
            units_of.setdefault((unit.name.zh or "")[found.start("place") :], []).append(unit.id)
    pages = {entry.address: entry.unit for entry in manifest if entry.kind == "unit" and entry.unit}
    organs = {
        normal_form(name): one.host
        for one in registered.government
        if one.name is not None
        for name in filter(None, (one.name.zh, one.name.en))
    }
    named_organs = {
        one.host: one.name.zh for one in registered.government if one.name and one.name.zh
    }
    for unit in units:
        place = (unit.name.zh or "").removesuffix(_OF_GOVERNMENT)
        town = _TOWN.search(place) if place != unit.name.zh else None
        if town is not None:  # 河山镇 leads to its government
            units_of.setdefault(town[0], []).append(unit.id)
    names = {name: found[0] for name, found in units_of.items() if len(found) == 1}
    naming = Naming({unit.id: unit for unit in units})
    said = {unit.id: Named(unit.name.in_("zh"), unit.name.in_("en")) for unit in units}
    sites = {unit.id: host for unit in units if unit.site and (host := host_of(unit.site))}
    areas = tuple(dict.fromkeys(area.own for unit in units for area in naming.areas_of(unit.id)))
    return UnitNames(
        tuple(districts),
        hosts,
        sites,
        pages,
        names,
        naming,
        said,
        registered,
        organs,
        named_organs,
        areas,
    )


@dataclass(frozen=True)
class OtherUnit:
    """The unit or place that a text names, and the one that the link leads to."""

    named: str
    leads_to: str
    unit: str
    """The right unit, if the registry knows it."""
    why: Word
    """How the two differ."""
    host: str = ""
    """The right host, where data/links.yml names it."""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a link leads."""

    href: str
    address: str
    """In the manifest; empty where it leads out."""
    unit: str
    """The unit of the record that stands there; empty where none does."""


def other_unit(
    unit_names: UnitNames, text: str, spoken: str, to: LinkTarget, printed_by: str | None = None
) -> OtherUnit | None:
    """Return whether a text names another unit, or one of another city, than where it leads.

    `spoken` is its normal form; `printed_by` is the unit whose own text it is, if it is one's.
    """
    address, unit = to.address, to.unit
    host = host_of(to.href) if "//" in to.href else ""
    owner = (
        unit_names.pages.get(address) or (unit_names.hosts.get(host, "") if host else "") or unit
    )
    if not owner:
        return None
    for district in unit_names.districts:
        at = text.find(district.name) if district.unit == owner else -1
        if at < 0:
            continue
        city = re.search(r"([\u4e00-\u9fff]{2}[市州盟])$", text[:at])
        if city and city[1] not in district.city:
            return OtherUnit(
                f"{city[1]}{district.name}", f"{district.city}{district.name}", "", OF_ANOTHER_CITY
            )
    if address not in unit_names.pages and not (host and host in unit_names.hosts):
        return None
    named = named_unit(unit_names, text, spoken, printed_by)
    if named and named != owner:
        return OtherUnit(
            unit_names.said[named], unit_names.said.get(owner, owner), named, TWO_UNITS
        )
    return None


def unit_over_column(
    unit_names: UnitNames, spoken: str, target: ManifestEntry | None
) -> OtherUnit | None:
    """Return the unit whose whole name a link has that leads to a column, if it is not its own."""
    unit = unit_names.names.get(spoken)
    if unit is None or target is None or target.kind != "column":
        return None
    if target.unit == unit or spoken in normal_form(target.title):
        return None
    return OtherUnit(unit_names.said[unit], target.title, unit, A_SECTION)


def named_unit(unit_names: UnitNames, text: str, spoken: str, printed_by: str | None) -> str | None:
    """Return the one unit that a text names, in whole or in short: 区教体局网站 in its own area."""
    name = without_site(text)
    return (
        unit_names.names.get(spoken)
        or (unit_names.names.get(normal_form(name)) if name != text else None)
        or _in_english(unit_names.naming, spoken, printed_by)
        or _meant(unit_names.naming, name, printed_by)
    )


def _in_english(naming: Naming, spoken: str, printed_by: str | None) -> str | None:
    """Return the one unit of the text's own area whose English name ends or begins so."""
    area = next(naming.areas_of(printed_by), None) if printed_by else None
    if area is None or not spoken.isascii() or spoken.count(" ") < _WORDS:
        return None
    named = [
        unit.id
        for unit in naming.units.values()
        if any(
            f" {spoken} " in f" {normal_form(name)} "
            for name in filter(None, (unit.name.en, unit.short.en))
        )
        and _area_of(naming, unit.id) == area.government
    ]
    return named[0] if len(named) == 1 else None


_WORDS = 1
"""Blanks in an English name that says which office it is: Health Bureau."""


def without_site(text: str) -> str:
    """Return a name without what stands around it where a site is meant, 进入某局门户网站."""
    return _SITE.sub("", text.strip())


_SITE = re.compile(r"^(?:进入|访问|前往)|(?:的)?(?:官方|门户)?(?:网站|网页|主页|首页)$|官网$")
"""What stands around the name of a unit where its site is meant."""


def _meant(naming: Naming, text: str, printed_by: str | None) -> str | None:
    """Return the one unit that a name means in the text of a unit.

    Several areas have a 教体局: that of the nearest area is meant.
    """
    if not printed_by:
        return None
    units = list(dict.fromkeys(holder.unit for holder in naming.means(text, printed_by)))
    units = units or _of_short(naming, text, printed_by)
    if len(units) > 1:
        nearest = next((area.government for area in naming.areas_of(printed_by)), "")
        within = [unit for unit in units if _area_of(naming, unit) == nearest]
        units = within or units
    return units[0] if len(units) == 1 else None


def _of_short(naming: Naming, text: str, printed_by: str) -> list[str]:
    """Return the units of the nearest area for whose names a text is short: 区发改局."""
    area = next(naming.areas_of(printed_by), None)
    if area is None or text[-1:] not in _BODIES:
        return []
    short = _own(text, area)
    named = (
        (unit.id, form)
        for unit in naming.units.values()
        for form in _as_called(_own(unit.name.zh or "", area))
    )
    return [
        unit
        for unit, name in named
        if len(short) >= _SHORTEST
        and (name[:1], name[-1:]) == (short[0], short[-1])
        and is_short_for(short, name)
        and _area_of(naming, unit) == area.government
    ]


_BODIES = ("局", "委", "院", "办")


def _as_called(name: str) -> tuple[str, ...]:
    """Return a name, and as offices are called: 政府办 of 人民政府办公室, 卫健委 of a 委员会."""
    if name.endswith("委员会"):
        return (name, name.removesuffix("员会"))
    if not name.endswith("办公室"):
        return (name,)
    return (name, name.removeprefix("人民").removesuffix("公室"))


_SHORTEST = 3


def _own(name: str, area: Area) -> str:
    """Return a name without the area that it begins with, whole or as its papers call it."""
    begins = next((one for one in (area.place, area.own, area.level) if name.startswith(one)), "")
    return name if begins == area.level and _NO_LEVEL.match(name) else name.removeprefix(begins)


_NO_LEVEL = re.compile("市(?:场|容|政(?![府务协]))")
"""A word that begins like the level of an area, 市场监管局."""


def _area_of(naming: Naming, unit: str) -> str:
    return next((area.government for area in naming.areas_of(unit)), "")
