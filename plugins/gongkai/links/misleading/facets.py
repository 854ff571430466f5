"""What a text says beside a title: the number of an attachment, a format, the place of a unit."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from gongkai.links.misleading.document_index import Attachment, Library
from gongkai.links.misleading.document_link import Link
from gongkai.links.misleading.mentions import attachment_number
from gongkai.links.misleading.titles import normal, weight
from gongkai.links.reading.manifest import Entry
from gongkai.model.units import Unit

_FORMATS = {
    "pdf": ("pdf",),
    "word": ("doc", "docx", "wps"),
    "excel": ("xls", "xlsx", "et"),
    "ofd": ("ofd",),
    "csv": ("csv",),
    "json": ("json", "jsonl", "ndjson"),
}
_ALIASES = {"docx": "word", "doc": "word", "xlsx": "excel", "xls": "excel"}
_SAID = re.compile(
    r"(?<![a-z])(?P<format>pdf|word|docx?|excel|xlsx?|ofd|csv|json)(?![a-z])", re.IGNORECASE
)
_DISTRICT = re.compile(
    r"^(?P<city>[\u4e00-\u9fff]{2,4}?[市州盟])(?P<place>[\u4e00-\u9fff]{1,6}[区县市旗])"
)


def other_attachment(library: Library, link: Link) -> tuple[Attachment, ...] | None:
    """Return the attachments that a text means instead of the one that it leads to.

    None where nothing speaks against the link; empty where the right one is not there.
    """
    file = link.file
    if file is None:
        return None
    beside = library.attachments.get(file.record, ())
    form = normal(link.text)
    named = [one for one in beside if weight(form) >= _LEAST and normal(one.title) == form]
    if named:
        return None if file in named else tuple(named)
    wanted = _wanted_number(link)
    if wanted is None or file.ordinal is None or wanted == file.ordinal:
        return None
    return tuple(one for one in beside if one.ordinal == wanted)


_LEAST = 4


def _wanted_number(link: Link) -> int | None:
    """Return the number of the attachment in a text, or in what stands around a generic one."""
    if link.named.attachment is not None or not link.named.is_weak:
        return link.named.attachment
    return attachment_number(link.context)


def other_format(text: str, href: str) -> tuple[str, str] | None:
    """Return the format that a text says and the ending of the file that it leads to, if others."""
    if "." not in href.rpartition("/")[2]:
        return None
    ending = PurePosixPath(unquote(urlsplit(href).path)).suffix.lstrip(".").casefold()
    said = {_name(match["format"]) for match in _SAID.finditer(text)}
    known = {name for name, endings in _FORMATS.items() if ending in endings}
    if not said or not known or said & known:
        return None
    return (" / ".join(sorted(said)), ending)


def _name(said: str) -> str:
    lower = said.casefold()
    return _ALIASES.get(lower, lower)


@dataclass(frozen=True)
class District:
    """A district and the city that it is of: other cities have one of the same name."""

    unit: str
    city: str
    name: str
    host: str


@dataclass(frozen=True)
class Places:
    """Districts and hosts, as the registry of units knows them."""

    districts: tuple[District, ...]
    hosts: Mapping[str, str]
    """The unit whose site each host is."""
    pages: Mapping[str, str]
    """The unit whose page stands at an address."""
    names: Mapping[str, str]
    """The unit of each whole name; short ones (市政府办公室) are many units' own."""


def read_places(units: Collection[Unit], manifest: Iterable[Entry]) -> Places:
    """Index units by what texts and addresses say of them."""
    districts: list[District] = []
    hosts: dict[str, str] = {}
    bearers: dict[str, list[str]] = {}
    for unit in units:
        host = urlsplit(unit.site).hostname if unit.site else None
        if host:
            hosts[host] = unit.id
        for name in filter(None, (unit.name.zh, unit.name.en)):
            bearers.setdefault(normal(name), []).append(unit.id)
        found = _DISTRICT.match(unit.name.zh or "")
        if found and unit.type == "government":
            districts.append(District(unit.id, found["city"], found["place"], host or ""))
    pages = {entry.address: entry.unit for entry in manifest if entry.kind == "unit" and entry.unit}
    names = {name: found[0] for name, found in bearers.items() if len(found) == 1}
    return Places(tuple(districts), hosts, pages, names)


@dataclass(frozen=True)
class OtherUnit:
    """The unit or place that a text names, and the one that the link leads to."""

    named: str
    leads_to: str
    unit: str
    """The right unit, if the registry knows it."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a link leads."""

    href: str
    address: str
    """In the manifest; empty where it leads out."""
    unit: str
    """The unit of the record that stands there; empty where none does."""


def other_unit(places: Places, text: str, spoken: str, where: Where) -> OtherUnit | None:
    """Tell whether a text names another unit, or one of another city, than where it leads.

    `spoken` is its normal form.
    """
    address, unit = where.address, where.unit
    host = (urlsplit(where.href).hostname or "") if "//" in where.href else ""
    owner = places.pages.get(address) or (places.hosts.get(host, "") if host else "") or unit
    if not owner:
        return None
    for place in places.districts:
        at = text.find(place.name)
        if at < 0 or place.unit != owner:
            continue
        city = re.search(r"([\u4e00-\u9fff]{2}[市州盟])$", text[:at])
        if city and city[1] not in place.city:
            return OtherUnit(f"{city[1]}{place.name}", f"{place.city}{place.name}", "")
    named = places.names.get(spoken)
    is_of_unit = (address) in places.pages or bool(host and host in places.hosts)
    if named and is_of_unit and named != owner:
        return OtherUnit(text, owner, named)
    return None
