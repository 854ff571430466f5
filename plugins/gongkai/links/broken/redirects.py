"""Pages that send their reader on at once, and links that pass through more than one of them."""

from collections.abc import Iterator, Mapping

from gongkai.links.broken import codes
from gongkai.links.reading.found import Found, on_pages
from gongkai.links.reading.page import Read
from gongkai.links.reading.site import Site


def chains(site: Site) -> Iterator[Found]:
    """Yield circles of pages that send on, and links in the content to more than one of them."""
    onward = {read.page: _next(read, site) for read in site.scan.pages if read.refresh}
    known = {page: target for page, target in onward.items() if target is not None}
    if not known:
        return
    for page in sorted(known):
        if _last(page, known) is None and min(_circle(page, known)) == page:
            yield Found(codes.LOOP, {"target": f"/{page}"}, page)
    ends = {page: _last(page, known) for page in known if known[page] in known}
    for read in site.scan.pages:
        for use in read.own.uses:
            if not use[2] or use[1] != "a[href]":
                continue
            target = site.target(site.resolver.resolve(read.page, use[0], read.base))
            last = ends.get(target or "")
            if last is not None:
                details = {"href": use[0], "nearest": f"/{last}", "pages": on_pages([read.page])}
                yield Found(codes.CHAIN, details, read.page, use)


def _next(read: Read, site: Site) -> str | None:
    return site.target(site.resolver.resolve(read.page, read.refresh, read.base))


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
