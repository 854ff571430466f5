"""Every link on every page -> what is wrong, and which page leads to which."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from gongkai.links.broken import codes
from gongkai.links.broken.hosts import AddressFault, host_faults, swallowed
from gongkai.links.broken.outdated import ENDED, outdated
from gongkai.links.broken.routes import Routes
from gongkai.links.broken.targets import Targets
from gongkai.links.reading.address import Address, AddressKind
from gongkai.links.reading.extracts import PageTargets, ScannedPage
from gongkai.links.reading.files import KINDS
from gongkai.links.reading.link import FOLLOWED, HINTS, IDENTIFIERS, RESOURCES, PageLink
from gongkai.links.reading.link_fault import LinkFault, on_pages
from gongkai.links.reading.site import ScannedSite

Found = tuple[str | None, bool]
"""What a path within the site leads to, and whether nothing is wrong with it."""
_FOR_MACHINES = frozenset(("json-ld", *KINDS.values())) - {"style"}


class Graph:
    """Goes once over all links of a site."""

    def __init__(self, site: ScannedSite) -> None:
        """Take the site; nothing is judged yet."""
        self._site = site
        self._targets = Targets(site)
        self._is_secure = not site.url.startswith("http:")
        self._paths: dict[str, Found] = {}
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
            yield replace(found, details=found.details | {"pages": on_pages(pages)})

    def _on_page(
        self, read: ScannedPage, alike: dict[tuple[str, ...], tuple[LinkFault, list[str]]]
    ) -> Iterator[LinkFault]:
        targets = read.targets()
        followed = [self._at(path) for path in targets.followed]
        others = [self._at(path) for path in (*targets.loaded, *targets.identified)]
        routes = self._routes(followed, others)
        self.routes.own[read.page] = routes
        are_found = all(is_right for _, is_right in (*followed, *others))
        if not (are_found and self._is_right(read, targets)):
            for link in read.links():
                address = self._site.resolver.resolve(read.page, link.href, read.base)
                for fault in self._faults(address, link):
                    if link.is_content:
                        yield _fault_of(fault, link)
                    else:
                        _gather(alike, fault, link, [read.page])
        if not self._outdated.isdisjoint(routes):
            yield from self._to_outdated(read)

    def _to_outdated(self, read: ScannedPage) -> Iterator[LinkFault]:
        """Yield what is wrong with links of the content to documents that have ended."""
        for link in read.content():
            target = self._site.target_at(link.path) if link.path is not None else None
            if target in self._outdated and link.attribute == "a[href]":
                for fault in outdated(read.page, link, target or "", self._site):
                    yield _fault_of(fault, link)

    def _routes(self, followed: Iterable[Found], others: Iterable[Found]) -> tuple[str, ...]:
        """Return what readers go to from a page, and note the files that it leads to."""
        routes = dict.fromkeys(target for target, _ in followed)
        for target in routes.keys() | {target for target, _ in others}:
            if target and target[-1] != "/":
                self.routes.files.add(target)
        return tuple(target for target in routes if target is not None)

    def _is_right(self, read: ScannedPage, targets: PageTargets) -> bool:
        """Return whether nothing is wrong with the places on pages, and with what is outside."""
        places = (*targets.followed.items(), *targets.loaded.items())
        resolve = self._site.resolver.resolve
        return all(
            self._targets.has_place(path, fragment)
            for path, fragments in places
            for fragment in fragments
        ) and not any(
            self._beyond(href, attribute, partial(resolve, read.page, href, read.base))
            for href, attribute in targets.outside
        )

    def _at(self, path: str) -> Found:
        """Return what a path leads to, and whether nothing is wrong with it; each is asked once."""
        found = self._paths.get(path)
        if found is None:
            is_right = not any(self._targets.faults(Address(AddressKind.SITE, path)))
            found = self._paths[path] = (self._site.target_at(path), is_right)
        return found

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

    def _faults(self, address: Address, link: PageLink) -> Sequence[AddressFault]:
        href, attribute = link.href, link.attribute
        if attribute in HINTS:
            return []
        if address.way is not AddressKind.SITE:
            return self._beyond(href, attribute, lambda: address)
        faults = list(self._targets.faults(address, with_anchor=attribute not in IDENTIFIERS))
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

    def _beyond(
        self, href: str, attribute: str, resolve: Callable[[], Address]
    ) -> Sequence[AddressFault]:
        """Return what is wrong with an address outside the site; each is looked at once."""
        found = self._outside.get((href, attribute))
        if found is None:
            address = resolve()
            late = swallowed(href, address) if address.way is AddressKind.WEB else None
            others = host_faults(href, address, attribute, is_secure=self._is_secure)
            self._outside[href, attribute] = found = [late] if late is not None else [*others]
        return found


def _fault_of(fault: AddressFault, link: PageLink) -> LinkFault:
    details = {"href": link.href, **fault.details, "pages": on_pages([link.page])}
    return LinkFault(fault.code, details, link.page, link)


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
    first = min(pages)
    known = alike.get(key)
    having = known[1] if known is not None else []
    having.extend(pages)
    if known is None or first < known[0].page:  # on another page the address is written otherwise
        found = LinkFault(fault.code, {"href": link.href, **details}, first, link)
        alike[key] = (found, having)
