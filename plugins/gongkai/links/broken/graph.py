"""Every link on every page -> what is wrong, and which page leads to which."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gongkai.links.broken import codes
from gongkai.links.broken.hosts import AddressFault, host_faults, swallowed
from gongkai.links.broken.outdated import ENDED, outdated
from gongkai.links.broken.routes import Routes
from gongkai.links.broken.targets import Targets
from gongkai.links.reading.address import Address, AddressKind
from gongkai.links.reading.files import KINDS
from gongkai.links.reading.link import FOLLOWED, RESOURCES, PageLink
from gongkai.links.reading.link_fault import LinkFault, on_pages
from gongkai.links.reading.page import ReadPage
from gongkai.links.reading.site import ScannedSite

_IDENTIFIERS = ("json-ld", "json")
"""Attributes of addresses whose fragments name things, not places on a page."""
_FOR_MACHINES = frozenset(("json-ld", *KINDS.values())) - {"style"}
_HINTS = ("link[preconnect]", "link[dns-prefetch]")


class Graph:
    """Goes once over all links of a site."""

    def __init__(self, site: ScannedSite) -> None:
        """Take the site; nothing is judged yet."""
        self._site = site
        self._targets = Targets(site)
        self._is_secure = not site.url.startswith("http:")
        self._fine: dict[Address, str | None] = {}
        """What addresses lead to with which nothing is wrong."""
        self._outside: dict[tuple[str, str], list[AddressFault]] = {}
        """What is wrong with addresses outside the site, as they are written and used."""
        self._outdated = frozenset(
            address
            for address, entry in site.entries.items()
            if entry.withdrawn or entry.validity in ENDED
        )
        self.routes = Routes()

    def find(self) -> Iterator[LinkFault]:
        """Yield what is wrong: for each link in the content, and once for each template."""
        alike: dict[tuple[str, ...], tuple[LinkFault, list[str]]] = {}
        pages_of: dict[int, list[str]] = defaultdict(list)
        for read in (*self._site.scan.pages, *self._site.scan.files):
            for key in read.chrome:
                pages_of[key].append(read.page)
            yield from self._on_page(read, alike)
        for key, pages in pages_of.items():
            for link in self._site.scan.chrome[key].links:
                address = self._site.resolver.resolve(pages[0], link.href)
                self._leads(address, link, self.routes.chrome[key])
                for fault in self._faults(address, link):
                    _gather(alike, fault, link, pages)
        for found, having in alike.values():
            pages = sorted(set(having))  # a header and a footer may have the same
            yield LinkFault(
                found.code, found.details | {"pages": on_pages(pages)}, pages[0], found.link
            )

    def _on_page(
        self, read: ReadPage, alike: dict[tuple[str, ...], tuple[LinkFault, list[str]]]
    ) -> Iterator[LinkFault]:
        page, base = read.page, read.base
        resolve = self._site.resolver.resolve
        fine = self._fine
        routes = self.routes.own[page]
        for link in read.own.links:
            address = resolve(page, link.href, base)
            target = fine.get(address, "?")
            if target == "?":
                faults = self._faults(address, link)
                target = self._leads(address, link, routes)
                for fault in faults:
                    if link.is_content:
                        yield LinkFault(fault.code, _details(fault, link, page), page, link)
                    else:
                        _gather(alike, fault, link, [page])
                if (
                    not faults
                    and address.way is AddressKind.SITE
                    and link.attribute not in _IDENTIFIERS
                ):
                    fine[address] = target
            elif target is not None and link.attribute in FOLLOWED:
                routes.add(target)
            if link.is_content and target in self._outdated and link.attribute == "a[href]":
                yield from (
                    LinkFault(fault.code, _details(fault, link, page), page, link)
                    for fault in outdated(page, link, target or "", self._site)
                )

    def _leads(self, address: Address, link: PageLink, routes: set[str]) -> str | None:
        """Return what a link leads to, and note the route."""
        target = self._site.target(address)
        if target is None:
            return None
        if target and not target.endswith("/"):
            self.routes.files.add(target)
        if link.attribute in FOLLOWED:
            routes.add(target)
        return target

    def _faults(self, address: Address, link: PageLink) -> list[AddressFault]:
        href, attribute = link.href, link.attribute
        if attribute in _HINTS:
            return []
        if address.way is not AddressKind.SITE:
            if (href, attribute) not in self._outside:
                self._outside[href, attribute] = self._beyond(href, address, attribute)
            return self._outside[href, attribute]
        faults = list(self._targets.faults(address, with_anchor=attribute not in _IDENTIFIERS))
        if not faults or faults[0].code in (codes.NO_ANCHOR, codes.NO_SLASH):
            return faults
        better = [*host_faults(href, address, attribute, is_secure=self._is_secure)]
        late = swallowed(href, address)
        better += [late] if late is not None else []
        if better:
            return better[:1]
        if is_for_machines(attribute):
            return [
                AddressFault(codes.NAMED, fault.details | {"attribute": attribute})
                for fault in faults
            ]
        return faults

    def _beyond(self, href: str, address: Address, attribute: str) -> list[AddressFault]:
        late = swallowed(href, address) if address.way is AddressKind.WEB else None
        if late is not None:
            return [late]
        return list(host_faults(href, address, attribute, is_secure=self._is_secure))


def _details(fault: AddressFault, link: PageLink, page: str) -> dict[str, str]:
    return {"href": link.href, **fault.details, "pages": on_pages([page])}


def is_for_machines(attribute: str) -> bool:
    """Return whether no reader follows an address and no page loads it."""
    return attribute in _FOR_MACHINES or (
        attribute.startswith(("meta[", "link[")) and attribute not in RESOURCES
    )


def _gather(
    alike: dict[tuple[str, ...], tuple[LinkFault, list[str]]],
    fault: AddressFault,
    link: PageLink,
    pages: Sequence[str],
) -> None:
    """Note a fault of a template: one finding, however many pages have it."""
    details: Mapping[str, str] = fault.details
    where = details.get("target") or details.get("host") or link.href
    key = (fault.code.id, where, details.get("anchor", ""), details.get("attribute", ""))
    if key not in alike:
        alike[key] = (LinkFault(fault.code, {"href": link.href, **details}, pages[0], link), [])
    alike[key][1].extend(pages)
