"""A record as it is printed -> a document, in its own language."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.i18n.translation import translation
from gongkai.model.catalog import Catalog
from gongkai.render.downloads.blocks import read_blocks
from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.document import CopyDocument, Fact
from gongkai.render.environment import environment
from gongkai.render.links import LinkResolver
from gongkai.render.markdown import MarkdownRenderer
from gongkai.render.unlinked import Published, is_there
from gongkai.render.urls import Origin
from gongkai.views.addresses import record_address
from gongkai.views.downloads import CopyContent

_SPACE = re.compile(r"\s+")


class Composer:
    """Composes the documents of one language, with one environment and one Markdown parser."""

    def __init__(self, catalog: Catalog, origin: Origin, published: Published = None) -> None:
        """Take where the site is; where that is unknown no link leads back to its pages."""
        self._language = origin.language
        self._origin = origin
        self._published = published
        self._words = translation(origin.language)
        self._head = environment(origin.language).get_template("printed_head.html")
        self._markdown = MarkdownRenderer()
        self._links = LinkResolver(catalog, origin, published)

    def compose(self, content: CopyContent) -> CopyDocument:
        """Return the document of a record: what comes above its text, and its text."""
        record = content.record
        body = record.body(self._language)
        base, page = self._origin.site_url, record_address(record)
        is_known = base and is_there(page, self._published)
        here = base + self._origin.from_root(page) if is_known else ""
        head = LexborHTMLParser(self._head.render(data=content, address=here))

        def resolve(target: str) -> str:
            found = self._links.address(target, record, body)
            if found is None:
                return target
            return base + found if base and found else ""

        text = self._markdown.render(body.markdown, resolve, body.path)
        return CopyDocument(
            id=record.id,
            language=self._language,
            title=_line(body.title),
            author=_line("、".join(record.issuers)),
            number=_line(record.number or ""),
            day=record.day,
            facts=tuple(_fact(node) for node in head.css("dt")),
            notices=tuple(_words(node) for node in head.css("section p")),
            watermark=_words(head.css_first("footer")),
            blocks=read_blocks(text.html, self._words),
        )


def _fact(label: LexborNode) -> Fact:
    value = label.next
    while value is not None and value.tag != "dd":
        value = value.next
    link = value.css_first("a") if value is not None else None
    href = (link.attributes.get("href") or "") if link is not None else ""
    return Fact(_words(label), _words(value), href)


def _words(node: LexborNode | None) -> str:
    return _line(node.text()) if node is not None else ""


def _line(text: str) -> str:
    return _SPACE.sub(" ", printable(text)).strip()
