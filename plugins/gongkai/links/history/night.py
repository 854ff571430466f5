"""What a night found out about other sites, and what of it is reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from gongkai.links.external.other_sites import ExternalLink, on_each
from gongkai.links.history import codes
from gongkai.links.history.observation import Expected
from gongkai.links.history.states import (
    UNSEEN,
    AddressHistory,
    HostHistory,
    LinkHistory,
    Transition,
    standing,
)
from gongkai.links.reading.link_fault import LinkFault
from gongkai.model.findings import Word


@dataclass(frozen=True)
class LinkNight:
    """What a night found out about other sites."""

    listed: tuple[ExternalLink, ...]
    expected: Mapping[str, Expected]
    """What pages should show, by address."""
    history: LinkHistory
    changed: tuple[Transition, ...] = ()
    without_ipv6: tuple[HostHistory, ...] = ()
    """Hosts of which it became known, or true, that they have no address of IPv6."""
    is_observed: bool = True
    """False where no host answered: then nothing is known, and nothing has changed."""
    unobserved: int = 0
    """Addresses of which the night saw nothing."""

    @property
    def recovered(self) -> int:
        """Return how many addresses are well again."""
        return sum(one.is_recovery for one in self.changed)

    @property
    def standing(self) -> tuple[AddressHistory, ...]:
        """Return what is not well, whenever that began."""
        return tuple(standing(self.history))


def transitions(night: LinkNight) -> Iterator[LinkFault]:
    """Yield what became wrong on this night; what was wrong before is not said again."""
    by_url = {one.after.url: one.after for one in night.changed if not one.is_recovery}
    by_host = {one.host for one in night.without_ipv6}
    for one in night.listed:
        if one.url in by_url:
            yield from _faults(one, by_url[one.url], night.expected)
        host = urlsplit(one.url).hostname or ""
        if host in by_host:
            by_host.remove(host)  # a host is one fact, however many addresses it has
            yield next(on_each(one, codes.NO_IPV6, {"host": host}))


def all_standing(night: LinkNight) -> Iterator[LinkFault]:
    """Yield everything that is wrong, for lists that say each night what is still so."""
    now = {one.url: one for one in night.standing}
    for one in night.listed:
        if one.url in now:
            yield from _faults(one, now[one.url], night.expected)


def _faults(
    link: ExternalLink, history: AddressHistory, expected: Mapping[str, Expected]
) -> Iterator[LinkFault]:
    now = history.changes[-1]
    code = codes.BY_STATE[now.state]
    known = {
        "since": now.since,
        "target": now.target,
        "title": expected[link.url].title if link.url in expected else "",
        "nights": str(UNSEEN),
        "why": Word(history.why),
    }
    details = {name: value for name, value in known.items() if f"{{{name}}}" in code.message}
    yield from on_each(link, code, details)
