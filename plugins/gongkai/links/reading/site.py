"""A built site as it was read: what it serves, what it says of itself, what its pages say."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gongkai.links.reading.address import Address, AddressKind, Resolver
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.scan import Scan
from gongkai.links.reading.served import INDEX, Served

REPLACES = ("replaces", "reissues")
"""Relations by which a record takes the place of another one."""


@dataclass(frozen=True)
class ScannedSite:
    """All that the checks of links know."""

    folder: Path
    served: Served
    entries: Mapping[str, ManifestEntry]
    """By address."""
    scan: Scan
    planted: frozenset[str] = frozenset()
    """Pages that are no part of the site: they were read with it to see whether the check works."""

    @cached_property
    def url(self) -> str:
        """Return the site's own address; empty where it is not known."""
        return next((entry.url for entry in self.entries.values() if entry.url), "")

    @cached_property
    def resolver(self) -> Resolver:
        """Return what understands the addresses on its pages."""
        return Resolver(self.url)

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Return the address of the first page of each edition, by edition."""
        found = (entry for entry in self.entries.values() if entry.kind == "home")
        return {entry.edition: entry.address for entry in found} or {"": ""}

    @cached_property
    def successors(self) -> Mapping[tuple[str, str], ManifestEntry]:
        """Return what took the place of each record, by the edition of its page and the record."""
        return {
            (entry.edition, relation.record): entry
            for entry in self.entries.values()
            if entry.is_page and not entry.withdrawn
            for relation in entry.about
            if relation.name in REPLACES
        }

    def in_edition(self, page: str) -> str:
        """Return the address of a page from the root of its edition: the same in all of them."""
        longest = max(
            (home for home in self.homes.values() if page.startswith(home)), key=len, default=""
        )
        return page[len(longest) :]

    def target(self, address: Address) -> str | None:
        """Return what an address leads to, as the manifest names it; None where nothing is."""
        return self.target_at(address.path) if address.way is AddressKind.SITE else None

    def target_at(self, path: str) -> str | None:
        """Return what a path within the site leads to, as `target` does."""
        if path in self.served.pages:
            return path
        if path in self.served.files:
            folder, _, name = path.rpartition("/")
            if name != INDEX:
                return path
            return f"{folder}/" if folder else ""
        return f"{path}/" if f"{path}/" in self.served.pages else None
