"""Ids that stand more than once on a page."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from gongkai.links.broken import codes
from gongkai.links.reading.link_fault import LinkFault, on_pages
from gongkai.links.reading.site import ScannedSite


def duplicate_ids(site: ScannedSite) -> Iterator[LinkFault]:
    """Yield each id that a page gives twice, once for all pages that do."""
    pages: dict[str, list[str]] = defaultdict(list)
    for read in site.scan.pages:
        ids = [*read.ids, *(one for key in read.chrome for one in site.scan.chrome[key].ids)]
        if len(set(ids)) < len(ids):
            for identifier, times in Counter(ids).items():
                if times > 1:
                    pages[identifier].append(read.page)
    for identifier, bearing in sorted(pages.items()):
        details = {"anchor": identifier, "pages": on_pages(bearing)}
        yield LinkFault(codes.TWICE, details, bearing[0])
