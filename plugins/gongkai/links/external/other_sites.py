"""Links to other sites: each address once, with every page that bears it.

What is said here of an address by itself is certain: its host is denied. Whether it answers is
LinkChecker's word of one night, and advice only; a history over nights (`--history FILE`), which
alone can tell what is broken for good, comes later and will read the same `Outward`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.links.broken import codes
from gongkai.links.broken.hosts import RESOURCES, judge
from gongkai.links.external import codes as external_codes
from gongkai.links.external import linkchecker
from gongkai.links.external.linkchecker import Told
from gongkai.links.external.local_server import served_here
from gongkai.links.planted_faults import PAGE
from gongkai.links.reading.address import Address, Way
from gongkai.links.reading.found import Found, on_pages
from gongkai.links.reading.page import Written
from gongkai.links.reading.site import Site
from gongkai.model.denied_hosts import DeniedHost
from gongkai.model.findings import Code

SECONDS = 3600
"""How long LinkChecker may take over the list."""
_USED = RESOURCES | {"a[href]", "area[href]"}
_GONE = (404, 410)
_NEVER_ASKED = frozenset((codes.PRIVATE, codes.MALFORMED, codes.LOGIN))
"""Addresses with these faults are told already, and no program of ours goes there."""


@dataclass(frozen=True)
class Outward:
    """One address on another site."""

    url: str
    host: str
    bearers: tuple[tuple[str, Written], ...]
    """Every page whose content bears it, with the use; one page for each template."""
    shared: tuple[str, ...] = ()
    """All pages that bear it by a template."""
    is_asked: bool = True
    """Whether somebody may be sent there."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Return every page that bears it."""
        own = {page for page, use in self.bearers if use[2]}
        return tuple(sorted(own.union(self.shared)))


def outward(site: Site) -> tuple[Outward, ...]:
    """Return every address on other sites that readers follow or pages load, in order."""
    addresses: dict[str, Address] = {}
    own: dict[str, dict[tuple[str, str], tuple[str, Written]]] = defaultdict(dict)
    shared: dict[str, dict[str, Written]] = defaultdict(dict)
    bearers: dict[int, list[str]] = defaultdict(list)

    def note(page: str, use: Written, base: str, pages: Sequence[str]) -> None:
        if use[1] not in _USED:
            return
        address = site.resolver.resolve(page, use[0], base)
        if address.way is not Way.WEB:
            return
        url = f"{address.scheme}://{address.host}{address.rest.partition('#')[0]}"
        addresses.setdefault(url, address)
        if use[2]:
            own[url].setdefault((page, use[0]), (page, use))
        else:
            shared[url].update(dict.fromkeys(pages, use))

    for read in site.scan.pages:
        if read.page.startswith(PAGE):
            continue
        for key in read.parts:
            bearers[key].append(read.page)
        for use in read.own.uses:
            note(read.page, use, read.base, [read.page])
    for key, pages in bearers.items():
        for use in site.scan.parts[key].uses:
            note(pages[0], use, "", pages)
    found = []
    for url, address in sorted(addresses.items()):
        around = sorted(shared[url].items())
        faults = judge(url, address, "a[href]", is_secure=False)
        may = all(fault.code not in _NEVER_ASKED for fault in faults)
        pages_around = tuple(page for page, _ in around)
        found.append(
            Outward(url, address.host, (*own[url].values(), *around[:1]), pages_around, may)
        )
    return tuple(found)


def denied(listed: Sequence[Outward], hosts: Sequence[DeniedHost]) -> Iterator[Found]:
    """Yield links to hosts that the column has written down as not to be linked to."""
    by_name = {one.host.lower(): one for one in hosts}
    for one in listed:
        bare = one.host.partition(":")[0]
        labels = bare.split(".")
        names = (".".join(labels[start:]) for start in range(len(labels)))
        entry = next((by_name[name] for name in names if name in by_name), None)
        if entry is not None:
            details = {"host": bare, "reason": external_codes.REASONS[entry.reason]}
            yield from _on_each(one, external_codes.DENIED, details)


def hear(listed: Sequence[Outward], seconds: int = SECONDS) -> Mapping[str, Told]:
    """Ask LinkChecker for every address of a list, and return what it tells, by address.

    Raises LinkCheckerError where it is not installed or fails.
    """
    asked = [one for one in listed if one.is_asked]
    if not asked:
        return {}
    with TemporaryDirectory() as folder, served_here(Path(folder), "", {"": page_of(asked)}) as at:
        told = linkchecker.ask_of_list(at.address, len(asked), seconds)
    return {one.written: one for one in told}


def page_of(listed: Sequence[Outward]) -> bytes:
    """Return the list as a page: each address with the pages that bear it."""
    rows = (
        f'<li><a href="{escape(one.url)}">{escape(one.url)}</a> '
        f"{escape(on_pages(one.pages))}</li>\n"
        for one in listed
    )
    return f"<!doctype html><title>links</title><ul>\n{''.join(rows)}</ul>\n".encode()


def advice(listed: Sequence[Outward], told: Mapping[str, Told]) -> Iterator[Found]:
    """Yield what LinkChecker says is wrong with addresses on other sites, for people to look at.

    Only 404 and 410 say that nothing is there. Whoever refuses a program, is busy, slow or away
    for a night may serve people: that is not verified, and not broken.
    """
    for one in listed:
        if not one.is_asked:
            continue
        heard = told.get(one.url)
        if heard is None:
            late = {"told": external_codes.LATE}
            yield from _on_each(one, external_codes.UNVERIFIED, late)
        elif heard.status in _GONE:
            yield from _on_each(one, external_codes.GONE, {"told": heard.result})
        elif not heard.is_valid or heard.status >= 400:  # 429 counts as valid there
            yield from _on_each(one, external_codes.UNVERIFIED, {"told": heard.result})
        elif not heard.was_asked:
            yield from _on_each(one, external_codes.UNVERIFIED, {"told": _first(heard)})
        elif heard.url.partition("#")[0] != one.url and heard.warning:
            yield from _on_each(one, external_codes.MOVED, {"target": heard.url})


def _first(heard: Told) -> str:
    """Return why it did not ask: what a site says in robots.txt stands as a remark."""
    said = heard.warning or heard.info or heard.result
    return said.partition("\n")[0]


def _on_each(one: Outward, code: Code, details: Mapping[str, str]) -> Iterator[Found]:
    for page, use in one.bearers:
        pages = on_pages([page]) if use[2] else on_pages(one.shared)
        yield Found(code, {"href": one.url, **details, "pages": pages}, page, use)
