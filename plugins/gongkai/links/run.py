"""A built site -> every finding on its links, and whether the check itself can be believed."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gongkai.links import planted_faults as controls
from gongkai.links.broken.attachments import wrong_files
from gongkai.links.broken.duplicate_ids import twice
from gongkai.links.broken.graph import Graph
from gongkai.links.broken.reachability import unreached
from gongkai.links.broken.redirects import chains
from gongkai.links.reading.found import Found
from gongkai.links.reading.manifest import Entry, read_manifest
from gongkai.links.reading.page import Written
from gongkai.links.reading.scan import Progress, scan
from gongkai.links.reading.served import Served, serve
from gongkai.links.reading.site import Site
from gongkai.links.reading.use import Use, Zone
from gongkai.links.source_lines import SourceLines, numbered
from gongkai.model.findings import Finding, sort_findings

Resolve = Callable[[Use], str | None]
"""Returns the address in the manifest to which a use leads; None if it leads out or nowhere."""
Identify = Callable[[Iterable[Use], Resolve, Mapping[str, Entry]], Iterator[Finding]]
"""Yields findings on links that work and lead to another document than they name."""


@dataclass(frozen=True)
class Outcome:
    """What a check of links found."""

    findings: tuple[Finding, ...]
    pages: int
    """How many pages of the manifest were read."""
    doubts: tuple[str, ...]
    """Why the findings cannot be believed, a sentence each; none where they can."""
    site: Site
    """The site as it was read, for who has more to ask of it."""


def check_links(
    folder: Path,
    root: Path,
    identify: Identify | None = None,
    progress: Progress | None = None,
    jobs: int | None = None,
) -> Outcome:
    """Check the site built at `folder` from the project at `root`.

    Raises ManifestError where there is no manifest.
    """
    was_enabled = gc.isenabled()
    gc.disable()  # millions of values are made and all are kept
    try:
        entries = read_manifest(folder)
        served = serve(folder)
        url = next((entry.url for entry in entries.values() if entry.url), "")
        read = scan(served, controls.HTML, url, progress or _unheard, jobs)
        site = Site(folder, _with_planted(served), {**entries, **controls.ENTRIES}, read)
        findings = list(_findings(site, root, identify))
    finally:
        if was_enabled:
            gc.enable()
    planted = [finding for finding in findings if controls.is_planted(finding)]
    doubts = [
        *controls.unseen(entries, served, read),
        *controls.missed(planted, with_identity=identify is not None),
    ]
    kept = [finding for finding in findings if not controls.is_planted(finding)]
    pages = sum(page.page in entries for page in read.pages)
    return Outcome(tuple(sort_findings(kept)), pages, tuple(doubts), site)


def placed(site: Site, root: Path, found: Iterable[Found]) -> Iterator[Finding]:
    """Yield what was found on a site as findings at their places in the sources."""
    places = _Placing(site, root)
    return _once(places.finding(one) for one in found)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what both editions print of one line of front matter as one finding, of the first."""
    told = set()
    for finding in findings:
        details = tuple(sorted((k, v) for k, v in finding.details.items() if k != "pages"))
        key = (finding.code.id, finding.place, details)
        if key not in told:
            told.add(key)
            yield finding


def _unheard(done: int, total: int) -> None:
    """Hear how far the scan is, and tell nobody."""


def _with_planted(served: Served) -> Served:
    planted = {f"{page}index.html" for page in controls.HTML}
    return Served(served.files | planted, served.root)


def _findings(site: Site, root: Path, identify: Identify | None) -> Iterator[Finding]:
    graph = Graph(site)
    found = list(graph.find())
    found += unreached(site, graph.ways)
    found += chains(site)
    found += twice(site)
    found += wrong_files(site, graph.ways.files)
    places = _Placing(site, root)
    yield from _once(places.finding(one) for one in found if not _is_shown_again(one, site))
    if identify is not None:
        for finding in identify(links_of(site), resolve_in(site), site.entries):
            yield places.moved(finding)


def _is_shown_again(found: Found, site: Site) -> bool:
    """Tell whether a fault stands in a text that an edition borrows from the other: told there."""
    entry = site.entries.get(found.page)
    if entry is None or found.use is None or not found.use[5]:
        return False
    own = site.homes.get(entry.language)
    borrowed = entry.language not in ("", entry.edition)
    return borrowed and own is not None and own + site.in_edition(found.page) in site.entries


def links_of(site: Site) -> Iterator[Use]:
    """Yield every link in the contents of a page: what is around them names no document."""
    for read in site.scan.pages:
        for use in read.own.uses:
            if use[2] and use[1] in _LINKS:
                yield _use(read.page, use)


_LINKS = frozenset({"a[href]", "area[href]"})


def _use(page: str, use: Written) -> Use:
    href, attribute, is_content, text, context, is_own = use
    zone = Zone.CONTENT if is_content else Zone.TEMPLATE
    return Use(page, href, attribute, zone, text, context, 0, is_own)


def resolve_in(site: Site) -> Resolve:
    """Return what says to which address of the manifest a use on the site leads."""
    bases = {read.page: read.base for read in site.scan.pages if read.base}

    def resolve(use: Use) -> str | None:
        address = site.resolver.resolve(use.page, use.href, bases.get(use.page, ""))
        return site.target(address)

    return resolve


class _Placing:
    """Turns what was found into findings at their places in the sources."""

    def __init__(self, site: Site, root: Path) -> None:
        self._site = site
        self._lines = SourceLines(site, root)
        self._pages = {read.page: read for read in site.scan.pages}
        self._numbers: dict[str, dict[tuple[str, int], int]] = {}

    def finding(self, found: Found) -> Finding:
        """Return a finding of the graph."""
        entry = self._site.entries.get(found.page)
        place = self._lines.place(found.page, found.use, self._nth(found.page, found.use))
        if found.path:
            place = replace(place, path=found.path, line=1, column=1)
        return Finding(
            found.code,
            place,
            found.details,
            record=(entry.record or None) if entry else None,
            unit=(entry.unit or None) if entry else None,
            url=f"/{found.page}",
            edition=(entry.edition or None) if entry else None,
        )

    def moved(self, finding: Finding) -> Finding:
        """Return a finding of a page, named by `url` and `href`, at its place in the sources."""
        page = finding.url or finding.place.path
        read = self._pages.get(page)
        if read is None:
            return finding
        href, text = finding.details.get("href"), finding.details.get("text")
        same = [use for use in read.own.uses if use[0] == href]
        use = next((use for use in same if use[3] == text), same[0] if same else None)
        place = self._lines.place(page, use, self._nth(page, use))
        entry = self._site.entries.get(page)
        return replace(
            finding,
            place=place,
            url=f"/{page}",
            record=finding.record or ((entry.record or None) if entry else None),
            unit=finding.unit or ((entry.unit or None) if entry else None),
            edition=finding.edition or ((entry.edition or None) if entry else None),
        )

    def _nth(self, page: str, use: Written | None) -> int:
        """Return the number of a use among those of its address in the content of the page."""
        read = self._pages.get(page)
        if read is None or use is None:
            return 0
        if page not in self._numbers:
            self._numbers[page] = _by_identity(read.own.uses)
        return self._numbers[page].get((use[0], id(use)), 0)


def _by_identity(uses: tuple[Written, ...]) -> dict[tuple[str, int], int]:
    content = [use for use in uses if use[2]]
    return {(content[at][0], id(content[at])): nth for at, nth in numbered(content).items()}
