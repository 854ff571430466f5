"""Whether an address within the site leads to something, and to the place that it names there."""

import difflib
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from urllib.parse import unquote

from gongkai.links.broken import codes
from gongkai.links.broken.hosts import AddressFault
from gongkai.links.reading.address import Address
from gongkai.links.reading.served import INDEX
from gongkai.links.reading.site import ScannedSite

_TOP = ("", "top")
"""What leads to the top of any page (WHATWG HTML, 7.4.6.3)."""
_FEW = 50
"""Up to how many ids are gone through; sets of all pages would take as much room as all else."""
_BY_SCRIPT = "__"
"""What the ids begin with that Material's scripts make."""


class Targets:
    """Looks up what the pages of one site lead to."""

    def __init__(self, site: ScannedSite) -> None:
        """Take the site; nothing is looked up yet."""
        self._served = site.served
        self._pages = {read.page: read for read in site.scan.pages}
        self._chrome = {key: frozenset(part.ids) for key, part in site.scan.chrome.items()}
        self._many: dict[str, frozenset[str]] = {}
        """The ids of pages that have many."""

    def faults(self, address: Address, *, with_anchor: bool = True) -> Iterator[AddressFault]:
        """Yield what is wrong with where an address leads; nothing where all is right."""
        path = address.path
        served = self._served
        if served.file_at(path) is not None:
            if with_anchor and address.fragment and not self.has_place(path, address.fragment):
                yield self._no_anchor(_page_at(path), address.fragment)
            return
        if f"{path}/" in served.pages:
            yield AddressFault(codes.NO_SLASH, {"target": _shown(path), "nearest": f"/{path}/"})
            return
        respelled = served.respelled(path)
        if respelled is not None:
            yield AddressFault(
                codes.RESPELLED, {"target": _shown(path), "nearest": f"/{respelled}"}
            )
            return
        code = codes.NO_INDEX if f"{path.rstrip('/')}/" in served.folders else codes.MISSING
        nearest = served.nearest(path)
        yield AddressFault(
            code, {"target": _shown(path), "nearest": f"/{nearest}" if nearest else ""}
        )

    def has_place(self, path: str, fragment: str) -> bool:
        """Return whether what is at a path has what a fragment names, as browsers look for it."""
        page = _page_at(path)
        if page not in self._pages:
            return True  # no page of HTML: what its fragment means is the reader's program's
        ids = self._ids(page)
        if any(fragment in some for some in ids):
            return True
        decoded = unquote(fragment)
        is_top = decoded.lower() in _TOP
        return any(decoded in some for some in ids) or is_top or decoded.startswith(_BY_SCRIPT)

    def _ids(self, page: str) -> Sequence[Collection[str]]:
        """Return the ids on a page: its own, and those of the theme's chrome around it."""
        read = self._pages[page]
        own: Collection[str] = read.ids
        if len(own) > _FEW:
            if page not in self._many:
                self._many[page] = frozenset(own)
            own = self._many[page]
        return (own, *(self._chrome[key] for key in read.chrome))

    def _no_anchor(self, page: str, fragment: str) -> AddressFault:
        wanted = unquote(fragment)
        folded = {
            identifier.casefold(): identifier for identifier in sorted(chain(*self._ids(page)))
        }
        near = difflib.get_close_matches(wanted.casefold(), folded, n=1, cutoff=0.6)
        nearest = folded[near[0]] if near else ""
        details = {"target": _shown(page), "anchor": wanted, "nearest": nearest}
        return AddressFault(codes.NO_ANCHOR, details)


def _page_at(path: str) -> str:
    """Return the address of the page that a path leads to."""
    return path.removesuffix(INDEX) if path.rpartition("/")[2] == INDEX else path


def _shown(path: str) -> str:
    """Return a path as findings show it: from the root of the site."""
    return path if path.startswith("../") else f"/{path}"
