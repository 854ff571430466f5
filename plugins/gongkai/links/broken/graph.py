"""Every use of an address on every page -> what is wrong, and which page leads to which."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.links.broken import codes
from gongkai.links.broken.hosts import RESOURCES, Fault, judge, swallowed
from gongkai.links.broken.outdated import ENDED, outdated
from gongkai.links.broken.targets import Targets
from gongkai.links.reading.address import Address, Way
from gongkai.links.reading.files import KINDS
from gongkai.links.reading.found import Found, on_pages
from gongkai.links.reading.page import Read, Written
from gongkai.links.reading.site import Site

_FOLLOWED = ("a[href]", "area[href]")
_IDENTIFIERS = ("json-ld", "json")
"""Uses whose fragments name things, not places on a page."""
_FOR_MACHINES = frozenset(("json-ld", *KINDS.values())) - {"style"}
_NOWHERE = (codes.MISSING, codes.NO_INDEX)
_HINTS = ("link[preconnect]", "link[dns-prefetch]")


@dataclass
class Ways:
    """Which pages lead to which, by the links that readers follow."""

    own: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """What each page leads to by itself."""
    by_part: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """What the parts of frames lead to, by their keys."""
    files: set[str] = field(default_factory=set)
    """Every file beside pages that something leads to."""


class Graph:
    """Goes once over all uses of a site."""

    def __init__(self, site: Site) -> None:
        """Take the site; nothing is judged yet."""
        self._site = site
        self._targets = Targets(site)
        self._is_secure = not site.url.startswith("http:")
        self._fine: dict[Address, str | None] = {}
        """What addresses lead to with which nothing is wrong."""
        self._outside: dict[tuple[str, str], list[Fault]] = {}
        """What is wrong with addresses outside the site, as they are written and used."""
        self._outdated = frozenset(
            address
            for address, entry in site.entries.items()
            if entry.withdrawn or entry.validity in ENDED
        )
        self.ways = Ways()

    def find(self) -> Iterator[Found]:
        """Yield what is wrong: for each use in the content, and once for each template."""
        alike: dict[tuple[str, ...], tuple[Found, list[str]]] = {}
        bearers: dict[int, list[str]] = defaultdict(list)
        for read in (*self._site.scan.pages, *self._site.scan.files):
            for key in read.parts:
                bearers[key].append(read.page)
            yield from self._on_page(read, alike)
        for key, pages in bearers.items():
            for use in self._site.scan.parts[key].uses:
                address = self._site.resolver.resolve(pages[0], use[0])
                self._leads(address, use, self.ways.by_part[key])
                for fault in self._faults(address, use):
                    _gather(alike, fault, use, pages)
        for found, bearing in alike.values():
            pages = sorted(set(bearing))  # a header and a footer may bear the same
            yield Found(found.code, found.details | {"pages": on_pages(pages)}, pages[0], found.use)

    def _on_page(
        self, read: Read, alike: dict[tuple[str, ...], tuple[Found, list[str]]]
    ) -> Iterator[Found]:
        page, base = read.page, read.base
        resolve = self._site.resolver.resolve
        fine = self._fine
        ways = self.ways.own[page]
        for use in read.own.uses:
            address = resolve(page, use[0], base)
            target = fine.get(address, "?")
            if target == "?":
                faults = self._faults(address, use)
                target = self._leads(address, use, ways)
                for fault in faults:
                    if use[2]:
                        details = _details(fault, use, page) | self._as_named(fault, use, page)
                        yield Found(fault.code, details, page, use)
                    else:
                        _gather(alike, fault, use, [page])
                if not faults and address.way is Way.SITE and use[1] not in _IDENTIFIERS:
                    fine[address] = target
            elif target is not None and use[1] in _FOLLOWED:
                ways.add(target)
            if use[2] and target in self._outdated and use[1] == "a[href]":
                yield from (
                    Found(fault.code, _details(fault, use, page), page, use)
                    for fault in outdated(page, use, target or "", self._site)
                )

    def _as_named(self, fault: Fault, use: Written, page: str) -> dict[str, str]:
        """Return what the text of a link that leads nowhere names: surer than what looks alike."""
        if fault.code not in _NOWHERE or not use[3]:
            return {}
        named = self._site.named_by(page, use[3])
        return {"nearest": f"/{named}"} if named else {}

    def _leads(self, address: Address, use: Written, ways: set[str]) -> str | None:
        """Return what a use leads to, and note the way."""
        target = self._site.target(address)
        if target is None:
            return None
        if target and not target.endswith("/"):
            self.ways.files.add(target)
        if use[1] in _FOLLOWED:
            ways.add(target)
        return target

    def _faults(self, address: Address, use: Written) -> list[Fault]:
        href, attribute = use[0], use[1]
        if attribute in _HINTS:
            return []
        if address.way is not Way.SITE:
            if (href, attribute) not in self._outside:
                self._outside[href, attribute] = self._beyond(href, address, attribute)
            return self._outside[href, attribute]
        faults = list(self._targets.judge(address, with_anchor=attribute not in _IDENTIFIERS))
        if not faults or faults[0].code in (codes.NO_ANCHOR, codes.NO_SLASH):
            return faults
        better = [*judge(href, address, attribute, is_secure=self._is_secure)]
        late = swallowed(href, address)
        better += [late] if late is not None else []
        if better:
            return better[:1]
        if is_for_machines(attribute):
            return [
                Fault(codes.NAMED, fault.details | {"attribute": attribute}) for fault in faults
            ]
        return faults

    def _beyond(self, href: str, address: Address, attribute: str) -> list[Fault]:
        late = swallowed(href, address) if address.way is Way.WEB else None
        if late is not None:
            return [late]
        return list(judge(href, address, attribute, is_secure=self._is_secure))


def _details(fault: Fault, use: Written, page: str) -> dict[str, str]:
    return {"href": use[0], **fault.details, "pages": on_pages([page])}


def is_for_machines(attribute: str) -> bool:
    """Tell whether no reader follows a use and no page loads it."""
    return attribute in _FOR_MACHINES or (
        attribute.startswith(("meta[", "link[")) and attribute not in RESOURCES
    )


def _gather(
    alike: dict[tuple[str, ...], tuple[Found, list[str]]],
    fault: Fault,
    use: Written,
    pages: Sequence[str],
) -> None:
    """Note a fault of a template: one finding, however many pages bear it."""
    details: Mapping[str, str] = fault.details
    where = details.get("target") or details.get("host") or use[0]
    key = (fault.code.id, where, details.get("anchor", ""), details.get("attribute", ""))
    if key not in alike:
        alike[key] = (Found(fault.code, {"href": use[0], **details}, pages[0], use), [])
    alike[key][1].extend(pages)
