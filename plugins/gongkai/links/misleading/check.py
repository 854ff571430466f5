"""Links that work and lead to the wrong document (错链): what their texts name decides."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gongkai.links.misleading import facets
from gongkai.links.misleading.consistency import Unsure, find_elsewhere, find_shared, is_specific
from gongkai.links.misleading.document_index import Document, Library
from gongkai.links.misleading.document_link import Link
from gongkai.links.misleading.document_relations import senses
from gongkai.links.misleading.indexing import read_library
from gongkai.links.misleading.judging import judge, says_number
from gongkai.links.misleading.mentions import Named, read_named
from gongkai.links.misleading.mixed_content import Directories, find_twice, read_directories
from gongkai.links.misleading.titles import normal
from gongkai.links.misleading.verdict import (
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
from gongkai.links.reading.manifest import Entry
from gongkai.links.reading.use import Use, Zone
from gongkai.model.columns import Column
from gongkai.model.findings import Code, Finding, Place
from gongkai.model.units import Unit

Resolve = Callable[[Use], str | None]
"""Returns the address in the manifest that a use leads to; None if it leads out or nowhere."""


def check(
    uses: Iterable[Use],
    resolve: Resolve,
    manifest: Mapping[str, Entry],
    units: Collection[Unit] = (),
    columns: Collection[Column] = (),
) -> Iterator[Finding]:
    """Yield what links lead to that their texts do not name; uses of a page come together.

    Places are the pages of the built site, with `href` and `text` of the link among the details;
    whoever knows the sources maps them. `units` and `columns` are those of the registries: without
    them units of one name are not told apart, and a column may list none of those below it.
    """
    places = facets.read_places(units, manifest.values())
    judged = _Judged(manifest, read_library(manifest), places, read_directories(manifest, columns))
    unsure: list[Unsure] = []
    for use, part in _in_order(uses):
        yield from judged.findings(use, part, resolve(use), unsure)
    yield from _against_one_another(unsure)
    yield from find_twice(judged.library)


_LINKS = frozenset({"a[href]", "area[href]"})


def _in_order(uses: Iterable[Use]) -> Iterator[tuple[Use, str]]:
    """Yield links of content, each with the part of its context that is its own."""
    page: list[Use] = []
    for use in uses:
        if use.zone is not Zone.CONTENT or use.attribute not in _LINKS:
            continue
        if page and page[0].page != use.page:
            yield from _with_parts(page)
            page = []
        page.append(use)
    yield from _with_parts(page)


def _with_parts(page: list[Use]) -> Iterator[tuple[Use, str]]:
    total = Counter((use.context, use.text) for use in page)
    seen: Counter[tuple[str, str]] = Counter()
    for use in page:
        key = (use.context, use.text)
        alone = total[key] == 1
        yield use, use.context if alone else part_of(use.context, use.text, seen[key])
        seen[key] += 1


def part_of(context: str, text: str, nth: int) -> str:
    """Return the part of a context that belongs to the nth link, from 0, of the same text in it.

    It reaches from the link before to this one; where links come before what they mean, on to
    the next one.
    """
    parts = context.split(text)
    if not text or nth + 1 >= len(parts):
        return context
    if parts[0].strip(_SIGNS):
        return parts[nth] + text
    return text + parts[nth + 1]


_SIGNS = " \u3000、，,;；|·-—()（）[]1234567890."


@dataclass(frozen=True)
class _Judged:
    """A built site, and what was judged of it already: the same link is judged once."""

    manifest: Mapping[str, Entry]
    library: Library
    places: facets.Places
    directories: Directories
    verdicts: dict[tuple[str, str, str, str], Verdict] = field(default_factory=dict)
    spoken: dict[str, str] = field(default_factory=dict)
    named: dict[str, Named] = field(default_factory=dict)

    def findings(
        self, use: Use, part: str, address: str | None, unsure: list[Unsure]
    ) -> Iterator[Finding]:
        """Yield what is wrong with one link; keep it in `unsure` where nothing is known."""
        entry = self.manifest.get(use.page)
        if use.is_own_text and self._is_borrowed(entry):
            return
        document = self.library.documents.get(self.library.by_address.get(address or "", ""))
        if document is not None:
            yield from self.directories.strays(self.library, use, document)
            if self._is_plain(use, document):
                return
        named, verdict = self._named(use.text), UNKNOWN
        if document is not None and address is not None:
            verdict = self._verdict(use, part, address, document)
            if verdict.code:
                edition = (entry.edition if entry else "") or document.editions[0]
                yield _told(verdict.code, use, _details(verdict, document, edition), verdict)
            else:
                yield from self._of_file(use, address, document)
        if not verdict.agrees and not verdict.code and is_specific(named) and not named.is_weak:
            edition, is_said = entry.edition if entry else "", self._says(address, named)
            unsure.append(Unsure(use, named, address or use.href, edition, is_said))
        if not verdict.code:
            yield from self._of_unit(use, address, document)
        if not verdict.agrees:
            yield from _of_format(use)
        if use.is_own_text and named.is_generic and named.attachment is None and use.text:
            yield _told(SAYS_NOTHING, use, {})

    def _is_plain(self, use: Use, document: Document) -> bool:
        """Tell whether a text is the target's title or number as printed: most are."""
        if use.text not in self.spoken:
            self.spoken[use.text] = normal(use.text)
        form = self.spoken[use.text]
        if form in document.whole:
            return len(self.library.names_of(form)) == 1
        return says_number(use.text, document) and not senses(use.text)

    def _is_borrowed(self, entry: Entry | None) -> bool:
        """Tell whether a page shows the text of the other edition, on whose page it is judged."""
        if entry is None or entry.language in ("", entry.edition):
            return False
        document = self.library.documents.get(entry.record)
        return document is not None and entry.language in document.addresses

    def _says(self, address: str | None, named: Named) -> bool:
        """Tell whether a page that is no document bears the text in its own title."""
        entry = self.manifest.get(address or "")
        return entry is not None and bool(named.rest) and named.rest in normal(entry.title)

    def _named(self, text: str) -> Named:
        if text not in self.named:
            self.named[text] = read_named(text)
        return self.named[text]

    def _verdict(self, use: Use, part: str, address: str, document: Document) -> Verdict:
        page = self.library.by_address.get(use.page, "")
        key = (use.text, part, address, page)
        if self._named(use.text).is_weak and says_number(part, document) and not senses(use.text):
            return AGREES
        if key not in self.verdicts:
            self.verdicts[key] = judge(self.library, self._link(use, part, address, document))
        return self.verdicts[key]

    def _link(self, use: Use, part: str, address: str, document: Document) -> Link:
        page = self.library.by_address.get(use.page, "")
        file = self.library.files.get(address)
        return Link(use.text, part, self._named(use.text), document, page, file)

    def _of_file(self, use: Use, address: str, document: Document) -> Iterator[Finding]:
        link = self._link(use, use.context, address, document)
        right = facets.other_attachment(self.library, link)
        if link.file is None or right is None:
            return
        details = {"title": link.file.title}
        if right:
            details |= {"nearest": right[0].address, "right": right[0].title}
        yield _told(OTHER_ATTACHMENT, use, details)

    def _of_unit(
        self, use: Use, address: str | None, document: Document | None
    ) -> Iterator[Finding]:
        spoken = self._named(use.text).spoken
        where = facets.Where(use.href, address or "", document.unit if document else "")
        other = facets.other_unit(self.places, use.text, spoken, where)
        if other is not None:
            details = {"named": other.named, "title": other.leads_to}
            page = self.manifest.get(use.page)
            for address_of_unit, unit in self.places.pages.items():
                shown = self.manifest[address_of_unit]
                if unit == other.unit and page and shown.edition == page.edition:
                    details |= {"nearest": address_of_unit, "right": shown.title}
            yield _told(OTHER_UNIT, use, details)


def _of_format(use: Use) -> Iterator[Finding]:
    said = facets.other_format(use.text, use.href)
    if said is not None:
        yield _told(OTHER_FORMAT, use, {"named": said[0], "ending": said[1]})


def _details(verdict: Verdict, document: Document, edition: str) -> dict[str, str]:
    details = {
        "named": verdict.named,
        "title": document.title(edition),
        "number": document.number or document.id,
    }
    if verdict.right:
        best = verdict.right[0]
        details |= {"nearest": best.address(edition), "right": best.title(edition)}
    return details


def _told(code: Code, use: Use, details: dict[str, str], verdict: Verdict = UNKNOWN) -> Finding:
    details = {"text": use.text, "href": use.href, **details}
    place = Place(use.page, max(use.line, 1))
    return Finding(code, place, details, url=use.page, severity=verdict.severity)


def _against_one_another(unsure: list[Unsure]) -> Iterator[Finding]:
    for found in find_elsewhere(unsure):
        details = {"pages": str(found.pages), "other": found.other}
        yield _told(OTHER_ELSEWHERE, found.link.use, details)
    for shared in find_shared(unsure):
        yield _told(SHARED_TARGET, shared.link.use, {"other": shared.other})
