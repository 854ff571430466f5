"""Links that work and lead to the wrong document (错链): what their texts mention decides."""

from collections import deque
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
from gongkai.links.misleading.link_parts import in_order
from gongkai.links.misleading.mixed_content import find_twice, read_directories
from gongkai.links.misleading.places import (
    read_site_pages,
)
from gongkai.links.misleading.reporting import finding_on
from gongkai.links.misleading.unit_names import (
    read_unit_names,
)
from gongkai.links.reading.link import PageLink, Resolve
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.columns import DisclosureColumn
from gongkai.model.findings import Finding
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
) -> Iterator[Finding]:
    """Yield what links lead to that their texts do not name; links of a page come together.

    Places are the pages of the built site, with `href` and `text` of the link among the details;
    whoever knows the sources maps them. `units` and `columns` are those of the registries: without
    them units of one name are mixed up, and a column may list none of those below it.
    `hosts` are those of data/links.yml, and `ids` the places on each page.
    """
    unit_names = read_unit_names(units, manifest.values(), hosts)
    judged = JudgedSite(
        manifest,
        index_documents(manifest, units),
        unit_names,
        read_directories(manifest, columns),
        read_site_pages(manifest.values()),
        ids,
    )
    unchecked: list[UncheckedLink] = []
    before: deque[str] = deque(maxlen=_BACK)
    around = ("", "")
    for link, part in in_order(links):
        address = resolve(link)
        if around != (link.page, link.context):
            around = (link.page, link.context)
            before.clear()
        yield from judged.findings(link, part, address, unchecked, before)
        before.appendleft(judged.index.by_address.get(address or "", ""))
    yield from _against_one_another(unchecked)
    yield from find_twice(judged.index)


def _against_one_another(unchecked: list[UncheckedLink]) -> Iterator[Finding]:
    for found in find_elsewhere(unchecked):
        details = {"pages": str(found.pages), "other": found.other}
        yield finding_on(OTHER_ELSEWHERE, found.link, details)
    for shared in find_shared(unchecked):
        yield finding_on(SHARED_TARGET, shared.link, {"other": shared.other})
