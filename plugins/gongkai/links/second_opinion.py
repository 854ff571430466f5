"""What LinkChecker says of a built site, beside what we say: both, only we, only LinkChecker.

It is an independent second opinion on whether addresses answer, and no more: it reads no text of a
link. It names the first page on which it meets an address; we name all.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from urllib.parse import quote

from gongkai.links.broken import codes
from gongkai.links.external import codes as external_codes
from gongkai.links.external import linkchecker
from gongkai.links.external.linkchecker import CheckedAddress, LinkCheckerError
from gongkai.links.external.local_server import LocalServer, mount_of, serve_locally
from gongkai.links.reading.address import AddressKind
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.link_fault import LinkFault
from gongkai.links.reading.site import ScannedSite
from gongkai.model.findings import Finding

SECONDS = 3600
"""How long it may take."""
_START = "pages-for-linkchecker.html"
"""Where a page stands that links to all: what nothing else links to is asked for all the same."""


class Disagreement(StrEnum):
    """Why LinkChecker does not report what we report; each is a message id."""

    ANCHOR = "it is asked without its check of places on pages, which loads each page many times"
    IDENTITY = "it does not read what a link says"
    ELSEWHERE = "it is not asked here about other sites"
    WAY = "it asks whether addresses answer, not whether a reader finds the way"
    CONTENT = "it does not look into files, and not at what became of a document"
    MACHINE = "it does not read what stands for machines"
    UNKNOWN = "not known why"


@dataclass(frozen=True)
class LinkCheckerReport:
    """What LinkChecker reports of an address of the site."""

    path: str
    """Within the site."""
    page: str
    """The first page on which it met it."""
    href: str
    answer: str


@dataclass(frozen=True)
class Agreed:
    """One broken address that both report."""

    theirs: LinkCheckerReport
    ours: tuple[Finding, ...]
    """Our findings on it."""


@dataclass(frozen=True)
class Opinion:
    """Both opinions, laid side by side."""

    both: tuple[Agreed, ...]
    only_ours: tuple[tuple[Finding, Disagreement], ...]
    only_theirs: tuple[LinkCheckerReport, ...]
    pages: int
    """How many pages it has seen."""


def ask(site: ScannedSite, seconds: int = SECONDS) -> tuple[LinkCheckerReport, ...]:
    """Ask LinkChecker about a site, served on this machine.

    Raises LinkCheckerError where it is not installed, fails, or has not seen every page of the
    manifest: then its silence means nothing.
    """
    pages = pages_of(site)
    mount = mount_of(site.url)  # LinkChecker takes `./` for the page itself
    listed = "".join(f'<a href="{mount}{escape(quote(page))}">p</a>\n' for page in pages)
    made = {_START: f"<!doctype html><title>pages</title>\n{listed}".encode()}
    with serve_locally(site.folder, site.url, made) as here:
        checked = linkchecker.ask_of_site(here.url_of(_START), len(site.served.files), seconds)
    seen = {here.path_of(one.url) for one in checked if one.is_valid}
    unseen = [page for page in pages if page not in seen]
    if unseen:
        shown = ", ".join(f"/{page}" for page in unseen[:3])
        raise LinkCheckerError(
            "LinkChecker has seen {seen} of {all} pages: not {shown}",
            seen=len(pages) - len(unseen),
            all=len(pages),
            shown=shown,
        )
    return tuple(reports_of(checked, here))


def pages_of(site: ScannedSite) -> list[str]:
    """Return the pages of the manifest, in their order."""
    pages = (address for address, entry in site.entries.items() if entry.is_page)
    return sorted(page for page in pages if page not in site.planted)


def reports_of(checked: Sequence[CheckedAddress], here: LocalServer) -> Iterator[LinkCheckerReport]:
    """Yield what it says is wrong within the site, as the site names it."""
    for one in checked:
        page = here.path_of(one.parent)
        path = here.path_of(one.url)
        if page is None or page == _START or (one.is_valid and not one.warning):
            continue
        if path is None and one.is_valid:
            continue  # a warning about another site
        said = one.warning.partition("\n")[0] if one.is_valid else one.result
        said = said.replace(here.address, "/")
        yield LinkCheckerReport(one.written if path is None else path, page, one.written, said)


def compare(
    site: ScannedSite, findings: Sequence[Finding], reports: Sequence[LinkCheckerReport]
) -> Opinion:
    """Lay its reports beside our findings: they are one where they are about one address."""
    ours: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for key in _keys(site, finding):
            ours[key].append(finding)
    both: list[Agreed] = []
    theirs: list[LinkCheckerReport] = []
    met: set[int] = set()
    for one in reports:
        same = ours.get(one.path) or ours.get(one.href) or []
        if same:
            both.append(Agreed(one, tuple(same)))
            met.update(id(finding) for finding in same)
        else:
            theirs.append(one)
    only = tuple((finding, why(finding)) for finding in findings if id(finding) not in met)
    return Opinion(tuple(both), only, tuple(theirs), len(pages_of(site)))


_OF_ANSWERS = frozenset(
    code.id
    for code in (codes.MISSING, codes.NO_INDEX, codes.RESPELLED, codes.NO_SLASH, codes.NAMED)
)
_OF_FORM = frozenset(code.id for code in (codes.SWALLOWED, codes.MALFORMED, codes.FILE_MISSING))


def _keys(site: ScannedSite, finding: Finding) -> set[str]:
    """Return the addresses by which LinkChecker may name what we found."""
    if finding.code.id in _OF_ANSWERS:
        return {finding.details["target"].removeprefix("/")} | _slashed(finding)
    if finding.code.id not in _OF_FORM:
        return set()
    href = finding.details.get("href", finding.details.get("target", ""))
    address = site.resolver.resolve((finding.url or "").removeprefix("/"), href)
    return {href, address.path} if address.way is AddressKind.SITE else {href}


def _slashed(finding: Finding) -> set[str]:
    """Return what a redirect to a folder leads to, which is the address it reports."""
    if finding.code is not codes.NO_SLASH:
        return set()
    return {finding.details["nearest"].removeprefix("/")}


def why(finding: Finding) -> Disagreement:
    """Return why LinkChecker does not report a finding of ours."""
    code = finding.code
    if code is codes.NO_ANCHOR or code is codes.TWICE:
        return Disagreement.ANCHOR
    if "GK140" <= code.id <= "GK179":
        return Disagreement.IDENTITY
    if code in (codes.PRIVATE, codes.STAGING, codes.LOGIN, codes.INSECURE, codes.SWALLOWED):
        return Disagreement.ELSEWHERE
    if code.id.startswith("GK7") or code is codes.MALFORMED:
        return Disagreement.ELSEWHERE
    if code in (codes.ORPHAN, codes.UNREACHABLE, codes.DEEP, codes.CHAIN, codes.LOOP):
        return Disagreement.WAY
    if code in (codes.FILE_EMPTY, codes.FILE_OTHER, codes.WITHDRAWN, codes.ENDED):
        return Disagreement.CONTENT
    if code in (codes.NAMED, codes.FILE_MISSING):
        return Disagreement.MACHINE
    return Disagreement.UNKNOWN


def as_found(site: ScannedSite, opinion: Opinion) -> Iterator[LinkFault]:
    """Yield what LinkChecker alone says, for people to look at."""
    pages = {read.page: read for read in site.scan.pages}
    for report in opinion.only_theirs:
        read = pages.get(report.page)
        links: tuple[PageLink, ...] = read.links() if read is not None else ()
        link = next((one for one in links if one.href.strip() == report.href), None)
        details = {"href": report.href, "answer": report.answer, "pages": f"/{report.page}"}
        yield LinkFault(external_codes.ONLY_LINKCHECKER, details, report.page, link)
