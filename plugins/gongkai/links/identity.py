"""Links that work and lead to the wrong document (错链): what their texts name decides."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from gongkai.links.consistency import Unsure, find_elsewhere, find_shared, is_specific
from gongkai.links.facets import (
    Places,
    other_attachment,
    other_format,
    other_unit,
    read_places,
)
from gongkai.links.judging import Link, judge
from gongkai.links.library import Document, Library, read_library
from gongkai.links.manifest import Entry
from gongkai.links.named import Named, read_named
from gongkai.links.use import Use, Zone
from gongkai.links.verdict import (
    AGREES,
    OTHER_ATTACHMENT,
    OTHER_ELSEWHERE,
    OTHER_FORMAT,
    OTHER_UNIT,
    SAYS_NOTHING,
    SHARED_TARGET,
    UNKNOWN,
    Verdict,
)
from gongkai.model.findings import Code, Finding, Place
from gongkai.model.units import Unit

Resolve = Callable[[Use], str | None]
"""Returns the address, as in the manifest, that a use leads to; None if it leads out or nowhere."""


def check(
    uses: Iterable[Use],
    resolve: Resolve,
    manifest: Mapping[str, Entry],
    units: Collection[Unit] = (),
) -> Iterator[Finding]:
    """Yield what links lead to that their texts do not name, in the order of the uses.

    Places are the pages of the built site; whoever knows the sources maps them. `units` are those
    of the registry: without them units of one name are not told apart.
    """
    site = _Site(manifest, read_library(manifest), read_places(units, manifest.values()))
    unsure: list[Unsure] = []
    for use, nth, of in _in_order(uses):
        yield from site.findings(use, nth, of, resolve(use), unsure)
    yield from _against_one_another(unsure)


def _in_order(uses: Iterable[Use]) -> Iterator[tuple[Use, int, int]]:
    """Yield links of content with their number among those of the same text in one context."""
    page: list[Use] = []
    for use in uses:
        if use.zone is not Zone.CONTENT or use.attribute not in _LINKS:
            continue
        if page and page[0].page != use.page:
            yield from _numbered(page)
            page = []
        page.append(use)
    yield from _numbered(page)


_LINKS = frozenset({"a[href]", "area[href]"})


def _numbered(page: list[Use]) -> Iterator[tuple[Use, int, int]]:
    total = Counter((use.context, use.text) for use in page)
    seen: Counter[tuple[str, str]] = Counter()
    for use in page:
        key = (use.context, use.text)
        yield use, seen[key], total[key]
        seen[key] += 1


@dataclass(frozen=True)
class _Site:
    """A built site, and what was judged of it already."""

    manifest: Mapping[str, Entry]
    library: Library
    places: Places
    verdicts: dict[tuple[str, str, str, str], Verdict] = field(default_factory=dict)
    named: dict[str, Named] = field(default_factory=dict)

    def findings(
        self, use: Use, nth: int, of: int, address: str | None, unsure: list[Unsure]
    ) -> Iterator[Finding]:
        """Yield what is wrong with one link; keep it in `unsure` where nothing is known."""
        record = self.library.by_address.get(address or "", "")
        document = self.library.documents.get(record)
        if document is not None and address is not None:
            form = self._named(use.text).spoken
            if form in document.whole and len(self.library.names_of(form)) == 1:
                return
            verdict = self._verdict(use, nth, of, address, document)
        else:
            verdict = UNKNOWN
        edition = self._edition(use)
        if verdict.code:
            assert document is not None
            yield _finding(verdict.code, use, verdict, edition, document)
        elif not verdict.agrees:
            named = self._named(use.text)
            if is_specific(named) and not named.is_weak:
                unsure.append(Unsure(use, named, address or use.href))
        yield from self._facets(use, address, document, verdict, edition)
        if use.is_own_text and self._says_nothing(use, address):
            yield _told(SAYS_NOTHING, use, {"text": use.text})

    def _says_nothing(self, use: Use, address: str | None) -> bool:
        """Tell whether a text is generic; 附件1 beside its page is not."""
        named = self._named(use.text)
        return named.is_generic and named.attachment is None and bool(use.text.strip())

    def _edition(self, use: Use) -> str:
        entry = self.manifest.get(use.page)
        return (entry.edition if entry else "") or ("zh" if use.page.startswith("zh/") else "en")

    def _named(self, text: str) -> Named:
        if text not in self.named:
            self.named[text] = read_named(text)
        return self.named[text]

    def _verdict(self, use: Use, nth: int, of: int, address: str, document: Document) -> Verdict:
        page = self.library.by_address.get(use.page, "")
        context = part_of(use.context, use.text, nth) if of > 1 else use.context
        key = (use.text, context, address, page)
        if key not in self.verdicts:
            file = self.library.files.get(address)
            link = Link(use.text, context, self._named(use.text), document, page, file)
            self.verdicts[key] = judge(self.library, link)
        return self.verdicts[key]

    def _facets(
        self,
        use: Use,
        address: str | None,
        document: Document | None,
        verdict: Verdict,
        edition: str,
    ) -> Iterator[Finding]:
        file = self.library.files.get(address or "")
        if file is not None and document is not None and not verdict.code:
            page = self.library.by_address.get(use.page, "")
            named = self._named(use.text)
            link = Link(use.text, use.context, named, document, page, file)
            right = other_attachment(self.library, link)
            if right is not None:
                best = {"nearest": right[0].address, "right": right[0].title} if right else {}
                details = {"text": use.text, "title": file.title, **best}
                yield _told(OTHER_ATTACHMENT, use, details)
        said = other_format(use.text, use.href)
        if said is not None and verdict is not AGREES:
            yield _told(OTHER_FORMAT, use, {"text": use.text, "named": said[0], "number": said[1]})
        unit = document.unit if document else ""
        spoken = self._named(use.text).spoken
        other = other_unit(self.places, use.text, spoken, use.href, address, unit)
        if other is not None and not verdict.code:
            details = {"text": use.text, "named": other.named, "title": other.leads_to}
            pages = [a for a, unit in self.places.pages.items() if unit == other.unit and other.unit]
            for found in (one for one in pages if self._in(one, edition)):
                details |= {"nearest": found, "right": other.named}
            yield _told(OTHER_UNIT, use, details)

    def _in(self, address: str, edition: str) -> bool:
        return self.manifest[address].edition == edition


def part_of(context: str, text: str, nth: int) -> str:
    """Return the part of a context that belongs to the nth link of the same text in it.

    It reaches from the link before to this one; where nothing stands there, on to the next one.
    """
    parts = context.split(text)
    if not text or nth + 1 >= len(parts):
        return context
    before = parts[nth]
    if nth == 0 and not before.strip(" 、，,;；|·-—()（）[]"):
        return text + parts[1]
    if parts[0].strip(" 、，,;；|·-—()（）[]") or nth == 0:
        return before + text
    return text + parts[nth + 1]


def _finding(code: Code, use: Use, verdict: Verdict, edition: str, document: Document) -> Finding:
    details = {
        "text": use.text,
        "named": verdict.named,
        "title": document.title(edition),
        "number": document.number or document.id,
        "href": use.href,
    }
    if verdict.right:
        best = verdict.right[0]
        details |= {"nearest": best.address(edition), "right": best.title(edition)}
    return _told(code, use, details, verdict)


def _told(code: Code, use: Use, details: dict[str, str], verdict: Verdict = UNKNOWN) -> Finding:
    details = {"href": use.href, **details}
    return Finding(
        code, Place(use.page, max(use.line, 1)), details, url=use.page, severity=verdict.severity
    )


def _against_one_another(unsure: list[Unsure]) -> Iterator[Finding]:
    for found in find_elsewhere(unsure):
        use = found.link.use
        details = {"text": use.text, "href": use.href, "pages": str(found.pages)}
        yield _told(OTHER_ELSEWHERE, use, details | {"other": found.other})
    for shared in find_shared(unsure):
        use = shared.link.use
        details = {"text": use.text, "href": use.href, "other": shared.other}
        yield _told(SHARED_TARGET, use, details)


def is_external(use: Use) -> bool:
    """Tell whether a use has a host of its own."""
    return bool(urlsplit(use.href).hostname)
