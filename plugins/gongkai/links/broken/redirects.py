"""Pages that send their reader on at once, and links that pass through more than one of them."""

from collections.abc import Iterator, Mapping

from gongkai.links.broken import codes
from gongkai.links.reading.extracts import ScannedPage
from gongkai.links.reading.link_fault import LinkFault, on_pages
from gongkai.links.reading.site import ScannedSite


def redirect_faults(site: ScannedSite) -> Iterator[LinkFault]:
    """Yield circles of pages that send on, and links in the content to more than one of them."""
    onward = {read.page: _next(read, site) for read in site.scan.pages if read.redirect}
    known = {page: target for page, target in onward.items() if target is not None}
    if not known:
        return
    for page in sorted(known):
        if _last(page, known) is None and min(_circle(page, known)) == page:
            yield LinkFault(codes.LOOP, {"target": f"/{page}"}, page)
    ends = {page: _last(page, known) for page in known if known[page] in known}
    for read in site.scan.pages:
        for link in read.content():
            if link.attribute != "a[href]" or link.path is None:
                continue
            last = ends.get(site.target_at(link.path) or "")
            if last is not None:
                details = {"href": link.href, "nearest": f"/{last}", "pages": on_pages([read.page])}
                yield LinkFault(codes.CHAIN, details, read.page, link)


def _next(read: ScannedPage, site: ScannedSite) -> str | None:
    return site.target(site.resolver.resolve(read.page, read.redirect, read.base))


def _last(page: str, onward: Mapping[str, str]) -> str | None:
    """Return the page at which a reader stays; None in a circle."""
    seen = {page}
    while page in onward:
        page = onward[page]
        if page in seen:
            return None
        seen.add(page)
    return page


def _circle(page: str, onward: Mapping[str, str]) -> list[str]:
    """Return the pages of the circle that a page ends in, or the page's own way to it."""
    way = [page]
    while onward[way[-1]] not in way:
        way.append(onward[way[-1]])
    return way[way.index(onward[way[-1]]) :]
