"""Whether readers can reach every page: orphans, and pages far from the first."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

from gongkai.links.broken import codes
from gongkai.links.broken.routes import Routes
from gongkai.links.reading.link_fault import LinkFault, on_pages
from gongkai.links.reading.site import ScannedSite

FAR = 4
"""How many clicks from the first page of its edition a page may lie."""


def unreachable_pages(site: ScannedSite, routes: Routes) -> Iterator[LinkFault]:
    """Yield pages of the manifest that nothing leads to, or no way from a first page."""
    leads = _leads(site, routes)
    clicks = _clicks(site, leads)
    linked = {target for page, targets in leads.items() for target in targets if target != page}
    homes = set(site.homes.values())
    far: dict[str, list[str]] = defaultdict(list)
    for address, entry in sorted(site.entries.items()):
        if not entry.is_page or entry.withdrawn or address in homes:
            continue
        details = {"target": f"/{address}"}
        if address not in linked:
            yield LinkFault(codes.ORPHAN, details, address)
        elif address not in clicks:
            yield LinkFault(codes.UNREACHABLE, details, address)
        elif clicks[address] > FAR:
            far[entry.column].append(address)
    for pages in far.values():
        details = {"clicks": str(FAR + 1), "pages": on_pages(pages)}
        yield LinkFault(codes.DEEP, details, pages[0])


def _leads(site: ScannedSite, routes: Routes) -> dict[str, Sequence[str]]:
    """Return what each page leads to; the way to itself in another edition is none."""
    leads: dict[str, Sequence[str]] = {}
    same: dict[tuple[int, ...], set[str]] = {}
    for read in site.scan.pages:
        if read.chrome not in same:
            same[read.chrome] = set().union(*(routes.chrome[key] for key in read.chrome))
        targets = same[read.chrome].union(routes.own[read.page])
        if read.redirect:
            onward = site.target(site.resolver.resolve(read.page, read.redirect, read.base))
            targets |= {onward} if onward is not None else set()
        here = site.in_edition(read.page)
        leads[read.page] = (*targets.difference(home + here for home in site.homes.values()),)
    return leads


def _clicks(site: ScannedSite, leads: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return how many clicks each page lies from the first page of an edition."""
    clicks = dict.fromkeys(site.homes.values(), 0)
    waiting = deque(clicks)
    while waiting:
        page = waiting.popleft()
        for target in leads.get(page, ()):
            if target not in clicks:
                clicks[target] = clicks[page] + 1
                waiting.append(target)
    return clicks
