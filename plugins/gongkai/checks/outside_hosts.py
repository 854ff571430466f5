"""Hosts of other sites to which records lead, GK820 to GK823 (R26; data/links.yml)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gongkai.checks.check import RecordCheck, Scope, found, found_in_body
from gongkai.measures.outside_links import OutsideLink, outside_links
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.ip_address import ip_address_of
from gongkai.model.record import Record

HIDDEN = Code(
    "GK820",
    Severity.ERROR,
    "a link that no reader sees leads to {host}: it has no words, a dot, no size, or the colour of "
    "the page",
    "take it out, and find out who put it there; if it is meant, write what it leads to",
    duties=("links",),
)
UNREGISTERED = Code(
    "GK821",
    Severity.NOTICE,
    "{host} is not among the sites of data/links.yml to which pages lead",
    "look whether it is the right site, of whom; then enter it under government or partners, or "
    "take the link out",
    rule="R26",
)
EXPIRED = Code(
    "GK822",
    Severity.WARNING,
    "the agreement to lead to {host} was over on {until}",
    "renew it and correct data/links.yml, or take the link out",
    rule="R26",
)
NUMBERED = Code(
    "GK823",
    Severity.WARNING,
    "“{address}” names a machine by its number: nobody can see whose site it is",
    "write the name of the site; if it has none, ask who runs it to publish the document elsewhere",
    rule="R26",
)


def hidden(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield links to other sites that are put where nobody sees them."""
    yield from _hidden(record, scope.once(_links)[record.id])


def hidden_in_rejected(records: Iterable[Record]) -> Iterator[Finding]:
    """Yield the same of records that are left out for other errors: who hid a link is to know."""
    for record in records:
        yield from _hidden(record, outside_links(record))


def _hidden(record: Record, links: Iterable[OutsideLink]) -> Iterator[Finding]:
    return (_found(HIDDEN, record, link, host=link.host) for link in links if link.is_hidden)


def unregistered(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield hosts that a column which keeps a registry does not have there, once a record."""
    registry = scope.loaded.registries.links
    if not registry.is_kept:
        return
    for link in _by_host(record, scope):
        is_known = registry.government_of(link.host) or registry.partner(link.host)
        if not is_known and ip_address_of(link.host) is None and not _is_own(link.host, scope):
            yield _found(UNREGISTERED, record, link, host=link.host)


def expired(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield links to partners whose agreement is over."""
    for link in _by_host(record, scope):
        partner = scope.loaded.registries.links.partner(link.host)
        if partner is not None and partner.until is not None and partner.has_expired(scope.as_of):
            until = partner.until.isoformat()
            yield _found(EXPIRED, record, link, host=link.host, until=until)


def numbered(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield addresses with a number of IP for a host."""
    for link in _by_host(record, scope):
        if ip_address_of(link.host) is not None:
            yield _found(NUMBERED, record, link, address=link.address)


def _links(scope: Scope) -> Mapping[str, tuple[OutsideLink, ...]]:
    """Return where each record leads outside the site, by its id."""
    return {record.id: tuple(outside_links(record)) for record in scope.judged}


def _by_host(record: Record, scope: Scope) -> Iterator[OutsideLink]:
    """Yield the first address of each host: one finding tells of it."""
    seen = set()
    for link in scope.once(_links)[record.id]:
        if link.host not in seen:
            seen.add(link.host)
            yield link


def _is_own(host: str, scope: Scope) -> bool:
    """Return whether a host is that of a unit of the column: those are in data/units.yml."""
    return any(host == own or host.endswith(f".{own}") for own in scope.loaded.registries.own_hosts)


def _found(code: Code, record: Record, link: OutsideLink, **details: str) -> Finding:
    """Return a finding on a link, which the site has today, however old the record is."""
    if link.body is None:
        return replace(found(code, record, link.key, **details), on=None)
    return replace(found_in_body(code, record, link.body, link.offset, **details), on=None)


CHECKS = (
    RecordCheck(HIDDEN, hidden),
    RecordCheck(UNREGISTERED, unregistered),
    RecordCheck(EXPIRED, expired),
    RecordCheck(NUMBERED, numbered),
)
