"""Faults planted in every run: a checker that misses them has seen nothing, and must not say so."""

from collections.abc import Iterable, Iterator, Mapping

from gongkai.links.broken import codes
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.scan import Scan
from gongkai.links.reading.served import Served
from gongkai.model.findings import Finding

PAGE = "planted-by-gongkai/"
"""The address of the page that has them; it is read with the site and is no part of it."""
_MEANT, _OTHER = f"{PAGE}planted-meant/", f"{PAGE}planted-other/"
HTML: Mapping[str, bytes] = {
    PAGE: f"""<!doctype html>
<html lang="zh"><title>planted</title><article><div data-gk-text>
<p>见<a href="../{PAGE}planted-broken-link/">不存在的页面</a>。</p>
<p>见<a href="../{_OTHER}">《关于种植示范一的规定》（种植〔2000〕1号）</a>。</p>
</div></article>
""".encode(),
    _MEANT: b"<!doctype html><title>meant</title><h1>1</h1>",
    _OTHER: b"<!doctype html><title>other</title><h1>2</h1>",
}
"""The pages planted: on the first a broken link, and a link to another document than it names."""
ENTRIES: Mapping[str, ManifestEntry] = {
    _MEANT: ManifestEntry(
        _MEANT,
        "policy",
        edition="zh",
        title="关于种植示范一的规定",
        record="planted-meant",
        number="种植〔2000〕1号",
        dated="2000-01-01",
        language="zh",
        validity="in-force",
    ),
    _OTHER: ManifestEntry(
        _OTHER,
        "policy",
        edition="zh",
        title="关于道路照明维护的通知",
        record="planted-other",
        number="种植〔2000〕2号",
        dated="2000-01-02",
        language="zh",
        validity="in-force",
    ),
}


def is_planted(finding: Finding) -> bool:
    """Return whether a finding is about what was planted."""
    return any(PAGE in (named or "") for named in (finding.url, finding.place.path))


def missed(planted: Iterable[Finding], *, with_misleading: bool) -> Iterator[str]:
    """Yield a sentence for each planted fault that was not found."""
    found = list(planted)
    if not any(one.code is codes.MISSING for one in found):
        yield "the broken link that was planted was not found"
    if with_misleading and not any(_is_misleading(one) for one in found):
        yield "the wrong link that was planted was not found"


def _is_misleading(finding: Finding) -> bool:
    return "GK140" <= finding.code.id <= "GK169"


def unseen(entries: Mapping[str, ManifestEntry], served: Served, scan: Scan) -> Iterator[str]:
    """Yield a sentence where the pages that were read are not those that the manifest lists."""
    listed = {address for address, entry in entries.items() if entry.is_page}
    read = {page.page for page in scan.pages}
    missing = sorted(listed - read)
    if missing:
        yield _sentence("pages of the manifest are not there", missing)
    extra = sorted(served.pages - listed)
    if extra:
        yield _sentence("pages are there that the manifest does not list", extra)
    unread = sorted((served.pages & listed) - read)
    if unread:
        yield _sentence("pages were not read", unread)


def _sentence(what: str, pages: list[str]) -> str:
    shown = ", ".join(f"/{page}" for page in pages[:3])
    more = ", …" if len(pages) > 3 else ""
    return f"{len(pages)} {what}: {shown}{more}"
