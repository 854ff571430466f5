"""A built site -> what is wrong with each of its links that lead somewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gongkai.links.misleading.attached_files import find_format, other_attachment
from gongkai.links.misleading.codes import (
    NO_WORDS,
    OTHER_ATTACHMENT,
    OTHER_OF_SERIES,
    OTHER_UNIT,
    SAYS_NOTHING,
)
from gongkai.links.misleading.companions import judge_companion
from gongkai.links.misleading.consistency import UncheckedLink, is_specific
from gongkai.links.misleading.document_index import DocumentIndex
from gongkai.links.misleading.document_link import DocumentLink
from gongkai.links.misleading.document_relations import relations_in
from gongkai.links.misleading.documents import IndexedDocument
from gongkai.links.misleading.judging import judge, says_number
from gongkai.links.misleading.judging_by_head import judge_head
from gongkai.links.misleading.judging_by_label import judge_label
from gongkai.links.misleading.judging_by_page import judge_unsaid
from gongkai.links.misleading.judging_by_reference import judge_reference
from gongkai.links.misleading.judging_by_revision import judge_revised
from gongkai.links.misleading.link_parts import LinkPart
from gongkai.links.misleading.mentions import Mentions, has_words, read_mentions
from gongkai.links.misleading.mixed_content import ColumnDirectories
from gongkai.links.misleading.other_pages import find_on_page
from gongkai.links.misleading.places import SitePages
from gongkai.links.misleading.plain_text import plain
from gongkai.links.misleading.reporting import finding_on, findings_of
from gongkai.links.misleading.sites_of_organs import foreign_host
from gongkai.links.misleading.twins import NamedLink
from gongkai.links.misleading.unit_beside import words_naming_unit
from gongkai.links.misleading.unit_names import LinkTarget, UnitNames, other_unit, unit_over_column
from gongkai.links.misleading.unregistered_units import unregistered_unit
from gongkai.links.misleading.verdict import AGREES, UNKNOWN, TargetVerdict
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.links.reading.page_texts import PageTexts
from gongkai.model.findings import Finding
from gongkai.model.titles import normal_form


@dataclass(frozen=True)
class JudgedSite:
    """A built site, and what was judged of it already: the same link is judged once."""

    manifest: Mapping[str, ManifestEntry]
    index: DocumentIndex
    unit_names: UnitNames
    directories: ColumnDirectories
    pages: SitePages
    ids: Mapping[str, Collection[str]]
    texts: PageTexts
    verdicts: dict[tuple[str, ...], TargetVerdict] = field(default_factory=dict)
    spoken: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, Mentions] = field(default_factory=dict)
    right: set[tuple[str, str, str | None]] = field(default_factory=set)
    """Texts that templates print, with addresses with which nothing is wrong."""

    def is_settled(self, link: PageLink, address: str | None) -> bool:
        """Return whether a template prints a link elsewhere too, and nothing was wrong with it."""
        return (link.text, link.href, address) in self.right and not link.is_own_text

    def findings(
        self,
        placed: LinkPart,
        address: str | None,
        unchecked: list[UncheckedLink],
        before: Iterable[tuple[str, str]],
    ) -> Iterator[Finding]:
        """Yield what is wrong with one link; keep it in `unchecked` where nothing is known.

        `before` are the records of the links before it on its page, with the words around each,
        the nearest first.
        """
        link = placed.link
        document = self.index.documents.get(self.index.by_address.get(address or "", ""))
        if document is not None and not link.is_own_text:
            if link.page in self.directories.pages:
                yield from self.directories.strays(self.index, link, document)
            if self._is_plain(link, document):
                return
        entry = self.manifest.get(link.page)
        if link.is_own_text and self._is_borrowed(entry):
            return
        if document is not None:
            if link.is_own_text and self._is_plain(link, document):
                yield from self._of_plain(placed, entry, address or "", document)
                return
        elif address is not None and not link.is_own_text:
            yield from self._of_printed(link, address)
            return
        mentions, verdict = self._mentions(link.text), UNKNOWN
        if document is not None and address is not None:
            verdict = judge_reference(self.index, link, document, before) or self._verdict(
                placed, address, document
            )
            if verdict.code is None:
                verdict = self._by_page(placed, address, document, verdict) or verdict
            if verdict.code:
                files = [*self._of_file(placed, address, document, verdict)]
                names_file = self._is_of(verdict, files)
                yield from files if names_file else findings_of(verdict, link, entry, document)
            else:
                yield from self._of_file(placed, address, document, verdict)
        if (
            (link.is_own_text or address is None)
            and not verdict.agrees
            and not verdict.code
            and is_specific(mentions)
            and not mentions.is_weak
        ):
            edition, is_said = entry.edition if entry else "", self._says(address, mentions)
            unchecked.append(UncheckedLink(link, mentions, address or link.href, edition, is_said))
        if not verdict.code:
            yield from self._of_unit(link, address, document, placed.part)
        yield from self._of_page(link, entry, address, is_found=verdict.code is not None)
        if not verdict.agrees:
            yield from find_format(link)
        if link.is_own_text and not has_words(link.text):
            yield finding_on(NO_WORDS, link, {})
        elif link.is_own_text and mentions.is_generic and mentions.attachment is None:
            yield finding_on(SAYS_NOTHING, link, {})

    def _is_of(self, verdict: TargetVerdict, files: Iterable[Finding]) -> bool:
        """Return whether the attachments that findings name are those of what a link means."""
        found = (self.index.files.get(one.details.get("nearest", "")) for one in files)
        meant = {one.id for one in verdict.right}
        return any(file is not None and file.record in meant for file in found)

    def named(self, link: PageLink, address: str, target: str) -> NamedLink | None:
        """Return a link with what is known of where it leads; None if that is no document."""
        document = self.index.documents.get(self.index.by_address.get(address, ""))
        if document is None:
            return None
        file, says = self.index.files.get(address), self.texts.of(address)
        return NamedLink(link, self._mentions(link.text), target, document, file, says)

    def _of_plain(
        self, placed: LinkPart, entry: ManifestEntry | None, address: str, document: IndexedDocument
    ) -> Iterator[Finding]:
        """Yield what is wrong with a link whose text is the title of its target."""
        judged = self._document_link(placed, address, document)
        wrong = next(filter(None, (one(self.index, judged) for one in _OF_PLAIN)), None)
        yield from findings_of(wrong or UNKNOWN, placed.link, entry, document)
        yield from self._of_page(placed.link, entry, address, is_found=wrong is not None)

    def _of_printed(self, link: PageLink, address: str) -> Iterator[Finding]:
        """Yield what is wrong with a link that a template prints, to a page that is no document."""
        key = (link.text, link.href, address)
        if key not in self.right:
            found = [*self._of_unit(link, address, None), *find_format(link)]
            if not found:
                self.right.add(key)
            yield from found

    def _is_plain(self, link: PageLink, document: IndexedDocument) -> bool:
        """Return whether a text is the target's title or number as printed: most are."""
        if link.text not in self.spoken:
            self.spoken[link.text] = normal_form(link.text)
        form = self.spoken[link.text]
        if form in document.whole:
            return len(self.index.names_of(form)) == 1
        if not says_number(link.text, document) or self.index.names_of(form):
            return False
        return not relations_in(link.text)

    def _is_borrowed(self, entry: ManifestEntry | None) -> bool:
        """Return whether a page shows the text of the other edition, on whose page it is judged."""
        if entry is None or entry.language in ("", entry.edition):
            return False
        document = self.index.documents.get(entry.record)
        return document is not None and entry.language in document.addresses

    def _says(self, address: str | None, mentions: Mentions) -> bool:
        """Return whether a page that is no document has the text in its own title."""
        entry = self.manifest.get(address) if address is not None else None
        said = normal_form(entry.title) if entry is not None else ""
        return bool(mentions.rest) and mentions.rest in said

    def _mentions(self, text: str) -> Mentions:
        if text not in self.mentions:
            self.mentions[text] = read_mentions(text, self.index.prefixes)
        return self.mentions[text]

    def _verdict(self, placed: LinkPart, address: str, document: IndexedDocument) -> TargetVerdict:
        link, part, own = placed
        page = self.index.by_address.get(link.page, "")
        key = (
            link.text,
            part,
            own,
            f"{address}{'#' * ('#' in link.href)}",
            page,
            link.under,
            link.kind,
        )
        if (
            not link.kind
            and self._mentions(link.text).is_weak
            and says_number(part, document)
            and not relations_in(link.text)
        ):
            return AGREES
        if key not in self.verdicts:
            self.verdicts[key] = judge(self.index, self._document_link(placed, address, document))
        return self.verdicts[key]

    def _by_page(
        self, placed: LinkPart, address: str, document: IndexedDocument, verdict: TargetVerdict
    ) -> TargetVerdict | None:
        """Return what is wrong if what a text that somebody wrote says is not where it leads."""
        if not placed.link.is_own_text:
            return None
        judged = self._document_link(placed, address, document)
        wrong = judge_companion(self.index, judged, self.texts)
        if wrong is not None or verdict.agrees:
            return wrong
        return judge_unsaid(self.index, judged, self.texts)

    def _document_link(
        self, placed: LinkPart, address: str, document: IndexedDocument
    ) -> DocumentLink:
        link = placed.link
        return DocumentLink(
            plain(link.text),
            plain(placed.part),
            self._mentions(link.text),
            document,
            self.index.by_address.get(link.page, ""),
            self.index.files.get(address),
            has_place="#" in link.href,
            is_empty=link.href.strip() == "#",
            plain=plain(placed.plain),
            under=link.under,
            head=link.kind,
        )

    def _of_file(
        self, placed: LinkPart, address: str, document: IndexedDocument, verdict: TargetVerdict
    ) -> Iterator[Finding]:
        if address not in self.index.files:
            return
        whole = placed._replace(part=placed.link.context)
        judged = replace(self._document_link(whole, address, document), own_part=placed.part)
        meant = verdict.right if verdict.code is OTHER_OF_SERIES else ()
        right = other_attachment(self.index, judged, is_of_target=verdict.agrees, meant=meant)
        if judged.file is None or right is None:
            return
        details = {"title": judged.file.title}
        if right:
            details |= {"nearest": right[0].address, "right": right[0].title}
        yield finding_on(OTHER_ATTACHMENT, placed.link, details)

    def _of_page(
        self, link: PageLink, entry: ManifestEntry | None, address: str | None, *, is_found: bool
    ) -> Iterator[Finding]:
        if address is None or is_found or not (link.is_own_text and link.text):
            return
        target, ids = self.manifest.get(address), self.ids.get(address, ())
        if target is not None:
            yield from find_on_page(self.pages, ids, self.texts, (link, entry, target))

    def _of_unit(
        self, link: PageLink, address: str | None, document: IndexedDocument | None, own: str = ""
    ) -> Iterator[Finding]:
        text, names_site = words_naming_unit(link, self.unit_names.areas, own)
        spoken = self._mentions(text).spoken
        where = LinkTarget(link.href, address or "", document.unit if document else "")
        page = self.manifest.get(link.page)
        printed_by = page.unit if page is not None and link.is_own_text else None
        leads_out = address is None and link.path is None  # our own pages have whole addresses, too
        is_site = names_site and link.is_own_text and leads_out
        other = (
            foreign_host(self.unit_names, text, spoken, link.href, printed_by) if is_site else None
        ) or other_unit(self.unit_names, text, spoken, where, printed_by)
        if other is None and link.is_own_text:
            other = unregistered_unit(self.unit_names, text, where)
        if other is None and link.is_own_text and address is not None:
            other = unit_over_column(self.unit_names, spoken, self.manifest.get(address))
        if other is not None:
            details = {"named": other.named, "title": other.leads_to, "why": other.why}
            right = {"nearest": other.host, "right": other.named} if other.host else {}
            details |= right or self._page_of(other.unit, page)
            yield finding_on(OTHER_UNIT, link, details)

    def _page_of(self, unit: str, page: ManifestEntry | None) -> dict[str, str]:
        """Return the page of a unit in the edition of another page, as details of a finding."""
        right = self.pages.editions.get(("unit", unit), {}).get(page.edition) if page else None
        return {"nearest": right.address, "right": right.title} if right is not None else {}


_OF_PLAIN = (judge_label, judge_head, judge_revised)
"""What may be wrong with a link whose text is right by itself."""
