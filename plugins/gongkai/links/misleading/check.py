"""Links that work and lead to the wrong document (错链): what their texts mention decides."""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from gongkai.links.misleading.codes import (
    OTHER_ELSEWHERE,
    SHARED_TARGET,
)
from gongkai.links.misleading.consistency import (
    UncheckedLink,
    find_elsewhere,
    find_shared,
)
from gongkai.links.misleading.indexing import index_documents
from gongkai.links.misleading.judged_site import JudgedSite
from gongkai.links.misleading.judging_by_reference import points_back
from gongkai.links.misleading.link_parts import in_order
from gongkai.links.misleading.mixed_content import find_twice, read_directories
from gongkai.links.misleading.places import (
    read_site_pages,
)
from gongkai.links.misleading.reporting import finding_on
from gongkai.links.misleading.twins import Twin, find_twins
from gongkai.links.misleading.unit_names import (
    read_unit_names,
)
from gongkai.links.reading.link import PageLink, Resolve
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.page_texts import PageTexts
from gongkai.model.columns import DisclosureColumn
from gongkai.model.findings import Finding, Severity
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.units import Unit

_BACK = 2
"""Links before another to which its text may point back."""
NO_HOSTS = LinkRegistry()


def find_misleading(
    links: Iterable[PageLink],
    resolve: Resolve,
    manifest: Mapping[str, ManifestEntry],
    units: Collection[Unit] = (),
    columns: Collection[DisclosureColumn] = (),
    *,
    hosts: LinkRegistry = NO_HOSTS,
    ids: Mapping[str, Collection[str]] = MappingProxyType({}),
    texts: PageTexts | None = None,
) -> Iterator[Finding]:
    """Yield what links lead to that their texts do not name; links of a page come together.

    Places are the pages of the built site, with `href` and `text` of the link among the details;
    whoever knows the sources maps them. `units` and `columns` are those of the registries: without
    them units of one name are mixed up, and a column may list none of those below it.
    `hosts` are those of data/links.yml, `ids` the places on each page, and `texts` what pages say.
    """
    unit_names = read_unit_names(units, manifest.values(), hosts)
    judged = JudgedSite(
        manifest,
        index_documents(manifest, units),
        unit_names,
        read_directories(manifest, columns),
        read_site_pages(manifest.values()),
        ids,
        texts or PageTexts(),
    )
    unchecked: list[UncheckedLink] = []
    before: deque[tuple[str, str]] = deque(maxlen=_BACK)
    page: list[tuple[PageLink, str | None]] = []
    here = ""
    for placed in in_order(links):
        link, address = placed.link, resolve(placed.link)
        if here != link.page:
            yield from _twins(judged, page)
            here = link.page
            page.clear()
            before.clear()
        if judged.is_settled(link, address):
            continue
        found = judged.findings(placed, address, unchecked, before)
        if not link.is_own_text:
            yield from found
            continue
        findings = list(found)
        yield from findings
        if any(map(_is_wrong, findings)):
            continue
        document = judged.index.by_address.get(address or "", "")
        if document and not points_back(link.text):
            if before and before[0][0] == document:
                before.popleft()
            before.appendleft((document, link.context))
        if link.text:
            page.append((link, address))
    yield from _twins(judged, page)
    yield from _against_one_another(unchecked)
    yield from find_twice(judged.index)


def _is_wrong(finding: Finding) -> bool:
    return finding.level is not Severity.NOTICE


def _twins(judged: JudgedSite, page: list[tuple[PageLink, str | None]]) -> Iterator[Finding]:
    """Yield the links of a page that have the address of another, which names something else."""
    targets = [f"{address or link.href}#{link.href.partition('#')[2]}" for link, address in page]
    counts = Counter(targets)
    named = (
        judged.named(link, address or "", target)
        for (link, address), target in zip(page, targets, strict=True)
        if counts[target] > 1
    )
    for twin in find_twins(judged.index, filter(None, named)):
        details = {"other": twin.other, **_meant_by(judged, twin)}
        yield finding_on(SHARED_TARGET, twin.wrong.link, details)


def _meant_by(judged: JudgedSite, twin: Twin) -> dict[str, str]:
    """Return what a link means that has the address of another, as details of a finding."""
    document, entry = twin.document, judged.manifest.get(twin.wrong.link.page)
    if document is not None:
        edition = (entry.edition if entry else "") or document.editions[0]
        return {"nearest": document.address(edition), "right": document.title(edition)}
    return {"nearest": twin.file.address, "right": twin.file.title} if twin.file else {}


def _against_one_another(unchecked: list[UncheckedLink]) -> Iterator[Finding]:
    for found in find_elsewhere(unchecked):
        details = {"pages": str(found.pages), "other": found.other}
        yield finding_on(OTHER_ELSEWHERE, found.link, details)
    for shared in find_shared(unchecked):
        yield finding_on(SHARED_TARGET, shared.link, {"other": shared.other})
