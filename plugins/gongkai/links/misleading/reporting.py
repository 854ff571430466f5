"""What is wrong with a link, as a finding."""

from collections.abc import Iterator

from gongkai.links.misleading.codes import (
    CLASS_WORDS,
    ITS,
    ITSELF,
    OF_ONE_MATTER,
    OTHER_CLASS,
    RELATED_DOCUMENT,
)
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.verdict import UNKNOWN, TargetVerdict
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.link_fault import LinkFinding
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.findings import Code, Finding, SourcePlace, Word


def details_of(verdict: TargetVerdict, document: IndexedDocument, edition: str) -> dict[str, str]:
    """Return what a finding says of a verdict, in an edition."""
    details = {
        "named": verdict.named,
        "title": document.title(edition),
        "number": document.number or document.id,
    }
    if verdict.code is OTHER_CLASS:
        details["relation"] = CLASS_WORDS[verdict.named]
    if verdict.right:
        best = verdict.right[0]
        details |= {"nearest": best.address(edition), "right": best.title(edition)}
        if details["right"] == details["title"]:  # issued again under the same title
            for key, one in (("title", document), ("right", best)):
                details[key] += f" ({one.number or one.day})"
        if verdict.code is RELATED_DOCUMENT:
            details["relation"] = _relation(document, best)
    return details


def _relation(document: IndexedDocument, meant: IndexedDocument) -> Word:
    """Return what the document is to which a link leads, seen from the one that is meant."""
    does = sorted(document.about.get(meant.id, ()))
    if does:
        return ITS.get(does[0], OF_ONE_MATTER)
    return ITSELF if meant.about.get(document.id) else OF_ONE_MATTER


def finding_on(
    code: Code, link: PageLink, details: dict[str, str], verdict: TargetVerdict = UNKNOWN
) -> Finding:
    """Return a finding on a link, at the page that has it."""
    details = {"text": link.text, "href": link.href, **details}
    place = SourcePlace(link.page)
    return LinkFinding(code, place, details, url=link.page, severity=verdict.severity, link=link)


def findings_of(
    verdict: TargetVerdict, link: PageLink, page: ManifestEntry | None, target: IndexedDocument
) -> Iterator[Finding]:
    """Yield what is wrong with where a link leads, in the words of the edition that it is on."""
    if verdict.code is not None:
        edition = (page.edition if page else "") or target.editions[0]
        yield finding_on(verdict.code, link, details_of(verdict, target, edition), verdict)
