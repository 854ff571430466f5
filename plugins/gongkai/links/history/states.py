"""States of addresses over nights: when one changes, and what that is called.

A state changes when it was seen so on two nights, with nothing else between them; well again is an
address at once. A night on which it could not be observed says nothing of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import urlsplit

from gongkai.links.history.observation import (
    Answer,
    Expected,
    NightOfObservations,
    Observation,
    Wanted,
)

CONFIRMED = 2
"""Nights on which a fault has to be seen: a site that is being moved is back the next night."""
UNSEEN = 7
"""Nights without an observation after which people are asked to look for themselves."""
_NO_STATE = ""


@dataclass(frozen=True)
class StateChange:
    """From which day on an address was in which state."""

    since: str
    state: str
    """The value of an Answer; empty before the first observation that counts."""
    target: str = ""
    """Where it leads, of one that moved."""


@dataclass(frozen=True)
class AddressHistory:
    """One address over the nights; days are written as YYYY-MM-DD."""

    url: str
    changes: tuple[StateChange, ...] = ()
    """The oldest first; the last is what it is now."""
    asked: str = ""
    """The day of the last observation."""
    pending: StateChange | None = None
    """What was seen last, where that is not yet its state."""
    nights: int = 0
    """On how many nights that was seen."""
    unseen: int = 0
    """Nights in a row on which it could not be observed."""
    why: str = ""
    """Why it could not, the last time."""
    shown: str = ""
    """A digest of the title and number that its page showed: no text of a record lies here."""
    etag: str = ""
    modified: str = ""

    @property
    def now(self) -> StateChange | None:
        """Return its state; None before the first."""
        return self.changes[-1] if self.changes else None

    @property
    def state(self) -> str:
        """Return the name of its state; empty before the first."""
        return self.changes[-1].state if self.changes else _NO_STATE


@dataclass(frozen=True)
class HostHistory:
    """Whether a host can be reached over IPv6, and since when that is known."""

    host: str
    has_ipv6: bool
    since: str


@dataclass(frozen=True)
class LinkHistory:
    """What is known of other sites."""

    addresses: Mapping[str, AddressHistory]
    hosts: Mapping[str, HostHistory]


NOTHING = LinkHistory({}, {})


@dataclass(frozen=True)
class Transition:
    """An address whose state changed on the night."""

    before: str
    after: AddressHistory

    @property
    def is_recovery(self) -> bool:
        """Return whether it is well again."""
        return self.after.state == Answer.OK.value


def wanted(
    urls: Iterable[str], expected: Mapping[str, Expected], history: LinkHistory
) -> list[Wanted]:
    """Return what is to be asked of each address, with what earlier nights know of it."""
    found = []
    for url in urls:
        before = history.addresses.get(url) or AddressHistory(url)
        should = expected.get(url)
        was_shown = should is not None and before.shown == _key(should)
        is_known = before.state == Answer.OK.value and before.pending is None
        is_same = is_known and (should is None or was_shown)
        etag, modified = (before.etag, before.modified) if is_same else ("", "")
        found.append(Wanted(url, should, was_shown, etag, modified, before.asked))
    return found


def after_night(
    history: LinkHistory,
    asked: Iterable[Wanted],
    night: NightOfObservations,
    day: str,
) -> tuple[LinkHistory, tuple[Transition, ...], tuple[HostHistory, ...]]:
    """Return the history with one night more, and what changed: addresses, and hosts over IPv6.

    Addresses that nobody links to any more leave the history. A second look on one day counts as
    the first: the nights are counted, not the looks.
    """
    addresses: dict[str, AddressHistory] = {}
    changed = []
    for one in asked:
        before = history.addresses.get(one.url) or AddressHistory(one.url)
        seen = night.by_url.get(one.url)
        after = _after(before, seen, one, day) if seen is not None else before
        addresses[one.url] = after
        if after.changes != before.changes and (before.changes or after.state != Answer.OK.value):
            changed.append(Transition(before.state, after))
    linked = {urlsplit(url).hostname for url in addresses}
    hosts = {host: one for host, one in history.hosts.items() if host in linked}
    lost = []
    for host, has_ipv6 in night.by_host.items():
        known = hosts.get(host)
        if known is None or known.has_ipv6 != has_ipv6:
            hosts[host] = HostHistory(host, has_ipv6, day)
            if not has_ipv6:
                lost.append(hosts[host])
    return LinkHistory(addresses, dict(sorted(hosts.items()))), tuple(changed), tuple(lost)


def standing(history: LinkHistory) -> Iterator[AddressHistory]:
    """Yield every address that is not well, whenever that began."""
    for one in history.addresses.values():
        if one.state not in (_NO_STATE, Answer.OK.value):
            yield one


def _after(before: AddressHistory, seen: Observation, one: Wanted, day: str) -> AddressHistory:
    """Return the history of an address with an observation more."""
    is_new_night = day > before.asked
    if seen.answer is Answer.UNOBSERVABLE:
        return _after_unseen(before, seen, day, is_new_night=is_new_night)
    after = replace(before, asked=day, unseen=0, why="")
    if seen.answer is Answer.OK:
        shown = _key(one.expected) if seen.is_shown and one.expected is not None else ""
        after = replace(
            after,
            pending=None,
            nights=0,
            shown=shown,
            etag=seen.etag,
            modified=seen.modified,
        )
        is_well = before.state == Answer.OK.value
        return after if is_well else _changed(after, StateChange(day, Answer.OK.value))
    if seen.is_shown and one.expected is not None:
        after = replace(after, shown=_key(one.expected))
    now = before.now
    if now is not None and (now.state, now.target) == (seen.answer.value, seen.target):
        return replace(after, pending=None, nights=0)
    pending = before.pending
    if pending is None or (pending.state, pending.target) != (seen.answer.value, seen.target):
        pending = StateChange(day, seen.answer.value, seen.target)
        return replace(after, pending=pending, nights=1)
    nights = before.nights + is_new_night
    if nights < CONFIRMED:
        return replace(after, nights=nights)
    return _changed(after, StateChange(day, pending.state, pending.target))


def _after_unseen(
    before: AddressHistory, seen: Observation, day: str, *, is_new_night: bool
) -> AddressHistory:
    """Return the history of an address that could not be observed: nothing is said of it.

    Only where it stays so long that nobody knows any more, that is its state; one that was dead
    is not called well, or unknown, for its silence.
    """
    after = replace(before, asked=day, unseen=before.unseen + is_new_night, why=seen.why or "")
    is_open = before.state in (_NO_STATE, Answer.OK.value)
    if after.unseen >= UNSEEN and is_open:
        return _changed(after, StateChange(day, Answer.UNOBSERVABLE.value))
    return after


def _changed(history: AddressHistory, change: StateChange) -> AddressHistory:
    return replace(history, changes=(*history.changes, change), pending=None, nights=0)


def _key(expected: Expected) -> str:
    """Return what says whether a page is still asked for the same document."""
    return sha256(f"{expected.number or ''}|{expected.title}".encode()).hexdigest()[:16]
