"""A built site -> every finding on its links, and whether the check itself can be believed."""

import gc
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from gongkai.background import beside
from gongkai.links import planted_faults
from gongkai.links.broken.attachments import wrong_files
from gongkai.links.broken.codes import MISSING, NO_INDEX, PRIVATE, STAGING
from gongkai.links.broken.duplicate_ids import duplicate_ids
from gongkai.links.broken.graph import Graph
from gongkai.links.broken.reachability import unreachable_pages
from gongkai.links.broken.redirects import redirect_faults
from gongkai.links.misleading.meant import MeantDocuments
from gongkai.links.reading.extracts import ScannedPage
from gongkai.links.reading.link import FOLLOWED, PageLink, Resolve
from gongkai.links.reading.link_fault import LinkFault, LinkFinding
from gongkai.links.reading.manifest import ManifestEntry, read_manifest
from gongkai.links.reading.page_texts import PageTexts
from gongkai.links.reading.scan import FEW, Progress, scan
from gongkai.links.reading.served import Served, serve
from gongkai.links.reading.site import ScannedSite
from gongkai.links.source_lines import FIRST, Nth, SourceLines, numbered
from gongkai.model.findings import Finding, sort_findings


class FindMisleading(Protocol):
    """Yields findings on links that work and lead to another document than they name."""

    def __call__(
        self,
        links: Iterable[PageLink],
        resolve: Resolve,
        manifest: Mapping[str, ManifestEntry],
        *,
        ids: Mapping[str, Collection[str]],
        texts: PageTexts,
    ) -> Iterator[Finding]:
        """Look at links; `ids` are the places on each page, `texts` what pages say."""


@dataclass(frozen=True)
class LinkOutcome:
    """What a check of links found."""

    findings: tuple[Finding, ...]
    pages: int
    """How many pages of the manifest were read."""
    doubts: tuple[str, ...]
    """Why the findings cannot be believed, a sentence each; none where they can."""
    site: ScannedSite
    """The site as it was read, for who has more to ask of it."""


def check_links(
    folder: Path,
    root: Path,
    find_misleading: FindMisleading | None = None,
    progress: Progress | None = None,
    jobs: int | None = None,
    *,
    kept: Path | None = None,
) -> LinkOutcome:
    """Check the site built at `folder` from the project at `root`.

    `jobs` says in how many processes; by itself it takes one for each processor where there are
    many pages. `kept` is the folder where it is kept what pages say, for the next time.

    Raises ManifestError where there is no manifest.
    """
    was_enabled = gc.isenabled()
    gc.disable()  # millions of values are made and all are kept
    try:
        entries = read_manifest(folder)
        served = serve(folder)
        url = next((entry.url for entry in entries.values() if entry.url), "")
        read = scan(served, planted_faults.HTML, url, progress or _unreported, jobs, kept=kept)
        site = ScannedSite(
            folder,
            _with_planted(served),
            {**entries, **planted_faults.ENTRIES},
            read,
            frozenset(planted_faults.HTML),
        )
        is_alone = jobs == 1 or len(read.pages) <= FEW
        findings = list(_findings(site, root, find_misleading, is_alone=is_alone))
    finally:
        if was_enabled:
            gc.enable()
    planted = [finding for finding in findings if planted_faults.is_planted(finding)]
    doubts = [
        *planted_faults.unseen(entries, served, read),
        *planted_faults.missed(planted, with_misleading=find_misleading is not None),
    ]
    others = [finding for finding in findings if not planted_faults.is_planted(finding)]
    pages = sum(page.page in entries for page in read.pages)
    return LinkOutcome(tuple(sort_findings(others)), pages, tuple(doubts), site)


def placed(site: ScannedSite, root: Path, faults: Iterable[LinkFault]) -> Iterator[Finding]:
    """Yield faults of a site as findings at their places in the sources."""
    places = _Placing(site, root)
    return _once(places.finding(one) for one in faults)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what both editions print of one line of front matter as one finding, of the first."""
    seen = set()
    for finding in findings:
        details = tuple(sorted((k, v) for k, v in finding.details.items() if k != "pages"))
        key = (finding.code.id, finding.place, details)
        if key not in seen:
            seen.add(key)
            yield finding


def _unreported(done: int, total: int) -> None:
    """Take how far the scan is, and report it to nobody."""


def _with_planted(served: Served) -> Served:
    planted = {f"{page}index.html" for page in planted_faults.HTML}
    return Served(served.files | planted, served.root)


def _findings(
    site: ScannedSite, root: Path, find_misleading: FindMisleading | None, *, is_alone: bool
) -> Iterator[Finding]:
    """Yield what is broken, and then what misleads, looked for at the same time if not alone."""

    def misleading() -> list[Finding]:
        if find_misleading is None:
            return []
        places = _Placing(site, root)
        ids = {read.page: read.ids for read in site.scan.pages}
        texts = PageTexts(site.folder)
        found = find_misleading(
            links_of(site), resolve_in(site), site.entries, ids=ids, texts=texts
        )
        return [places.moved(one) for one in found]

    with beside(misleading, worth_it=not is_alone) as found_beside:
        yield from _broken(site, root)
        yield from found_beside()


def _broken(site: ScannedSite, root: Path) -> Iterator[Finding]:
    graph = Graph(site)
    faults = list(graph.find())
    faults += unreachable_pages(site, graph.routes)
    faults += redirect_faults(site)
    faults += duplicate_ids(site)
    faults += wrong_files(site, graph.routes.files)
    meant = MeantDocuments(site.entries)  # gathers the documents when the first dead link asks
    faults = [one if one.page in planted_faults.HTML else _as_named(one, meant) for one in faults]
    places = _Placing(site, root)
    own = {(one.page, one.code.id, named) for one in faults for named in _named_by(one, site)}
    yield from _once(places.finding(one) for one in faults if not _is_shown_again(one, own, site))


def _as_named(fault: LinkFault, meant: MeantDocuments) -> LinkFault:
    """Return a fault of a link that leads nowhere with what its text names as the fix."""
    link = fault.link
    if link is None or not link.is_content or not link.text:
        return fault
    if fault.code in _CLOSED:
        address = meant.page_at(link.href) or meant.address(link, "")
    elif fault.code in _NOWHERE:
        address = meant.address(link, fault.details.get("nearest", "").removeprefix("/"))
    else:
        return fault
    return replace(fault, details={**fault.details, "nearest": f"/{address}" if address else ""})


_NOWHERE = (MISSING, NO_INDEX)
_CLOSED = (PRIVATE, STAGING)


def _is_shown_again(
    fault: LinkFault, found: Container[tuple[str, str, str]], site: ScannedSite
) -> bool:
    """Return whether a fault is in a text borrowed from the other edition, and is found there.

    A link may be right there and wrong here: where it leads to a place in a text that this edition
    has in another language.
    """
    entry = site.entries.get(fault.page)
    if entry is None or fault.link is None or not fault.link.is_own_text:
        return False
    own = site.homes.get(entry.language)
    borrowed = entry.language not in ("", entry.edition)
    if not borrowed or own is None:
        return False
    page = own + site.in_edition(fault.page)
    return any((page, fault.code.id, named) in found for named in _named_by(fault, site))


def _named_by(fault: LinkFault, site: ScannedSite) -> Iterator[str]:
    """Yield by what a link is the same in both editions: as it is written, and where it leads."""
    if fault.link is not None:
        yield fault.link.href
        if target := fault.details.get("target", "").lstrip("/"):
            yield site.in_edition(target)


def links_of(site: ScannedSite) -> Iterator[PageLink]:
    """Yield every link in the contents of a page: what is around them names no document."""
    for read in site.scan.pages:
        for link in read.content():
            if link.attribute in FOLLOWED:
                yield link


def resolve_in(site: ScannedSite) -> Resolve:
    """Return what says to which address of the manifest a link on the site leads."""

    def resolve(link: PageLink) -> str | None:
        return site.target_at(link.path) if link.path is not None else None

    return resolve


class _Placing:
    """Turns what was found into findings at their places in the sources."""

    def __init__(self, site: ScannedSite, root: Path) -> None:
        self._site = site
        self._lines = SourceLines(site, root)
        self._pages = {read.page: read for read in site.scan.pages}
        self._numbers: dict[str, Mapping[int, Nth]] = {}

    def finding(self, fault: LinkFault) -> Finding:
        """Return a fault as a finding."""
        entry = self._site.entries.get(fault.page)
        place = self._lines.place(fault.page, fault.link, self._nth(fault.page, fault.link))
        if fault.path:
            place = replace(place, path=fault.path, line=1, column=1)
        return Finding(
            fault.code,
            place,
            fault.details,
            record=(entry.record or None) if entry else None,
            unit=(entry.unit or None) if entry else None,
            url=f"/{fault.page}",
            edition=(entry.edition or None) if entry else None,
        )

    def moved(self, finding: Finding) -> Finding:
        """Return a finding of a page, named by `url` and `href`, at its place in the sources."""
        page = finding.url or finding.place.path
        read = self._pages.get(page)
        if read is None:
            return finding
        link = finding.link if isinstance(finding, LinkFinding) else _named_in(finding, read)
        place = self._lines.place(page, link, self._nth(page, link))
        placed = finding.at(place) if isinstance(finding, LinkFinding) else finding
        entry = self._site.entries.get(page)
        return replace(
            placed,
            place=place,
            url=f"/{page}",
            record=finding.record or ((entry.record or None) if entry else None),
            unit=finding.unit or ((entry.unit or None) if entry else None),
            edition=finding.edition or ((entry.edition or None) if entry else None),
        )

    def _nth(self, page: str, link: PageLink | None) -> Nth:
        """Return which of the links of a page it is."""
        read = self._pages.get(page)
        if read is None or link is None or not link.is_content:
            return FIRST
        if page not in self._numbers:
            self._numbers[page] = numbered(read.content())
        return self._numbers[page].get(link.at, FIRST)


def _named_in(finding: Finding, read: ScannedPage) -> PageLink | None:
    """Return the first link of a page that has the address, and the text, that a finding names."""
    href, text = finding.details.get("href"), finding.details.get("text")
    same = [one for one in read.links() if one.href == href]
    return next((one for one in same if one.text == text), same[0] if same else None)
