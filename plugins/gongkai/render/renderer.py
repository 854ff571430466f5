"""Pages of one edition -> HTML bodies, titles and headings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from gongkai.i18n.translation import translation
from gongkai.measures.citations import Citations
from gongkai.measures.validity import ENDINGS
from gongkai.model.catalog import Catalog
from gongkai.model.language import Language
from gongkai.model.parts import Body
from gongkai.model.record import Record
from gongkai.model.web_address import is_web_address
from gongkai.render.asked import AskedOfSite, SiteAnswer, SiteQuestion
from gongkai.render.citations import with_citations
from gongkai.render.environment import environment, in_words
from gongkai.render.headings import Heading
from gongkai.render.links import LinkResolver
from gongkai.render.markdown import MarkdownRenderer, Rendered
from gongkai.render.tight import tight
from gongkai.render.unlinked import Published, Unlinker, is_there
from gongkai.render.urls import Origin, file_address, relative
from gongkai.views.downloads import Download
from gongkai.views.earlier import EarlierPage
from gongkai.views.page import Label, Page, Title


@dataclass(frozen=True)
class RenderedPage:
    """What MkDocs is given of a page."""

    title: str
    html: str
    headings: Sequence[Heading]


class PageRenderer:
    """Renders the pages of one edition from one catalog."""

    def __init__(
        self,
        catalog: Catalog,
        origin: Origin,
        downloads: Mapping[str, tuple[Download, ...]] | None = None,
        way: Callable[[str, str], str] | None = None,
        *,
        published: Published = None,
        ended: Mapping[str, Label] | None = None,
    ) -> None:
        """Set up the environment once; a page then costs its own template only.

        `downloads` are what the pages of records offer, by record id. `way` leads from the
        address of a page to another of the edition; without it links are relative. What would
        lead to an address that is not among `published` is no link. `ended` says, by record
        id, what stands beside every link to a document that is no longer in force.
        """
        self._way = way or relative
        self._published = published
        self._unlinker = Unlinker()
        self._downloads = downloads if downloads is not None else {}
        self.origin = origin
        self._words = translation(self.language)
        self._environment = environment(self.language)
        self._markdown = MarkdownRenderer()
        self._citations = Citations(catalog.registries.laws)
        self._links = LinkResolver(catalog, origin, published)
        self._ended = ended if ended is not None else {}
        self.earlier_elsewhere: dict[str, Language] = {}
        """The edition in which a record's earlier texts stand, where it is another than this."""
        self.asked = AskedOfSite()
        """What pages ask of the rest of the site while they are rendered."""

    @property
    def language(self) -> Language:
        """Return the language of the edition."""
        return self.origin.language

    def words(self, title: Title) -> str:
        """Return a title as plain text, not escaped."""
        return in_words(title, self._words)

    def title(self, page: Page) -> str:
        """Return the page's title as plain text, not escaped."""
        return self.words(page.title)

    def render(self, page: Page) -> RenderedPage:
        """Return the page's title, body and headings."""
        from_root = self.origin.from_root
        here = from_root(page.address)
        record, nothing = page.record, Rendered("", ())
        text = self._text(record, record.body(self.language)) if record is not None else nothing
        official = self._official(record) if record is not None else nothing
        html = self._environment.get_template(page.template).render(
            page=page,
            data=page.data,
            text=text,
            official_text=official,
            downloads=self.downloads(page),
            url=partial(self._link, page.address),
            there=self.is_there,
            status_beside=self._status,
            shared=lambda path: relative(here, file_address(path)),
            across=lambda address, language: relative(here, from_root(address, language)),
            editions=self.origin.editions,
            canonical=lambda language: self.canonical(page, language),
            earlier_text=partial(self._earlier, page),
            earlier_in=self._earlier_in,
        )
        html = self._unlinker.words_alone(html)
        html = tight(html) if self.language == "zh" else html
        headings = () if record is not None else text.headings  # a record lists its own
        return RenderedPage(self.title(page), html, headings)

    def settled(self, page: Page) -> Page:
        """Return a page without other forms of it that the edition does not have."""
        there = tuple(one for one in page.alternates if self.is_there(one.address))
        return replace(page, alternates=there)

    def downloads(self, page: Page) -> tuple[Download, ...]:
        """Return what the page offers to take away."""
        return self._downloads.get(page.record.id, ()) if page.record is not None else ()

    def is_there(self, address: str) -> bool:
        """Return whether the edition has a page or file at `address`."""
        found = is_there(address, self._published)
        self.asked.note(SiteQuestion("there", address), found)
        return found

    def answer(self, question: SiteQuestion, page: Page) -> SiteAnswer:
        """Return what `page` would be answered now. Raises KeyError where it cannot ask that."""
        match question.kind:
            case "there":
                return self.is_there(question.name)
            case "status":
                return self._words_beside(question.name)
            case "earlier":
                return self._earlier_in(question.name)
            case "words":
                return self._words.unfilled(question.name)
            case "earlier link" if isinstance(page.data, EarlierPage):
                return self._resolve_earlier(page, page.data.record, question.text, question.name)
        record = page.record
        texts = {body.path: body for body in record.bodies.values()} if record is not None else {}
        body = texts[question.text]
        if record is not None and question.kind == "link":
            return self._resolve(record, body, question.name)
        return self._beside(record, body, question.name) if record is not None else None

    def canonical(self, page: Page, language: Language) -> str:
        """Return the public address of a page in an edition; empty where it is not known."""
        known = bool(self.origin.site_url)
        return self.origin.link(page.address, page.address, language) if known else ""

    def _link(self, source: str, target: str) -> str:
        if self.is_there(target):
            return self._way(source, target)
        return self._unlinker.mark(target)

    def _official(self, record: Record) -> Rendered:
        """Return the official text beside a translation, if no edition shows it."""
        is_translated = self.language in record.languages
        if not is_translated or record.authoritative in self.origin.editions.languages:
            return Rendered("", ())
        return self._text(record, record.body(record.authoritative), "official-")

    def _text(self, record: Record, body: Body, prefix: str = "") -> Rendered:
        resolve = partial(self._resolve, record, body)
        beside = partial(self._beside, record, body)
        text = self._markdown.render(body.markdown, resolve, body.path, prefix, beside)
        day = record.dated or record.day
        if day is None:
            return text
        address_of = partial(self._citations.address_of, day=day)
        return replace(text, html=with_citations(text.html, address_of))

    def _earlier(self, page: Page, record: Record, body: Body, prefix: str) -> Markup:
        """Return a text as it was, on a page of its own; what it led to and is gone is no link."""
        resolve = partial(self._resolve_earlier, page, record, body.path)
        return Markup(self._markdown.render(body.markdown, resolve, body.path, prefix).html)  # noqa: S704  sanitised

    def _resolve_earlier(self, page: Page, record: Record, path: str, target: str) -> str | None:
        """Return where a link of an earlier text leads today."""
        found = self._links.address(target, record, Body("", "", "", path, 1))
        way = relative(self.origin.from_root(page.address), found) if found else None
        if found is None and is_web_address(target):
            way = target
        self.asked.note(SiteQuestion("earlier link", target, path), way)
        return way

    def _earlier_in(self, record: str) -> Language | None:
        """Return the edition in which a record's earlier texts stand, if it is another."""
        found = self.earlier_elsewhere.get(record)
        self.asked.note(SiteQuestion("earlier", record), found)
        return found

    def _status(self, record: Record) -> Label | None:
        """Return what stands beside a link to a document that has ended."""
        self.asked.note(SiteQuestion("status", record.id), self._words_beside(record.id))
        return self._ended.get(record.id)

    def _words_beside(self, record: str) -> str | None:
        found = self._ended.get(record)
        return self.words(found) if found is not None else None

    def _resolve(self, record: Record, body: Body, target: str) -> str | None:
        """Return where a link of a text leads."""
        found = self._links.resolve(target, record, body)
        self.asked.note(SiteQuestion("link", target, body.path), found)
        return found

    def _beside(self, record: Record, body: Body, target: str) -> str:
        """Return what is printed beside a link of a text to a document that has ended."""
        found = self._ending(record, body, target)
        self.asked.note(SiteQuestion("beside", target, body.path), found)
        return found

    def _ending(self, record: Record, body: Body, target: str) -> str:
        """Return how the document ended that a text links to.

        Nothing in the text of that document itself, nor of the one that ended it.
        """
        linked = self._links.record_named(target, body)
        status = self._ended.get(linked.id) if linked is not None else None
        if linked is None or status is None or linked.id == record.id:
            return ""
        ends = (reference.doc for relation in ENDINGS for reference in getattr(record, relation))
        if linked.id in ends:
            return ""
        words = translation(_language_of(record, body))
        return words(" ({status})", status=in_words(status, words))


def _language_of(record: Record, body: Body) -> Language:
    return next(language for language, other in record.bodies.items() if other is body)
