"""Hosts of other sites: those that pages may lead to, and those that they may not (links.yml)."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeVar

from gongkai.model.local_text import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Day, Text

Denial = Literal["staging", "private", "parked", "unsafe"]
"""Why nobody is to be sent to a host."""


class GovernmentHost(Part):
    """A site of a government, with all below it: `gov.cn` is every one that ends so."""

    host: Text
    """The name of the host."""
    name: LocalText | None = None
    """Whose site it is; a link under that name must lead there (GK149)."""


class PartnerHost(Part):
    """A site of somebody else that pages lead to for a reason, with all below it."""

    host: Text
    """The name of the host."""
    name: LocalText
    """Whose site it is."""
    until: Day | None = None
    """The last day of the agreement, if there is one."""
    note: Text | None = None
    """Why pages lead there, and who agreed to it."""

    def has_expired(self, on: date) -> bool:
        """Return whether the agreement is over on a day."""
        return self.until is not None and self.until < on


class DeniedHost(Part):
    """One host, with all below it."""

    host: Text
    """The name of the host."""
    reason: Denial
    """Why nobody is sent there: a `staging` server, a `private` network, a `parked` domain, or
    one that is `unsafe`."""
    note: Text | None = None
    """Who found it out and when, for those who come later."""


class LinkRegistry(Part):
    """What a column says of links."""

    government: tuple[GovernmentHost, ...] = ()
    """Sites of governments to which pages lead."""
    partners: tuple[PartnerHost, ...] = ()
    """Other sites to which they lead."""
    denied: tuple[DeniedHost, ...] = ()
    """Hosts to which no page may link."""

    @property
    def is_kept(self) -> bool:
        """Return whether it says where pages may lead: else any host is as good as another."""
        return bool(self.government or self.partners)

    def government_of(self, host: str) -> GovernmentHost | None:
        """Return the entry for a government's site."""
        return _nearest(self.government, host)

    def partner(self, host: str) -> PartnerHost | None:
        """Return the entry for another site."""
        return _nearest(self.partners, host)

    def knows(self, host: str) -> bool:
        """Return whether pages may lead to a host, be it a government's or somebody else's."""
        return (self.government_of(host) or self.partner(host)) is not None

    def denial(self, host: str) -> DeniedHost | None:
        """Return the entry for a host that no page may link to."""
        return _nearest(self.denied, host)


H = TypeVar("H", GovernmentHost, PartnerHost, DeniedHost)


def _nearest(entries: Iterable[H], host: str) -> H | None:
    """Return the entry of a host, or of the nearest one above it."""
    by_name = {one.host.lower(): one for one in entries}
    labels = host.lower().rstrip(".").split(".")
    names = (".".join(labels[start:]) for start in range(len(labels)))
    return next((by_name[name] for name in names if name in by_name), None)
