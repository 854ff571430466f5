"""A record as it is kept -> a document, in one language."""

import re
from collections.abc import Iterator

from gongkai.i18n.translation import translation
from gongkai.model.catalog import Catalog
from gongkai.model.parts import Body
from gongkai.model.record import Record
from gongkai.render.asked import AskedOfSite, NotedAddresses, SiteAnswer, SiteQuestion
from gongkai.render.downloads.blocks import read_blocks
from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.document import (
    Block,
    CopyDocument,
    LabelledBlocks,
    Run,
    ScanCode,
)
from gongkai.render.downloads.inline import InlineWriter
from gongkai.render.downloads.official import is_official, signed
from gongkai.render.downloads.pictures import Read, pictures_of
from gongkai.render.downloads.runs import Runs
from gongkai.render.downloads.written import RecordWriter
from gongkai.render.links import LinkResolver
from gongkai.render.markdown import MarkdownRenderer
from gongkai.render.unlinked import Published, is_there
from gongkai.render.urls import Origin
from gongkai.views.addresses import record_address
from gongkai.views.blocks import Facts
from gongkai.views.downloads import CopyContent
from gongkai.views.page import Label
from gongkai.views.related import Together

_SPACE = re.compile(r"\s+")
_DIGEST = 16
"""Digits of a checksum that stand together: sixty-four in a row fit on no line."""

_COPY = Label("Copy, not the signed original")


class Composer:
    """Composes the documents of one language, with one Markdown parser."""

    def __init__(
        self,
        catalog: Catalog,
        origin: Origin,
        read: Read,
        published: Published = None,
        *,
        red_heads: bool = False,
    ) -> None:
        """Take where the site is, and what reads the files beside records.

        Where the site's address is unknown no link leads back to its pages. With `red_heads`
        documents of organs look as offices print them.
        """
        self._red_heads = red_heads
        self._language = origin.language
        self._origin = origin
        self._read = read
        self._published = published
        self.asked = AskedOfSite()
        noted = NotedAddresses(published, self.asked) if published is not None else None
        self._words = translation(origin.language)
        self._inline = InlineWriter(self._words, origin, noted)
        self._writer = RecordWriter(self._inline)
        self._markdown = MarkdownRenderer()
        self._links = LinkResolver(catalog, origin, published)

    def compose(self, given: CopyContent) -> CopyDocument:
        """Return the document of a record: what comes above its title, and what it says."""
        record = given.record
        body = record.body(self._language)
        # What belongs together leads on from a page; of a document it is the end.
        blocks = sorted(given.content.blocks, key=lambda block: isinstance(block, Together))
        stated = next(block for block in blocks if isinstance(block, Facts))
        text = self._text(record, body)
        official = self._red_heads and is_official(record, self._language)
        if official:
            text = signed(text, record, self._language)
        address = self._address(record)
        return CopyDocument(
            id=record.id,
            language=self._language,
            title=_line(body.title),
            author=_line("、".join(record.issuers)),
            number=_line(record.number or ""),
            day=record.day,
            facts=(*self._writer.pairs(stated.fields), *self._of_the_copy(given, body, address)),
            code=self._code(address),
            notices=tuple(self._notices(given, official=official)),
            red_head=_line("、".join(record.issuers)) if official else "",
            watermark=self._words("SAMPLE") if record.sample else "",
            blocks=tuple(self._writer.blocks(blocks, text)),
        )

    def answer(self, question: SiteQuestion, given: CopyContent) -> SiteAnswer:
        """Return what the site answers today to what a document asked. Raises KeyError."""
        if question.kind == "there":
            return is_there(question.name, self._published)
        if question.kind == "words":
            return self._words.unfilled(question.name)
        body = given.record.body(self._language)
        if question.text != body.path:
            raise KeyError(question.text)
        return self._links.address(question.name, given.record, body)

    def _text(self, record: Record, body: Body) -> tuple[Block, ...]:
        def resolve(target: str) -> str:
            found = self._links.address(target, record, body)
            self.asked.note(SiteQuestion("link", target, body.path), found)
            return target if found is None else f"/{found}" if found else ""

        html = self._markdown.render(body.markdown, resolve, body.path).html
        pictures = pictures_of(record, self._read)
        return read_blocks(html, self._words, self._origin.site_url, pictures)

    def _notices(self, given: CopyContent, *, official: bool) -> Iterator[Runs]:
        if official:
            yield self._inline.runs(_COPY)
        for notice in given.content.notices:
            yield from self._writer.notice(notice)
        chief = given.record.authoritative
        if self._language != chief:
            only = {
                "zh": Label("Only the Chinese text is official."),
                "en": Label("Only the English text is official."),
            }
            yield self._inline.line((Label("Unofficial translation."), only[chief]))

    def _address(self, record: Record) -> str:
        """Return the address of the record's page; empty where it is not known."""
        page = record_address(record)
        known = self._origin.site_url and is_there(page, self._inline.published)
        return self._origin.site_url + self._origin.from_root(page) if known else ""

    def _code(self, address: str) -> ScanCode | None:
        alt = self._words("Code to scan: {address}", address=address)
        return ScanCode(address, alt) if address else None

    def _of_the_copy(
        self, given: CopyContent, body: Body, address: str
    ) -> Iterator[LabelledBlocks]:
        """Yield by what a copy can be held against the record: address, day and checksum."""
        say = self._writer.said_under
        if address:
            yield say(Label("Address of the page"), (Run(address, (), address),))
        if given.as_at is not None:
            yield say(Label("Status as at"), self._inline.runs(given.as_at))
        yield say(Label("This document"), self._inline.runs(Label("Copy, not the signed original")))
        if body.digest:
            yield say(Label("Source file (SHA-256)"), (Run(_in_parts(body.digest), ("code",)),))


def _in_parts(digest: str) -> str:
    """Return a checksum in parts: no line holds all of its digits."""
    return " ".join(digest[at : at + _DIGEST] for at in range(0, len(digest), _DIGEST))


def _line(text: str) -> str:
    return _SPACE.sub(" ", printable(text)).strip()
