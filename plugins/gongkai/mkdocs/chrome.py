"""What the theme's own templates need of a page: words, ways and the other edition."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from gongkai.i18n.translation import translation
from gongkai.measures.as_at import as_at
from gongkai.measures.measure import Measures
from gongkai.model.address_pattern import filled
from gongkai.model.catalog import Catalog
from gongkai.model.language import HTML_LANGUAGE, Language
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import relative
from gongkai.render.words import write_day
from gongkai.views.addresses import COLUMNS, HOME
from gongkai.views.page import Page, Title
from gongkai.views.search import Found, Inside, found, inside


@dataclass(frozen=True)
class OtherEdition:
    """The same page in another language."""

    language: str
    """As HTML names it."""
    name: str
    short: str
    """Where there is little room."""
    address: str


@dataclass(frozen=True)
class Chrome:
    """Given to the theme as `gongkai`."""

    title: str
    address: str
    """Where the page is published; empty where the site does not know."""
    sample: bool
    """Whether what the page shows is invented."""
    shelf: str | None
    """Pages of one shelf have the same frame; None where the page is in the navigation."""
    in_tree: bool
    """Whether the page belongs to the tree of columns, whose navigation is then shown beside it."""
    trail: tuple[tuple[str, str | None], ...]
    """Title and link of each step above the page; a step that is not a page has no link."""
    others: tuple[OtherEdition, ...]
    as_of: str
    notice: str
    """What the site says of itself below every page."""
    contact: str
    """Who answers for the column, by role."""
    fault: str
    """Where a fault on this page is reported; empty where the site names no way."""
    edit: str
    """Where the text of the record on this page is edited; empty where there is no way."""
    there: Callable[[str], bool]
    """Whether the edition has a page or file at an address."""
    say: Callable[..., str]
    words: Callable[[Title], str]
    """A title or label in the page's language, not escaped."""
    home: str
    """The way from the page to the first page of its edition."""
    found: Found | None
    """What search indexes of the page; None where it is not to be found."""
    inside: tuple[Inside, ...]
    """The attachments whose text search finds in this edition: that of the record's language."""


NAMES: dict[Language, str] = {"en": "English", "zh": "中文"}
SHORT: dict[Language, str] = {"en": "EN", "zh": "中"}


def chrome(
    page: Page,
    renderer: PageRenderer,
    catalog: Catalog,
    measures: Measures,
    *,
    in_nav: bool,
) -> Chrome:
    """Return what surrounds the body of `page`."""
    language, origin = renderer.language, renderer.origin
    link = partial(relative, page.address)
    across = partial(relative, origin.from_root(page.address))
    site, record = catalog.registries.site, page.record
    values = _of_page(page, renderer, catalog, measures)
    is_own = record is not None and origin.editions.nearest(record.authoritative) == language
    in_tree = page.kind in ("column", "filter") and page.column is not None
    return Chrome(
        renderer.title(page),
        renderer.canonical(page, language),
        page.sample,
        None if in_nav else f"{_shelf(page.address)} {in_tree}",
        in_tree,
        tuple(
            (
                renderer.words(crumb.title),
                link(crumb.address) if renderer.is_there(crumb.address) else None,
            )
            for crumb in page.trail
        ),
        tuple(
            OtherEdition(
                HTML_LANGUAGE[other],
                NAMES[other],
                SHORT[other],
                across(origin.from_root(page.address, other)),
            )
            for other in origin.editions.others(language)
        ),
        write_day(measures.as_of, language),
        site.notice.in_(language) if site.notice is not None else "",
        site.contact.in_(language) if site.contact is not None else "",
        filled(site.fault or "", values),
        filled(site.edit or "", values) if record is not None else "",
        renderer.is_there,
        translation(language),
        renderer.words,
        link(HOME),
        found(page, catalog, measures),
        tuple(inside(record)) if record is not None and is_own else (),
    )


def _of_page(
    page: Page, renderer: PageRenderer, catalog: Catalog, measures: Measures
) -> dict[str, str]:
    """Return what fills the places of addresses on the forge (model/address_pattern.py)."""
    language, record = renderer.language, page.record
    since = as_at(record, catalog, measures) if record is not None else None
    return {
        "page": renderer.canonical(page, language) or renderer.origin.from_root(page.address),
        "path": record.body(language).path if record is not None else "",
        "title": renderer.title(page),
        "version": (since or measures.as_of).isoformat(),
    }


def _shelf(address: str) -> str:
    """Name what a page's links to the pages in the navigation depend on: depth and first folders.

    Columns stand in the navigation two folders deep.
    """
    folders = address.split("/")[: 2 if address.startswith(COLUMNS) else 1]
    return f"{address.count('/')} {'/'.join(folders)}"
