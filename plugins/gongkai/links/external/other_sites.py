"""Links to other sites: each address once, with every page that has it.

What is said here of an address by itself is certain: its host is denied. Whether it answers is
LinkChecker's word of one night, and advice only; what is broken for good a history over nights
tells, in `links/history/`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.links.external import codes, linkchecker
from gongkai.links.external.linkchecker import CheckedAddress
from gongkai.links.external.local_server import serve_locally
from gongkai.links.reading.address import Address, AddressKind
from gongkai.links.reading.hosts import is_open
from gongkai.links.reading.link import FOLLOWED, RESOURCES, PageLink
from gongkai.links.reading.link_fault import LinkFault, on_pages
from gongkai.links.reading.site import ScannedSite
from gongkai.model.findings import Code
from gongkai.model.outside_hosts import LinkRegistry

SECONDS = 3600
"""How long LinkChecker may take over the list."""
_USED = RESOURCES | FOLLOWED
_GONE = (404, 410)


@dataclass(frozen=True)
class ExternalLink:
    """One address on another site."""

    url: str
    host: str
    links: tuple[PageLink, ...]
    """Every link of a content to it, and one of those in the theme's chrome."""
    shared: tuple[str, ...] = ()
    """All pages that have it in the theme's chrome."""
    is_asked: bool = True
    """Whether somebody may be sent there."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Return every page that has it."""
        own = {link.page for link in self.links if link.is_content}
        return tuple(sorted(own.union(self.shared)))


def external_links(site: ScannedSite) -> tuple[ExternalLink, ...]:
    """Return every address on other sites that readers follow or pages load, in order."""
    addresses: dict[str, Address] = {}
    own: dict[str, dict[tuple[str, str], PageLink]] = defaultdict(dict)
    shared: dict[str, dict[str, PageLink]] = defaultdict(dict)
    pages_of: dict[int, list[str]] = defaultdict(list)

    def note(page: str, link: PageLink, base: str, pages: Sequence[str]) -> None:
        if link.attribute not in _USED:
            return
        address = site.resolver.resolve(page, link.href, base)
        if address.way is not AddressKind.WEB:
            return
        url = url_of(address)
        addresses.setdefault(url, address)
        if link.is_content:
            own[url].setdefault((page, link.href), link)
        else:
            shared[url].update(dict.fromkeys(pages, link))

    for read in site.scan.pages:
        if read.page in site.planted:
            continue
        for key in read.chrome:
            pages_of[key].append(read.page)
        for link in read.links():
            note(read.page, link, read.base, [read.page])
    for key, pages in pages_of.items():
        for link in site.scan.chrome[key].links:
            note(pages[0], link, "", pages)
    found = []
    for url, address in sorted(addresses.items()):
        around = sorted(shared[url].items())
        in_chrome = [link._replace(page=page) for page, link in around]
        links = (*own[url].values(), *in_chrome[:1])
        shared_by = tuple(link.page for link in in_chrome)
        found.append(ExternalLink(url, address.host, links, shared_by, is_open(address)))
    return tuple(found)


def url_of(address: Address) -> str:
    """Return an address on another site as it is listed, without its place on the page."""
    return f"{address.scheme}://{address.host}{address.rest.partition('#')[0]}"


def denied(listed: Sequence[ExternalLink], registry: LinkRegistry) -> Iterator[LinkFault]:
    """Yield links to hosts that the column has written down as not to be linked to."""
    for one in listed:
        bare = one.host.partition(":")[0]
        entry = registry.denial(bare)
        if entry is not None:
            details = {"host": bare, "reason": codes.REASONS[entry.reason]}
            yield from on_each(one, codes.DENIED, details)


def ask(listed: Sequence[ExternalLink], seconds: int = SECONDS) -> Mapping[str, CheckedAddress]:
    """Ask LinkChecker for every address of a list, and return what it reports, by address.

    Raises LinkCheckerError where it is not installed or fails.
    """
    asked = [one for one in listed if one.is_asked]
    if not asked:
        return {}
    with (
        TemporaryDirectory() as folder,
        serve_locally(Path(folder), "", {"": page_of(asked)}) as at,
    ):
        checked = linkchecker.ask_of_list(at.address, len(asked), seconds)
    return {one.written: one for one in checked}


def page_of(listed: Sequence[ExternalLink]) -> bytes:
    """Return the list as a page: each address with the pages that have it."""
    rows = (
        f'<li><a href="{escape(one.url)}">{escape(one.url)}</a> '
        f"{escape(on_pages(one.pages))}</li>\n"
        for one in listed
    )
    return f"<!doctype html><title>links</title><ul>\n{''.join(rows)}</ul>\n".encode()


def advice(
    listed: Sequence[ExternalLink], checked: Mapping[str, CheckedAddress]
) -> Iterator[LinkFault]:
    """Yield what LinkChecker says is wrong with addresses on other sites, for people to look at.

    Only 404 and 410 say that nothing is there. Whoever refuses a program, is busy, slow or away
    for a night may serve people: that is not verified, and not broken.
    """
    for one in listed:
        if not one.is_asked:
            continue
        answer = checked.get(one.url)
        if answer is None:
            late = {"answer": codes.LATE}
            yield from on_each(one, codes.UNVERIFIED, late)
        elif answer.status in _GONE:
            yield from on_each(one, codes.GONE, {"answer": answer.result})
        elif not answer.is_valid or answer.status >= 400:  # 429 counts as valid there
            yield from on_each(one, codes.UNVERIFIED, {"answer": answer.result})
        elif not answer.was_asked:
            yield from on_each(one, codes.UNVERIFIED, {"answer": _first(answer)})
        elif answer.url.partition("#")[0] != one.url and answer.warning:
            yield from on_each(one, codes.MOVED, {"target": answer.url})


def _first(answer: CheckedAddress) -> str:
    """Return why it did not ask: what a site says in robots.txt stands as a remark."""
    said = answer.warning or answer.info or answer.result
    return said.partition("\n")[0]


def on_each(one: ExternalLink, code: Code, details: Mapping[str, str]) -> Iterator[LinkFault]:
    """Yield a fault of an address for each of its links."""
    for link in one.links:
        pages = on_pages([link.page]) if link.is_content else on_pages(one.shared)
        yield LinkFault(code, {"href": one.url, **details, "pages": pages}, link.page, link)
