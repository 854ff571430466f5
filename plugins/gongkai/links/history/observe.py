"""A night's round of other sites: each host by itself, one address after another, with pauses."""

import socket
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

from gongkai.links.history.client import Client, MayAsk
from gongkai.links.history.host import Host
from gongkai.links.history.observation import NightOfObservations, Observation, Wanted

Report = Callable[[int, int], None]
"""Takes how many addresses have been asked, and how many there are."""
HasIPv6 = Callable[[str], bool | None]
"""Says whether a host has an IPv6 address; None where that could not be learnt."""


@dataclass(frozen=True)
class Manners:
    """How other people's servers are treated."""

    agent: str
    """The name that they see, with an address at which we can be reached."""
    may_ask: MayAsk
    pause: float = 1.0
    """Seconds between two questions to one host, which is asked one thing at a time."""
    hosts: int = 8
    """Hosts that are asked at the same time."""
    seconds: float = 3600.0
    """After which nothing more is asked that night; who was left out comes first the next."""
    answer: float = 20.0
    """Seconds that one address may take, with all its redirects."""
    has_ipv6: HasIPv6 | None = None
    """Who is asked whether a host has an IPv6 address; by itself the resolver."""


def observe(
    wanted: Sequence[Wanted], manners: Manners, report: Report | None = None
) -> NightOfObservations:
    """Ask for every address, and return what was seen."""
    until = time.monotonic() + manners.seconds
    by_host: dict[str, list[Wanted]] = defaultdict(list)
    for one in sorted(wanted, key=lambda one: (one.asked, one.url)):
        parts = urlsplit(one.url)
        by_host[f"{parts.scheme}://{parts.netloc}"].append(one)
    seen: dict[str, Observation] = {}

    def visit(origin: str) -> bool:
        client = Client(manners.agent, manners.may_ask, manners.answer)
        host = Host(origin, client, manners.agent, manners.pause)
        for one in by_host[origin]:
            if time.monotonic() > until:
                break
            seen[one.url] = host.observe(one)
            if report is not None:
                report(len(seen), len(wanted))
        return host.has_answered

    with ThreadPoolExecutor(manners.hosts) as pool:
        answered = list(pool.map(visit, by_host))
        names = sorted({urlsplit(origin).hostname or "" for origin in by_host})
        found = list(pool.map(manners.has_ipv6 or resolves_to_ipv6, names))
    by_name = {name: one for name, one in zip(names, found, strict=True) if one is not None}
    return NightOfObservations(dict(sorted(seen.items())), by_name, any(answered))


def resolves_to_ipv6(host: str) -> bool | None:
    """Return whether a host has an IPv6 address; None where it has none at all, or nobody says."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    return any(family is socket.AF_INET6 for family, *_ in found)
